// GL329 no-dynamic-dimension-read. Eagerly the dimension is a number. While tracing it is None:
// arithmetic raises, and a test takes another branch. What counts stands in the help page of
// that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoDynamicDimensionRead>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoDynamicDimensionRead, function,
        {.holds = "No dimension that is None while tracing is read as a number",
         .fails = "A dimension that is None while tracing is read as a number",
         .unknown =
             "It is not known whether a dimension that is None while tracing is read as a number"});
}

}  // namespace graphlift
