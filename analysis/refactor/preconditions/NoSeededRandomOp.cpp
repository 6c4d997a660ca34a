// GL328 no-seeded-random-op. The graph draws other numbers than the eager run with the same
// seed. Both are right, but results change. What counts stands in the help page of that name;
// the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoSeededRandomOp>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoSeededRandomOp, function,
        {.holds = "It draws no seeded random numbers",
         .fails = "It draws random numbers after a fixed seed",
         .unknown = "It is not known whether it draws random numbers after a fixed seed"});
}

}  // namespace graphlift
