// The local checks: each looks at one function's own instructions and reports hazards, callees
// aside. One file a check; the list stands at the end of this header. TraceFacts runs them callees
// first and carries what they report up the call graph.
#pragma once

#include <concepts>
#include <string>
#include <vector>

#include "analysis/facts/CodeView.h"
#include "analysis/facts/FactContext.h"
#include "analysis/facts/LocalIndex.h"
#include "analysis/facts/Origins.h"
#include "analysis/facts/SetUp.h"
#include "analysis/facts/Summary.h"

namespace graphlift {

/// May a value be a symbolic tensor while the function is traced?
struct Symbolic {
    Answer answer = Answer::No;
    bool always = false;  // else when a parameter of `when` is a tensor in the graph
    RootSet when = 0;
    explicit operator bool() const { return answer != Answer::No; }
};

struct LocalPass {
    const FactContext& context;
    const CodeView& view;
    const std::vector<ValueOrigin>& origins;
    CapturedVariables& captured;
    Summaries& summaries;
    const InPlaceWrites& inPlace;
    std::vector<HazardSite> sites;
    std::vector<HazardSite>
        flows;  // control flow on tensors: wrong where the function runs unconverted
    const InstsByKind byKind = InstsByKind(view);
    const std::vector<ApiCall> apiCalls = apiCallsOf(context, view);

    [[nodiscard]] const ValueOrigin& origin(InstId inst) const { return origins[inst.index()]; }
    [[nodiscard]] uint32_t bits(InstId inst) const {
        return inst.isNone() ? 0 : context.bits(view, inst);
    }
    /// The value itself (`deep`: or something inside it).
    [[nodiscard]] Symbolic symbolic(InstId inst, bool deep = false) const;
    /// A condition under which the value's contents come from a parameter, for arrays that are none
    /// in eager mode.
    void report(FactId fact, Answer answer, InstId inst, std::string message);
    void report(FactId fact, const Symbolic& symbolic, InstId inst, std::string message);
    /// The same with a message that is put together only where there is something to report.
    template <std::invocable Message>
    void report(FactId fact, const Symbolic& symbolic, InstId inst, Message message) {
        if (symbolic) report(fact, symbolic, inst, std::string(message()));
    }

    void reportFlow(const Symbolic& symbolic, InstId inst);

    /// Calls `visit(edge, api)` for each library API that a reached site of the function calls.
    template <class Visit>
    void forEachApi(Visit visit) const {
        for (const ApiCall& call : apiCalls) visit(*call.edge, *call.api);
    }
    /// Calls `visit(id, inst)` for each reached instruction of that kind.
    template <class Visit>
    void forEach(InstKind kind, Visit visit) const {
        for (InstId id : byKind.of(kind)) visit(id, view[id]);
    }
    /// The instructions a call of an API passes: its receiver (for methods) and its arguments.
    [[nodiscard]] std::vector<InstId> argumentsOf(InstId call, const ApiModel& api) const;
    /// The argument for one parameter of an API (0 is the receiver of methods); none: not given or
    /// not told.
    [[nodiscard]] InstId argument(InstId call, const ApiModel& api, uint32_t parameter) const;
    /// The instructions that store the own variable `name`, which nested functions share.
    [[nodiscard]] std::vector<InstId> storesOf(Name name) const;
    [[nodiscard]] std::string callee(InstId site) const { return calleeText(view, site); }
};

void findEagerOnlyCalls(LocalPass& pass);
void findCastNumbers(LocalPass& pass);
void findNumpyOnParameters(LocalPass& pass);
void findInvalidNames(LocalPass& pass);
void findStaleVariableReads(LocalPass& pass);
void findIteration(LocalPass& pass);
void findDtypeCoercions(LocalPass& pass);
void findVariableCreation(LocalPass& pass);
void findFrozenState(LocalPass& pass);
void findPythonEntropy(LocalPass& pass);
void findControlFlow(LocalPass& pass);
void findListGrowth(LocalPass& pass);
void findGenerators(LocalPass& pass);
void findCaughtErrors(LocalPass& pass);
void findEagerTests(LocalPass& pass);
void findGraphOnlyUses(LocalPass& pass);
void findArrayOnlyUses(LocalPass& pass);
void findGraphMode(LocalPass& pass);
void findStrategyBoundary(LocalPass& pass);
void findDynamicDimensions(LocalPass& pass);
void findSeededRandom(LocalPass& pass);
/// Axes of parameters read as Python numbers (GL502, GL505).
void findAxisReads(const LocalPass& pass, std::vector<AxisRead>& reads);

}  // namespace graphlift
