// GL202 no-fresh-object-argument. Objects are compared by identity in the key of a trace. A new
// object is a new trace, and each trace keeps its object alive. What counts stands in the help
// page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoFreshObjectArgument>(const FunctionView& function) {
    return fromFact(PreconditionId::NoFreshObjectArgument, function,
                    {.holds = "No call passes a new object each time",
                     .fails = "A call passes a new object each time",
                     .unknown = "It is not known whether calls pass new objects each time"});
}

}  // namespace graphlift
