#include "analysis/facts/Witnesses.h"

#include <algorithm>

namespace graphlift {

namespace {
constexpr size_t kMaxSteps = 7;
}

EvidenceStep stepAt(const FactContext& context, FunctionId f, InstId inst, std::string message,
                    EvidenceStep::Kind kind) {
    return {context.rangeOf(f, inst), std::move(message), kind};
}

std::vector<EvidenceStep> evidenceOf(const FactContext& context, const Summaries& summaries,
                                     FunctionId f, Witness at,
                                     const std::function<Witness(const Summary&)>& next) {
    std::vector<EvidenceStep> steps;
    std::vector<FunctionId> seen;
    while (at.isSet()) {
        if (at.callee.isNone()) {
            std::string message =
                at.message.isNone() ? "here" : summaries.messages[at.message.index()];
            steps.push_back(stepAt(context, f, at.site, std::move(message)));
            break;
        }
        std::string name = context.program.ir(at.callee).plainQualifiedName;
        steps.push_back(stepAt(context, f, at.site, "calls " + name, EvidenceStep::Kind::Call));
        f = at.callee;
        if (std::ranges::find(seen, f) != seen.end()) break;
        seen.push_back(f);
        at = next(summaries[f]);
    }
    if (steps.size() > kMaxSteps)
        steps.erase(steps.begin() + kMaxSteps / 2, steps.end() - (kMaxSteps - kMaxSteps / 2));
    return steps;
}

}  // namespace graphlift
