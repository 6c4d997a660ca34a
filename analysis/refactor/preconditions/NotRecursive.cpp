// GL302 not-recursive. Tracing follows every call, so a recursion that a tensor ends never ends
// while tracing. A recursion that a Python condition on Python values ends only makes more traces:
// the fact stays `yes` and says that it is harmless, and the precondition holds with a note.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::NotRecursive>(const FunctionView& function) {
    Finding finding = fromFact(PreconditionId::NotRecursive, function,
                               {.holds = "It does not call itself",
                                .fails = "It calls itself, directly or through others",
                                .unknown = "It is not known whether it calls itself"});
    const Fact& fact = function.fact(FactId::Recursive);
    if (finding.status == Status::Fails && fact.harmless) {
        finding.status = Status::Holds;
        finding.message = sentence(
            "It calls itself only under conditions on Python values: each depth is a trace",
            fact.reason);
    }
    return finding;
}

}  // namespace graphlift
