// GL315 no-list-growth-in-tensor-loop. The body of such a loop is traced once. The list gets
// one symbolic element that nobody outside may use. What counts stands in the help page of that
// name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoListGrowthInTensorLoop>(const FunctionView& function) {
    return fromFact(PreconditionId::NoListGrowthInTensorLoop, function,
                    {.holds = "No list grows in a loop of the graph",
                     .fails = "A list grows in a loop of the graph",
                     .unknown = "It is not known whether a list grows in a loop of the graph"});
}

}  // namespace graphlift
