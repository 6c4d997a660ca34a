// GL325 no-endless-dataset-iteration. Only a converted for becomes a loop of the graph.
// Everything else asks for element after element while tracing and never stops. What counts
// stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoEndlessDatasetIteration>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoEndlessDatasetIteration, function,
        {.holds = "No Dataset is iterated in a way that never ends while tracing",
         .fails = "A Dataset is iterated in a way that never ends while tracing",
         .unknown = "It is not known whether a Dataset is iterated in a way that never ends"});
}

}  // namespace graphlift
