// GL308 no-conflicting-dtype-coercion. Eagerly TensorFlow converts the array to the tensor's
// dtype. As an argument of a graph it is a float64 tensor, and the operation raises. What
// counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoConflictingDtypeCoercion>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoConflictingDtypeCoercion, function,
        {.holds = "No array argument meets tensors of another dtype",
         .fails = "A float64 array meets float32 tensors",
         .unknown = "It is not known whether an array argument meets tensors of another dtype"});
}

}  // namespace graphlift
