#include "app/report/FunctionText.h"

#include <algorithm>

#include "analysis/driver/Suppressions.h"
#include "analysis/support/Utf8.h"

namespace graphlift {

namespace {

Ink inkOf(Status status) {
    switch (status) {
        case Status::Holds:
            return Ink::Good;
        case Status::Fails:
            return Ink::Bad;
        case Status::Unknown:
            return Ink::Doubt;
        case Status::NotApplicable:
            return Ink::Dim;
    }
    return Ink::Plain;
}

Ink inkOf(const Verdict& verdict) {
    if (verdict.action == Action::Undecided || verdict.applicability == Applicability::NeedsReview)
        return Ink::Doubt;
    return verdict.edits.empty() ? Ink::Plain : Ink::Good;
}

/// The new text of an edit on one line, without the white space around it.
std::string shortText(std::string_view replacement) {
    const size_t begin = replacement.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return "";
    const size_t end = replacement.find_last_not_of(" \t\r\n");
    std::string line;
    for (const char c : replacement.substr(begin, end - begin + 1)) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!space)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    return printable(line);
}

/// Signatures matter to what is or becomes a graph.
bool asksForSignature(const ReportFunction& function) {
    const Action action = function.verdict.action;
    return action == Action::ConvertToGraph || action == Action::Reconfigure ||
           (action == Action::Keep && function.summary.mode == Mode::Hybrid);
}

bool isDecisive(const ReportFunction& function, const Finding& finding) {
    const Verdict& verdict = function.verdict;
    if (finding.status == Status::Fails)
        return group(finding.id) != Group::Signature || asksForSignature(function);
    if (finding.status != Status::Unknown) return false;
    if (verdict.action == Action::Undecided)
        return std::find(verdict.open.begin(), verdict.open.end(), finding.id) !=
               verdict.open.end();
    return verdict.applicability == Applicability::NeedsReview &&
           group(finding.id) != Group::Note && group(finding.id) != Group::Signature;
}

/// A finding whose only evidence says what its message says already has the place behind it.
bool needsOnlyPlace(const Finding& finding) {
    if (finding.evidence.size() != 1) return false;
    const std::string& step = finding.evidence.front().message;
    return finding.message.find(step) != std::string::npos || finding.reason == step;
}

std::string evidenceText(const ReportView& view, const ReportFunction& function,
                         const Finding& finding, const Style& style) {
    const FileId home = view.program().functions[function.summary.function].file;
    if (needsOnlyPlace(finding))
        return " " +
               style.paint(Ink::Dim,
                           "(" + placeText(view, home, finding.evidence.front().where) + ")") +
               "\n";
    std::string out = "\n";
    for (const EvidenceStep& step : finding.evidence) {
        std::string line = "          ";
        line += placeText(view, home, step.where);
        if (!step.message.empty()) line.append(": ").append(printable(step.message));
        out.append(style.paint(Ink::Dim, std::move(line))) += '\n';
    }
    return out;
}

}  // namespace

std::string editText(const Verdict& verdict) {
    if (verdict.edits.empty()) return "";
    if (verdict.action == Action::ConvertToEager) return "remove the decorator";
    std::string longest;
    for (const FileEdit& edit : verdict.edits) {
        const std::string text = shortText(edit.replacement);
        if (text.size() > longest.size() && text.find("import ") == std::string::npos)
            longest = text;
    }
    if (verdict.action != Action::Reconfigure) return longest;
    // The edit is what goes into the decorator: "(name=value)" or ", name=value".
    if (longest.size() > 1 && longest.front() == '(' && longest.back() == ')')
        longest = longest.substr(1, longest.size() - 2);
    const size_t begin = longest.find_first_not_of(", ");
    return "give the decorator " + longest.substr(begin == std::string::npos ? 0 : begin);
}

std::string placeText(const ReportView& view, FileId home, const SourceRange& where) {
    const Position at = view.positionOf(where.file, where.range.begin);
    std::string text;
    if (where.file != home) text.append(printable(view.pathOf(where.file))).append(", ");
    if (at.cell >= 0) text.append("cell ").append(std::to_string(at.cell)).append(", ");
    text.append("line ").append(std::to_string(at.line));
    return text.append(", column ").append(std::to_string(at.column));
}

std::string adviceText(const ReportView& view, const ReportFunction& function, const Style& style) {
    const Verdict& verdict = function.verdict;
    std::string line(text(verdict.action));
    if (verdict.applicability != Applicability::None)
        line += " (" + std::string(text(verdict.applicability)) + ")";
    line = style.paint(inkOf(verdict), line);
    if (const std::string edit = editText(verdict); !edit.empty()) line += ": " + edit;
    if (verdict.coveredBy)
        line += " [covered by " + printable(view.program().idOf(verdict.coveredBy)) + "]";
    if (verdict.action == Action::Keep && function.summary.mode == Mode::Traced)
        line += ": already inside a graph";
    return line;
}

std::string findingText(const ReportView& view, const ReportFunction& function,
                        const Finding& finding, const Style& style) {
    const bool isNote = group(finding.id) == Group::Note && finding.status == Status::Fails;
    const std::string status = isNote ? style.paint(Ink::Dim, "note")
                                      : style.paint(inkOf(finding.status), text(finding.status));
    std::string out = "      ";
    out.append(code(finding.id)).append(" ").append(status).append("  ");
    out.append(printable(finding.message));
    if (!finding.reason.empty()) out.append(" Reason: ").append(printable(finding.reason)) += '.';
    return out.append(evidenceText(view, function, finding, style));
}

std::string openQuestionsText(const ReportView& view, const ReportFunction& function,
                              const std::vector<const Finding*>& findings, const Style& style) {
    if (findings.size() == 1) return findingText(view, function, *findings.front(), style);
    constexpr size_t kNamed = 6;
    std::string out = "     ";
    for (size_t i = 0; i < findings.size() && i < kNamed; ++i)
        out += " " + std::string(code(findings[i]->id));
    if (findings.size() > kNamed)
        out += " and " + std::to_string(findings.size() - kNamed) + " more";
    const Finding& first = *findings.front();
    return out + " " + style.paint(inkOf(first.status), text(first.status)) + "  " +
           printable(first.reason) + "." + evidenceText(view, function, first, style);
}

std::vector<const Finding*> decisiveFindings(const ReportView& view,
                                             const ReportFunction& function) {
    std::vector<const Finding*> decisive;
    for (const Finding& finding : function.verdict.findings)
        if (isDecisive(function, finding) &&
            !isSuppressed(view.snapshot(), function.index, finding))
            decisive.push_back(&finding);
    return decisive;
}

}  // namespace graphlift
