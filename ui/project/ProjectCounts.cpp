#include "ui/project/ProjectCounts.h"

#include <algorithm>
#include <map>

namespace graphlift {

namespace {

using Tally = std::map<PreconditionId, size_t>;

std::vector<ProjectCounts::Reason> sorted(const Tally& tally) {
    std::vector<ProjectCounts::Reason> out;
    for (const auto& [id, functions] : tally) out.push_back({id, functions});
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.functions > b.functions; });
    return out;
}

void tallyFindings(const Verdict& verdict, Tally& against, Tally& unknown) {
    const bool wantsReasons = verdict.action == Action::Keep || verdict.action == Action::Undecided;
    if (!wantsReasons) return;
    for (const Finding& finding : verdict.findings) {
        const Group of = group(finding.id);
        if (of == Group::Note || of == Group::Removal || of == Group::Signature) continue;
        if (finding.status == Status::Fails) ++against[finding.id];
    }
    if (verdict.action == Action::Undecided)
        for (const PreconditionId open : verdict.open) ++unknown[open];
}

}  // namespace

ProjectCounts countProject(const ProjectView& view) {
    const ReportCounts report = view.report().counts();
    ProjectCounts counts;
    counts.files = report.files;
    counts.lines = report.lines;
    counts.functions = report.functions;
    counts.candidates = report.candidates;
    Tally against, unknown;
    std::map<std::string, size_t> files;
    for (size_t i = 0; i < view.numFunctions(); ++i) {
        const ReportFunction function = view.report().function(i);
        if (function.summary.mode == Mode::Hybrid) ++counts.hybrid;
        const Action action = function.verdict.action;
        if (action == Action::Keep && function.summary.mode == Mode::Traced)
            ++counts.inGraph;
        else
            ++counts.actions[static_cast<size_t>(action)];
        if (action == Action::None) continue;
        ++files[function.file.source->path()];
        tallyFindings(function.verdict, against, unknown);
    }
    counts.against = sorted(against);
    counts.unknown = sorted(unknown);
    for (const auto& [path, number] : files) counts.fullest.push_back({path, number});
    std::stable_sort(counts.fullest.begin(), counts.fullest.end(),
                     [](const auto& a, const auto& b) { return a.candidates > b.candidates; });
    return counts;
}

std::shared_ptr<const ProjectCounts> countsOf(const ProjectView& view) {
    return view.derived<ProjectCounts>(countProject);
}

}  // namespace graphlift
