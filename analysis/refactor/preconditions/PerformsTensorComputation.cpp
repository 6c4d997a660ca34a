// GL401 performs-tensor-computation. A graph without operations saves nothing and costs a
// trace. What counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::PerformsTensorComputation>(const FunctionView& function) {
    return fromFact(PreconditionId::PerformsTensorComputation, function,
                    {.holds = "It runs tensor operations",
                     .fails = "It runs no tensor operation",
                     .unknown = "It is not known whether it runs tensor operations"},
                    Polarity::NoFails);
}

}  // namespace graphlift
