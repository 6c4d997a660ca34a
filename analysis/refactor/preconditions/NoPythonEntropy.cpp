// GL312 no-python-entropy. The value that was drawn while tracing stays in the graph for ever.
// What counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoPythonEntropy>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoPythonEntropy, function,
        {.holds = "It draws no random number and reads no clock in Python",
         .fails = "It draws a random number or reads a clock in Python",
         .unknown = "It is not known whether it draws random numbers or reads clocks in Python"});
}

}  // namespace graphlift
