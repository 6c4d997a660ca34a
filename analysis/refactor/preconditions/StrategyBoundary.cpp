// GL324 strategy-boundary. Inside a graph a strategy makes replicas of another kind than
// outside. What counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::StrategyBoundary>(const FunctionView& function) {
    return fromFact(
        PreconditionId::StrategyBoundary, function,
        {.holds = "No distribution strategy is entered or left",
         .fails = "The change would move a distribution strategy into or out of a graph",
         .unknown = "It is not known whether a distribution strategy is entered"});
}

}  // namespace graphlift
