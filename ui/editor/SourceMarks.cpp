#include "ui/editor/SourceMarks.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/report/FunctionText.h"
#include "ui/text/EditWords.h"
#include "ui/text/Clause.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Source", text); }

QString standingOf(const Verdict& verdict) {
    if (verdict.coveredBy) return tr("covered");
    switch (verdict.applicability) {
        case Applicability::Safe:
            return tr("safe");
        case Applicability::NeedsReview:
            return tr("needs review");
        case Applicability::None:
            break;
    }
    return {};
}

}  // namespace

uint32_t definitionOffset(const ProjectView& project, size_t function) {
    const ReportFunction at = project.report().function(function);
    return at.file.tree.range(at.ir.node).begin;
}

std::map<uint32_t, VerdictSign> verdictSigns(const ProjectView& project, const std::string& path) {
    std::map<uint32_t, VerdictSign> out;
    for (const size_t index : project.functionsIn(path)) {
        const ReportFunction function = project.report().function(index);
        if (!function.summary.candidate) continue;
        const Look look = lookOf(function.verdict.action, function.summary.mode);
        QString text = shown(function.ir.qualifiedName) + ": " + look.word;
        if (const QString standing = standingOf(function.verdict); !standing.isEmpty())
            text += ", " + standing;
        out.emplace(definitionOffset(project, index), VerdictSign{look, project.idOf(index), text});
    }
    return out;
}

std::vector<EvidenceSign> evidenceSigns(const ProjectView& project, size_t function,
                                        const std::string& path) {
    std::vector<EvidenceSign> out;
    const ReportView& view = project.report();
    const ReportFunction at = view.function(function);
    for (const Finding* finding : decisiveFindings(view, at)) {
        if (group(finding->id) == Group::Note) continue;
        for (const EvidenceStep& step : finding->evidence) {
            if (view.pathOf(step.where.file) != path) continue;
            const QString what = said(step.message.empty() ? finding->message : step.message);
            out.push_back({step.where.range, toQt(code(finding->id)) + ": " + what,
                           finding->status == Status::Fails});
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const EvidenceSign& a, const EvidenceSign& b) {
        return a.range.begin < b.range.begin;
    });
    return out;
}

std::optional<GhostLine> ghostLine(const ProjectView& project, size_t function) {
    const ReportFunction at = project.report().function(function);
    const Verdict& verdict = at.verdict;
    if (verdict.action != Action::ConvertToGraph || verdict.edits.empty() || verdict.coveredBy)
        return std::nullopt;
    const QString edit = shortEditText(verdict);
    if (!edit.startsWith('@')) return std::nullopt;
    return GhostLine{definitionOffset(project, function), tr("the change would add  "), edit,
                     tr("  here")};
}

}  // namespace graphlift
