// GL314 convertible-control-flow. AutoGraph makes both branches part of the graph. What differs
// between them cannot be joined, and code that is not converted raises when it asks a tensor
// for its truth. What counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::ConvertibleControlFlow>(const FunctionView& function) {
    return fromFact(PreconditionId::ConvertibleControlFlow, function,
                    {.holds = "Its control flow on tensors can be converted",
                     .fails = "Its control flow on tensors cannot be converted",
                     .unknown = "It is not known whether its control flow can be converted"});
}

}  // namespace graphlift
