// GL403 worth-a-trace. Tracing costs more than one eager call. It pays from the second call on.
// What counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::WorthATrace>(const FunctionView& function) {
    return fromFact(PreconditionId::WorthATrace, function,
                    {.holds = "It is called more than once, or in a loop",
                     .fails = "It is called once, outside any loop",
                     .unknown = "It is not known how often it is called"});
}

}  // namespace graphlift
