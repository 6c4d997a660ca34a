// GL504 current-decorator-arguments. An argument that was renamed or removed raises on import under
// newer versions. Asked of graph functions only; the remedy is a separate edit (R2).
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::CurrentDecoratorArguments>(const FunctionView& function) {
    if (!function.isHybrid())
        return notApplicable(PreconditionId::CurrentDecoratorArguments,
                             "There is no decorator with arguments.");
    return fromFact(PreconditionId::CurrentDecoratorArguments, function,
                    {.holds = "The decorator's arguments are current",
                     .fails = "The decorator has an argument that is out of date",
                     .unknown = "It is not known whether the decorator's arguments are current"});
}

}  // namespace graphlift
