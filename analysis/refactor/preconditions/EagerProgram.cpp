// GL323 eager-program. There is nothing eager to convert: everything is in a graph already.
// What counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::EagerProgram>(const FunctionView& function) {
    return fromFact(PreconditionId::EagerProgram, function,
                    {.holds = "The module runs eagerly",
                     .fails = "The module is written for graph mode",
                     .unknown = "It is not known whether the module runs eagerly"});
}

}  // namespace graphlift
