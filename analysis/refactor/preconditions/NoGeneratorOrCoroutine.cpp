// GL316 no-generator-or-coroutine. A tf.function must return tensors. AutoGraph does not
// convert generators and coroutines. What counts stands in the help page of that name; the
// evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoGeneratorOrCoroutine>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoGeneratorOrCoroutine, function,
        {.holds = "It is no generator and no coroutine",
         .fails = "It is a generator or a coroutine, or runs one that cannot be traced",
         .unknown = "It is not known whether it runs a generator that cannot be traced"});
}

}  // namespace graphlift
