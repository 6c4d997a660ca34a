// GL505 relaxable-axes. With the axis None such code raises or, worse, silently takes the other
// branch. What counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::RelaxableAxes>(const FunctionView& function) {
    return fromFact(
        PreconditionId::RelaxableAxes, function,
        {.holds = "No axis that changes is read as a number",
         .fails = "An axis that changes is read as a number",
         .unknown = "It is not known whether an axis that changes is read as a number"});
}

}  // namespace graphlift
