// GL322 array-argument-used-as-tensor. In a graph the argument is a tensor. It has no such
// methods and cannot be changed. What counts stands in the help page of that name; the evidence
// is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::ArrayArgumentUsedAsTensor>(const FunctionView& function) {
    return fromFact(
        PreconditionId::ArrayArgumentUsedAsTensor, function,
        {.holds = "No array argument is used as only an array can be",
         .fails = "An array argument is used as only an array can be",
         .unknown = "It is not known whether an array argument is used as only an array can be"});
}

}  // namespace graphlift
