// GL319 decoratable. The decorator makes an object of another kind; some places need a plain
// function. A function that has the decorator already is past this question.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::Decoratable>(const FunctionView& function) {
    if (function.isDecorated())
        return notApplicable(PreconditionId::Decoratable, "It has the decorator already.");
    return fromFact(PreconditionId::Decoratable, function,
                    {.holds = "A decorator can stand above it",
                     .fails = "A decorator cannot stand above it",
                     .unknown = "It is not known whether a decorator can stand above it"});
}

}  // namespace graphlift
