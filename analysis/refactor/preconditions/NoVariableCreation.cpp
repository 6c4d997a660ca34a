// GL310 no-variable-creation. A graph may make variables only while it is traced for the first
// time. Later traces that make one raise. What counts stands in the help page of that name; the
// evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoVariableCreation>(const FunctionView& function) {
    return fromFact(PreconditionId::NoVariableCreation, function,
                    {.holds = "It makes no variable, layer or optimizer on each call",
                     .fails = "It makes a variable, layer or optimizer",
                     .unknown = "It is not known whether it makes variables"});
}

}  // namespace graphlift
