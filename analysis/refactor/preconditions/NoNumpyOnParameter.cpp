// GL304 no-numpy-on-parameter. NumPy needs the numbers. A tensor that is being traced has none,
// so the call raises. What counts stands in the help page of that name; the evidence is the
// fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoNumpyOnParameter>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoNumpyOnParameter, function,
        {.holds = "No NumPy function is applied to a parameter's value",
         .fails = "A NumPy function is applied to a value that comes from a parameter",
         .unknown = "It is not known whether NumPy functions are applied to parameters"});
}

}  // namespace graphlift
