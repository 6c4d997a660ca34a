// GL321 no-tensor-leak. The stored tensor belongs to the graph. Reading it outside raises. What
// counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoTensorLeak>(const FunctionView& function) {
    return fromFact(PreconditionId::NoTensorLeak, function,
                    {.holds = "No tensor of the trace is kept outside",
                     .fails = "A tensor of the trace is kept where later code reads it",
                     .unknown = "It is not known whether a tensor is kept outside"});
}

}  // namespace graphlift
