#include "analysis/refactor/Precondition.h"

#include <algorithm>

namespace graphlift {

namespace {

Status statusOf(Answer answer, Polarity polarity) {
    if (answer == Answer::Unknown) return Status::Unknown;
    const bool fails = (answer == Answer::Yes) == (polarity == Polarity::YesFails);
    return fails ? Status::Fails : Status::Holds;
}

}  // namespace

std::string sentence(std::string_view clause, std::string_view detail) {
    std::string text;
    text.reserve(clause.size() + detail.size() + 3);
    text.append(clause);
    if (!detail.empty()) text.append(": ").append(detail);
    if (text.empty() || text.back() != '.') text += '.';
    return text;
}

Finding fromFact(PreconditionId id, const FunctionView& function, const Wording& wording,
                 Polarity polarity) {
    const Fact& fact = function.fact(factOf(id));
    Finding finding{id, statusOf(fact.answer, polarity), "", "", fact.evidence};
    switch (finding.status) {
        case Status::Holds:
            finding.message = sentence(wording.holds, fact.reason);
            break;
        case Status::Fails:
            finding.message = sentence(wording.fails, fact.reason);
            break;
        case Status::Unknown:
            finding.message = sentence(wording.unknown, "");
            finding.reason = fact.reason;
            break;
        case Status::NotApplicable:
            break;
    }
    return finding;
}

Finding notApplicable(PreconditionId id, std::string message) {
    return {id, Status::NotApplicable, std::move(message), "", {}};
}

namespace {

using Check = Finding (*)(const FunctionView&);

/// The rows of the .def stand in the order of the catalogue's groups; reports show codes in order.
std::vector<Check> checksByCode() {
    std::vector<std::pair<std::string_view, Check>> rows{
#define PRECONDITION(id, code, name, group, fact) {code, check<PreconditionId::id>},
#include "analysis/refactor/Preconditions.def"
#undef PRECONDITION
    };
    std::ranges::stable_sort(rows, {}, &std::pair<std::string_view, Check>::first);
    std::vector<Check> checks;
    for (const auto& [code, check] : rows) checks.push_back(check);
    return checks;
}

}  // namespace

std::vector<Finding> checkAll(const FunctionView& function) {
    static const std::vector<Check> kChecks = checksByCode();
    std::vector<Finding> findings;
    findings.reserve(kChecks.size());
    for (Check check : kChecks) findings.push_back(check(function));
    return findings;
}

}  // namespace graphlift
