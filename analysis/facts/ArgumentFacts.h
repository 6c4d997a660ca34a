// Facts that callers decide: what they pass, how often, from where.
#pragma once

#include "analysis/facts/CallSites.h"
#include "analysis/facts/ProgramFacts.h"

namespace graphlift {

struct ArgumentView {
    const FactContext& context;
    FunctionId function;
    const std::vector<CallSite>& sites;
    const FunctionSummary& summary;  // parameters are filled in

    [[nodiscard]] bool isData(uint32_t parameter) const {
        return summary.parameters[parameter].role != ParameterFacts::Role::Receiver;
    }
    [[nodiscard]] bool isEntered() const { return context.view(function).entered; }
};

/// "nothing in the project calls it"
Fact notCalled();

Fact literalParameterFact(const ArgumentView& view);
Fact varyingLiteralFact(const ArgumentView& view);
Fact mixedLiteralTypesFact(const ArgumentView& view);
Fact freshObjectArgumentFact(const ArgumentView& view);
Fact kerasSymbolicArgumentFact(const ArgumentView& view);
Fact untraceableArgumentFact(const ArgumentView& view);
Fact unboundedShapesFact(const ArgumentView& view);
Fact singleUseFact(const ArgumentView& view);
Fact definedRepeatedlyFact(const ArgumentView& view);
TraceForecast forecastTraces(const ArgumentView& view);

/// Is an instance of the class refused as an argument and as the receiver of a decorated method
/// (unhashable)?
Answer isUnhashable(const FactContext& context, ClassId cls);

}  // namespace graphlift
