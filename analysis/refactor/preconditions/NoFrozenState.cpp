// GL311 no-frozen-state. A trace keeps the value that was there while tracing. Later changes
// are not seen. What counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoFrozenState>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoFrozenState, function,
        {.holds = "It reads no Python state that changes later",
         .fails = "It reads Python state that changes after the first call",
         .unknown = "It is not known whether it reads Python state that changes later"});
}

}  // namespace graphlift
