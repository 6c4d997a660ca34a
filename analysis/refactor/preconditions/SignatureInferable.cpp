// GL501 signature-inferable. One signature for all calls means one trace. The reason of a failure
// is one of the names that the report's signature_absence has, with the parameters that block.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

namespace {

std::string blockers(const SignatureFacts& signature) {
    std::string text = signature.absenceReason;
    for (const auto& [parameter, reason] : signature.blocking)
        text += (text.empty() ? "" : "; ") + parameter + " (" + reason + ")";
    return text;
}

}  // namespace

template <>
Finding check<PreconditionId::SignatureInferable>(const FunctionView& function) {
    Finding finding =
        fromFact(PreconditionId::SignatureInferable, function,
                 {.holds = "One input signature describes all calls",
                  .fails = "No single input signature describes all calls",
                  .unknown = "It is not known whether one input signature describes all calls"});
    const SignatureFacts& signature = function.summary.signature;
    if (finding.status == Status::Fails && function.fact(FactId::SignatureAbsent).reason.empty())
        finding.message =
            sentence("No single input signature describes all calls", blockers(signature));
    return finding;
}

}  // namespace graphlift
