// Evidence from witness links: the path from a function to the place that decides, at most seven
// steps.
#pragma once

#include <functional>
#include <vector>

#include "analysis/facts/FactContext.h"
#include "analysis/facts/Summary.h"

namespace graphlift {

/// Follows a witness through the calls; `next` gives the callee's own witness (unset: it ends
/// there).
std::vector<EvidenceStep> evidenceOf(const FactContext& context, const Summaries& summaries,
                                     FunctionId f, Witness at,
                                     const std::function<Witness(const Summary&)>& next);

/// One step at an instruction.
EvidenceStep stepAt(const FactContext& context, FunctionId f, InstId inst, std::string message,
                    EvidenceStep::Kind kind = EvidenceStep::Kind::Here);

}  // namespace graphlift
