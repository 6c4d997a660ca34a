// GL305 no-invalid-name-argument. Eagerly the name is ignored. In a graph it must be a scope
// name: letters, digits, _, ., -, /, not starting with _, without spaces. What counts stands in
// the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoInvalidNameArgument>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoInvalidNameArgument, function,
        {.holds = "Every `name` argument can name an operation",
         .fails = "A `name` argument cannot name an operation",
         .unknown = "It is not known whether the `name` arguments can name operations"});
}

}  // namespace graphlift
