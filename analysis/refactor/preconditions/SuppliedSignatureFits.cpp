// GL503 supplied-signature-fits. A call that the given signature rejects raises. Asked only where
// the source gives one.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::SuppliedSignatureFits>(const FunctionView& function) {
    if (!function.hasSuppliedSignature())
        return notApplicable(PreconditionId::SuppliedSignatureFits,
                             "The source gives no input signature.");
    return fromFact(
        PreconditionId::SuppliedSignatureFits, function,
        {.holds = "The given input signature fits all calls",
         .fails = "The given input signature does not fit the calls",
         .unknown = "It is not known whether the given input signature fits the calls"});
}

}  // namespace graphlift
