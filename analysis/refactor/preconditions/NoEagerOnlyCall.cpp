// GL303 no-eager-only-call. While tracing a tensor has no value yet. Reading it raises an
// error. What counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoEagerOnlyCall>(const FunctionView& function) {
    return fromFact(PreconditionId::NoEagerOnlyCall, function,
                    {.holds = "No call in it needs an eager tensor",
                     .fails = "It reads the value of a tensor in a way that only works eagerly",
                     .unknown = "It is not known whether it needs eager tensors"});
}

}  // namespace graphlift
