#include <algorithm>

#include "analysis/refactor/DecisionTable.h"
#include "analysis/refactor/Plan.h"
#include "analysis/refactor/Precondition.h"
#include "analysis/refactor/Unblock.h"
#include "analysis/refactor/transformations/Transformations.h"

namespace graphlift {

namespace {

bool assumesDefaultEffect(const FunctionSummary& summary) {
    constexpr std::string_view kPrefix = "default-effect";
    return std::any_of(summary.assumes.begin(), summary.assumes.end(), [&](const std::string& id) {
        return id.compare(0, kPrefix.size(), kPrefix) == 0;
    });
}

DecisionSubject subjectOf(const FunctionView& view, const std::vector<Finding>& findings) {
    DecisionSubject subject{.hybrid = view.isHybrid(),
                            .decorated = view.isDecorated(),
                            .hasSignature = view.hasSuppliedSignature(),
                            .traced = view.summary.mode == Mode::Traced,
                            .defaultEffectAssumed = assumesDefaultEffect(view.summary),
                            .statuses = {}};
    for (const Finding& finding : findings)
        subject.statuses[static_cast<size_t>(finding.id)] = finding.status;
    // A form with a signature needs one to write.
    Status& inferable = subject.statuses[static_cast<size_t>(PreconditionId::SignatureInferable)];
    if (!view.summary.signature.present && inferable == Status::Holds) inferable = Status::Fails;
    return subject;
}

Verdict judge(const FunctionView& view, const Transformations& transformations) {
    Verdict verdict;
    verdict.function = view.summary.function;
    verdict.findings = checkAll(view);
    const Decision decision = decide(subjectOf(view, verdict.findings));
    verdict.action = decision.action;
    verdict.rule = decision.rule;
    verdict.open = decision.open;
    verdict.edits = transformations.editsFor(view, decision);
    if (!verdict.edits.empty()) verdict.applicability = decision.applicability;
    if (view.isDecorated() && decision.action != Action::ConvertToEager) {
        ExtraEdit renamed = transformations.currentArguments(view, verdict.findings);
        if (!renamed.edits.empty()) verdict.extra.push_back(std::move(renamed));
    }
    verdict.unblock = findUnblocks(view, verdict);
    return verdict;
}

}  // namespace

std::vector<Verdict> decideAll(const ProgramFacts& facts) {
    const Transformations transformations(facts);
    std::vector<Verdict> verdicts;
    verdicts.reserve(facts.functions.size());
    for (const FunctionSummary& summary : facts.functions)
        verdicts.push_back(judge({facts, summary}, transformations));
    planTogether(facts, verdicts);
    return verdicts;
}

}  // namespace graphlift
