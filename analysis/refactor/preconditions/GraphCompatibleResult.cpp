// GL313 graph-compatible-result. A graph returns tensors. Other objects raise, and a Python
// number or string comes back as a tensor. What counts stands in the help page of that name;
// the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::GraphCompatibleResult>(const FunctionView& function) {
    return fromFact(PreconditionId::GraphCompatibleResult, function,
                    {.holds = "A graph can return what it returns",
                     .fails = "A graph cannot return what it returns",
                     .unknown = "It is not known whether a graph can return what it returns"});
}

}  // namespace graphlift
