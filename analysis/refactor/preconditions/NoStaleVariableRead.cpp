// GL306 no-stale-variable-read. The list is empty until the model is built. A graph keeps the
// list that was there while tracing. What counts stands in the help page of that name; the
// evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoStaleVariableRead>(const FunctionView& function) {
    return fromFact(PreconditionId::NoStaleVariableRead, function,
                    {.holds = "No list of variables is read before the model is built",
                     .fails = "A list of variables is read before the model is built",
                     .unknown = "It is not known whether a list of variables is read too early"});
}

}  // namespace graphlift
