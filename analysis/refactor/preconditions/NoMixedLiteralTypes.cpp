// GL327 no-mixed-literal-types. Equal values share one trace, and the trace keeps the type of
// the first one. What counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoMixedLiteralTypes>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoMixedLiteralTypes, function,
        {.holds = "No parameter gets equal numbers of different types",
         .fails = "A parameter gets equal numbers of different types",
         .unknown = "It is not known whether a parameter gets equal numbers of different types"});
}

}  // namespace graphlift
