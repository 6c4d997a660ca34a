// Facts about a function as an object and about its result: what stands around the `def`, who looks
// into the function object, what callers do with what it returns.
#pragma once

#include "analysis/facts/CallSites.h"
#include "analysis/facts/ProgramFacts.h"
#include "analysis/facts/Summary.h"

namespace graphlift {

Fact notDecoratableFact(const FactContext& context, const FunctionSummary& summary);

/// One place where a function object is looked into, per function and attribute.
struct FunctionObjectUses {
    struct Use {
        FunctionId where;
        InstId site;
        Name attribute;
        bool graphOnly = false;  // what only a graph function has
    };
    std::vector<std::vector<Use>> of;  // by FunctionId
};
FunctionObjectUses findFunctionObjectUses(const FactContext& context);
Fact functionObjectUsedFact(const FactContext& context, const FunctionObjectUses& uses,
                            const FunctionSummary& summary, const Fact& graphOnlyInBody);

Fact incompatibleResultFact(const FactContext& context, const FunctionSummary& summary,
                            const std::vector<CallSite>& sites);

/// A caller that catches what the function raises (GL317 asks of callers too).
Fact withCallersThatCatch(const FactContext& context, const std::vector<CallSite>& sites,
                          Fact fact);

/// GL330, from the facts of the function that are filled in already.
Fact removalSensitiveFact(const FactContext& context, const FunctionSummary& summary,
                          const std::vector<CallSite>& sites);

}  // namespace graphlift
