// GL330 removal-neutral. Asked of decorated functions only: what rests on being a graph comes back
// or breaks when the decorator goes.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::RemovalNeutral>(const FunctionView& function) {
    if (!function.isHybrid())
        return notApplicable(PreconditionId::RemovalNeutral, "There is no decorator to remove.");
    return fromFact(
        PreconditionId::RemovalNeutral, function,
        {.holds = "Without the decorator it behaves the same",
         .fails = "Without the decorator it would behave differently",
         .unknown = "It is not known whether it behaves the same without the decorator"});
}

}  // namespace graphlift
