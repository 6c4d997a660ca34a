// GL101 has-tensor-parameter. A graph is traced once for each kind of argument. A function that
// takes no tensor has nothing for a graph to vary over: every new argument would be a new
// trace. What counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::HasTensorParameter>(const FunctionView& function) {
    return fromFact(PreconditionId::HasTensorParameter, function,
                    {.holds = "A parameter can hold a tensor",
                     .fails = "No parameter can hold a tensor",
                     .unknown = "It is not known whether a parameter can hold a tensor"},
                    Polarity::NoFails);
}

}  // namespace graphlift
