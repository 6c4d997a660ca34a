// GL309 no-keras-symbolic-argument. A symbolic Keras tensor describes a model that is being put
// together. A tf.function cannot take it. What counts stands in the help page of that name; the
// evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoKerasSymbolicArgument>(const FunctionView& function) {
    return fromFact(PreconditionId::NoKerasSymbolicArgument, function,
                    {.holds = "No call passes a symbolic Keras tensor",
                     .fails = "A call passes a symbolic Keras tensor",
                     .unknown = "It is not known whether a call passes a symbolic Keras tensor"});
}

}  // namespace graphlift
