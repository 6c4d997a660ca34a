// GL307 no-unconvertible-iteration. AutoGraph turns a plain for over a tensor into a loop of
// the graph. Other ways to iterate ask the tensor for its elements, which it does not have
// while tracing. What counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoUnconvertibleIteration>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoUnconvertibleIteration, function,
        {.holds = "No tensor is iterated in a way that a graph cannot do",
         .fails = "A tensor is iterated in a way that a graph cannot do",
         .unknown =
             "It is not known whether a tensor is iterated in a way that a graph cannot do"});
}

}  // namespace graphlift
