#include "ui/candidates/CandidateRow.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/report/FunctionText.h"
#include "ui/text/Clause.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Candidates", text); }

std::string withoutSpace(std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out),
                 [](char c) { return c != ' ' && c != '\n' && c != '\t' && c != '\r'; });
    return out;
}

/// The part of a message that says what is special here: behind the first ": ", without the stop.
QString detailOf(const Finding& finding) {
    std::string_view text = finding.message;
    if (finding.status == Status::Unknown && !finding.reason.empty())
        text = finding.reason;
    else if (const size_t colon = text.find(": "); colon != std::string_view::npos)
        text = text.substr(colon + 2);
    if (!text.empty() && text.back() == '.') text.remove_suffix(1);
    QString words = said(text);
    // It goes on a line: a sentence becomes a clause, a name keeps its capitals.
    if (words.size() > 1 && words[1].isLower()) words[0] = words[0].toLower();
    return words;
}

/// Notes, and signatures that a conversion does without, are told by the explanation: they are no
/// reason against it.
bool onlyInforms(const Verdict& verdict, const Finding& finding) {
    const Group of = group(finding.id);
    return of == Group::Note ||
           (of == Group::Signature && verdict.action == Action::ConvertToGraph);
}

class RowMaker {
  public:
    explicit RowMaker(const ProjectView& project) : project_(project) {}

    CandidateRow make(size_t index) {
        const ReportFunction function = project_.report().function(index);
        CandidateRow row;
        row.function = index;
        row.id = project_.idOf(index);
        names(row, function);
        judge(row, function);
        row.change = changeOf(function);
        row.note = noteOf(row, function);
        search(row);
        return row;
    }

  private:
    static QString spotOf(const Position& at) {
        const QString line = tr("line %1").arg(at.line);
        return at.cell < 0 ? line : tr("cell %1, %2").arg(at.cell).arg(line);
    }

    void names(CandidateRow& row, const ReportFunction& function) const {
        const Program& program = project_.report().program();
        const FunctionRef& ref = program.functions[function.summary.function];
        const std::string& path = function.file.source->path();
        row.name = shown(function.ir.qualifiedName);
        row.module = shown(program.names->text((*program.modules)[ref.module].name));
        row.file = shown(path);
        row.spot = spotOf(function.begin);
        row.place =
            shown(path.substr(path.rfind('/') + 1)) + ":" +
            (function.begin.cell < 0 ? QString() : QString::number(function.begin.cell) + ":") +
            QString::number(function.begin.line);
    }

    void judge(CandidateRow& row, const ReportFunction& function) const {
        const Verdict& verdict = function.verdict;
        row.cell = cellOf(verdict.action, function.summary.mode);
        row.applicability = verdict.applicability;
        row.covered = !verdict.coveredBy.isNone();
        row.candidate = function.summary.candidate;
        row.entered = function.summary.entered;
        for (const Finding* finding : decisiveFindings(project_.report(), function)) {
            if (onlyInforms(verdict, *finding)) continue;
            row.reasons.push_back(finding->id);
            row.severity = std::max(row.severity, severityOf(*finding));
            row.reasonText += (row.reasonText.isEmpty() ? "" : " ") + toQt(code(finding->id));
        }
        row.verdict = lookOf(row.cell).word;
        row.standing = row.covered                                       ? tr("covered")
                       : row.applicability == Applicability::Safe        ? tr("safe")
                       : row.applicability == Applicability::NeedsReview ? tr("review")
                                                                         : QString();
        const QString applies = row.applicability == Applicability::Safe ? tr("safe")
                                : row.applicability == Applicability::NeedsReview
                                    ? tr("needs review")
                                    : tr("no edit");
        row.confidence =
            applies + ", " + (row.entered ? tr("called in the project") : tr("nothing calls it"));
    }

    static QString changeOf(const ReportFunction& function) {
        if (const std::string edit = editText(function.verdict); !edit.empty()) return shown(edit);
        if (function.verdict.unblock.empty()) return {};
        return tr("would need: %1").arg(shown(function.verdict.unblock.front().edit));
    }

    QString noteOf(const CandidateRow& row, const ReportFunction& function) const {
        const Verdict& verdict = function.verdict;
        if (row.covered) {
            const FunctionId by = verdict.coveredBy;
            return tr("by %1").arg(shown(project_.report().program().ir(by).qualifiedName));
        }
        if (row.reasons.empty() && !verdict.edits.empty()) return formOf(function);
        if (row.reasons.size() == 1) return reasonNote(row, verdict);
        return {};
    }

    static QString formOf(const ReportFunction& function) {
        const std::string edit = withoutSpace(editText(function.verdict));
        const SignatureFacts& signature = function.summary.signature;
        if (function.verdict.action != Action::ConvertToGraph) return {};
        // The edit breaks the signature over lines and adds a comma at the end of each.
        const std::string spec = withoutSpace(signature.text);
        const std::string_view head = std::string_view(spec).substr(0, spec.size() / 2);
        return signature.present && !head.empty() && edit.find(head) != std::string::npos
                   ? tr("with its signature")
                   : tr("without a signature");
    }

    static QString reasonNote(const CandidateRow& row, const Verdict& verdict) {
        for (const Finding& finding : verdict.findings)
            if (finding.id == row.reasons.front()) return detailOf(finding);
        return {};
    }

    static void search(CandidateRow& row) {
        row.key = QStringList{row.name,       row.verdict,    row.change, row.module,
                              row.file,       row.place,      row.spot,   wordOf(row.severity),
                              row.reasonText, row.confidence, row.note}
                      .join('\t');
        row.lower = row.key.toLower();
    }

    const ProjectView& project_;
};

}  // namespace

VerdictCell cellOf(Action action, Mode mode) {
    switch (action) {
        case Action::ConvertToGraph:
            return VerdictCell::ToGraph;
        case Action::ConvertToEager:
            return VerdictCell::ToEager;
        case Action::Reconfigure:
            return VerdictCell::Reconfigure;
        case Action::Undecided:
            return VerdictCell::Undecided;
        case Action::Keep:
            return mode == Mode::Traced ? VerdictCell::InGraph : VerdictCell::Keep;
        case Action::None:
            break;
    }
    return VerdictCell::None;
}

Look lookOf(VerdictCell cell) {
    switch (cell) {
        case VerdictCell::ToGraph:
            return lookOf(Action::ConvertToGraph, Mode::Eager);
        case VerdictCell::ToEager:
            return lookOf(Action::ConvertToEager, Mode::Hybrid);
        case VerdictCell::Reconfigure:
            return lookOf(Action::Reconfigure, Mode::Hybrid);
        case VerdictCell::Undecided:
            return lookOf(Action::Undecided, Mode::Eager);
        case VerdictCell::Keep:
            return lookOf(Action::Keep, Mode::Eager);
        case VerdictCell::InGraph:
            return lookOf(Action::Keep, Mode::Traced);
        case VerdictCell::None:
            break;
    }
    return lookOf(Action::None, Mode::Eager);
}

QString legendOf(VerdictCell cell) {
    switch (cell) {
        case VerdictCell::ToGraph:
            return tr("to graph");
        case VerdictCell::ToEager:
            return tr("to eager");
        case VerdictCell::Reconfigure:
            return tr("reconfigure");
        case VerdictCell::Undecided:
            return tr("undecided");
        case VerdictCell::Keep:
            return tr("keep");
        case VerdictCell::InGraph:
            return tr("in a graph");
        case VerdictCell::None:
            break;
    }
    return tr("not a candidate");
}

std::vector<CandidateRow> makeCandidateRows(const ProjectView& project) {
    RowMaker maker(project);
    std::vector<CandidateRow> rows;
    rows.reserve(project.numFunctions());
    for (size_t i = 0; i < project.numFunctions(); ++i) rows.push_back(maker.make(i));
    return rows;
}

std::shared_ptr<const std::vector<CandidateRow>> candidateRows(const ProjectView& project) {
    return project.derived<std::vector<CandidateRow>>(makeCandidateRows);
}

}  // namespace graphlift
