// GL317 no-caught-tensor-error. The handler runs while tracing, when there are no values yet.
// The error comes when the graph runs, and nobody catches it there. What counts stands in the
// help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoCaughtTensorError>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoCaughtTensorError, function,
        {.holds = "No handler waits for an error of a tensor operation",
         .fails = "A handler waits for an error that a graph raises elsewhere",
         .unknown = "It is not known whether a handler waits for an error of a tensor operation"});
}

}  // namespace graphlift
