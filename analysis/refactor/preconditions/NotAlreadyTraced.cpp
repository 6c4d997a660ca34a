// GL402 not-already-traced. The function is part of its callers' graphs already. A second
// decorator changes nothing. What counts stands in the help page of that name; the evidence is
// the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NotAlreadyTraced>(const FunctionView& function) {
    return fromFact(PreconditionId::NotAlreadyTraced, function,
                    {.holds = "Not all of its callers are graphs",
                     .fails = "All its callers are graphs already",
                     .unknown = "It is not known whether all its callers are graphs"});
}

}  // namespace graphlift
