// GL102 callers-known. What the arguments are, how many traces there will be and whether an
// input signature fits can only be said when all calls are seen. What counts stands in the help
// page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::CallersKnown>(const FunctionView& function) {
    return fromFact(PreconditionId::CallersKnown, function,
                    {.holds = "All calls in the project are known",
                     .fails = "Some calls of it are not known",
                     .unknown = "It is not known whether all calls were found"});
}

}  // namespace graphlift
