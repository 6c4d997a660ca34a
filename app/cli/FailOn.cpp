#include "app/cli/FailOn.h"

#include <algorithm>

#include "analysis/driver/Suppressions.h"

namespace graphlift {

namespace {

bool isUnsafe(const ReportView& view, const ReportFunction& function) {
    if (function.summary.mode != Mode::Hybrid) return false;
    const auto& findings = function.verdict.findings;
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        const Group of = group(finding.id);
        return finding.status == Status::Fails && (of == Group::Safety || of == Group::Removal) &&
               !isSuppressed(view.snapshot(), function.index, finding);
    });
}

bool isOfKind(const ReportView& view, const ReportFunction& function, const std::string& kind) {
    if (kind == "convert")
        return !function.verdict.edits.empty() || !function.verdict.extra.empty();
    if (kind == "unsafe") return isUnsafe(view, function);
    return kind == "undecided" && function.verdict.action == Action::Undecided;
}

}  // namespace

bool isFound(const ReportView& view, const std::vector<std::string>& kinds) {
    for (const std::string& kind : kinds) {
        if (kind == "problem" &&
            std::any_of(view.problems().begin(), view.problems().end(),
                        [](const Problem& p) { return p.severity != Problem::Severity::Note; }))
            return true;
        for (size_t index : view.shown())
            if (isOfKind(view, view.function(index), kind)) return true;
    }
    return false;
}

}  // namespace graphlift
