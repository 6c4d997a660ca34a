// GL502 no-unresolved-static-axis. With the axis None such a read gives None: arithmetic
// raises, and == silently takes the other branch. What counts stands in the help page of that
// name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoUnresolvedStaticAxis>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoUnresolvedStaticAxis, function,
        {.holds = "The signature leaves no axis open that the code reads",
         .fails = "The signature would leave an axis open that the code reads as a number",
         .unknown =
             "It is not known whether the signature leaves an axis open that the code reads"});
}

}  // namespace graphlift
