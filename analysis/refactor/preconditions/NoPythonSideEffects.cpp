// GL301 no-python-side-effects. Python code runs only while the graph is traced: once for each
// kind of argument, not once for each call. The effect would happen once and then never again.
// What counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoPythonSideEffects>(const FunctionView& function) {
    return fromFact(PreconditionId::NoPythonSideEffects, function,
                    {.holds = "No Python side effect was found in it or in what it calls",
                     .fails = "It has a Python side effect",
                     .unknown = "It is not known whether it has Python side effects"});
}

}  // namespace graphlift
