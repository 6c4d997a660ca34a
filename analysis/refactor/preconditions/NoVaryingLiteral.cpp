// GL201 no-varying-literal. A Python value is part of the key of a trace. Each new value makes
// TensorFlow trace again, which is far slower than running eagerly. What counts stands in the
// help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoVaryingLiteral>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoVaryingLiteral, function,
        {.holds = "No parameter gets changing Python numbers or strings",
         .fails = "A parameter gets Python numbers or strings that change",
         .unknown = "It is not known whether a parameter gets changing Python numbers or strings"});
}

}  // namespace graphlift
