// GL318 no-eager-test. In a graph the answer is another one, so another branch runs. What
// counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NoEagerTest>(const FunctionView& function) {
    return fromFact(
        PreconditionId::NoEagerTest, function,
        {.holds = "No test in it asks whether it runs eagerly",
         .fails = "A test in it takes another branch in a graph",
         .unknown = "It is not known whether a test in it takes another branch in a graph"});
}

}  // namespace graphlift
