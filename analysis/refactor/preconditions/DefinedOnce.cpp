// GL204 defined-once. Traces belong to the function object. A new object starts without traces,
// so each call would trace again. What counts stands in the help page of that name; the
// evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::DefinedOnce>(const FunctionView& function) {
    return fromFact(PreconditionId::DefinedOnce, function,
                    {.holds = "The function object is made once",
                     .fails = "The function object is made anew again and again",
                     .unknown = "It is not known whether the function object is made once"});
}

}  // namespace graphlift
