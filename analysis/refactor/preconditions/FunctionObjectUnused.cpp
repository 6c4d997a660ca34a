// GL320 function-object-unused. Conversion replaces the function by an object and removal replaces
// the object by a function; code that looks into the one does not work with the other. The fact is
// asked by mode, the words follow.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::FunctionObjectUnused>(const FunctionView& function) {
    if (function.isHybrid())
        return fromFact(PreconditionId::FunctionObjectUnused, function,
                        {.holds = "Nobody uses what only a graph function has",
                         .fails = "Someone uses what only a graph function has",
                         .unknown = "It is not known whether someone uses what only a graph "
                                    "function has"});
    return fromFact(
        PreconditionId::FunctionObjectUnused, function,
        {.holds = "Nobody looks into the function object",
         .fails = "Someone uses what only a plain function has",
         .unknown = "It is not known whether someone uses what only a plain function has"});
}

}  // namespace graphlift
