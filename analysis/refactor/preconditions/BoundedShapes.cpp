// GL203 bounded-shapes. Each new shape is a new trace. With reduce_retracing=True TensorFlow
// makes the axes that change None and traces once more only. What counts stands in the help
// page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::BoundedShapes>(const FunctionView& function) {
    return fromFact(PreconditionId::BoundedShapes, function,
                    {.holds = "The shapes that calls pass are few",
                     .fails = "Calls pass ever new shapes",
                     .unknown = "It is not known whether the shapes that calls pass are few"});
}

}  // namespace graphlift
