#include "ui/explain/Answers.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "analysis/driver/Suppressions.h"
#include "app/report/FunctionText.h"
#include "ui/explain/Sentence.h"
#include "ui/text/Clause.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

using Findings = std::vector<const Finding*>;
using Kind = ExplainRow::Kind;

QString tr(const char* text) { return QCoreApplication::translate("Explanation", text); }

QString wordOf(Group group) {
    switch (group) {
        case Group::Subject:
            return tr("Subject");
        case Group::Retracing:
            return tr("Retracing");
        case Group::Safety:
            return tr("Safety");
        case Group::Benefit:
            return tr("Benefit");
        case Group::Signature:
            return tr("Signature");
        case Group::Removal:
            return tr("Removal");
        case Group::Note:
            break;
    }
    return tr("Notes");
}

/// "GL301 to 329": of findings in order of their codes.
QString codesOf(const Findings& findings) {
    const QString first = toQt(code(findings.front()->id));
    if (findings.size() == 1) return first;
    return tr("%1 to %2").arg(first, toQt(code(findings.back()->id)).mid(2));
}

class Answers {
  public:
    Answers(const ProjectView& project, const ReportFunction& function)
        : view_(project.report()),
          function_(function),
          decisive_(decisiveFindings(project.report(), function)) {
        for (const Finding& finding : function.verdict.findings)
            by_[static_cast<size_t>(finding.status)].push_back(&finding);
    }

    std::vector<ExplainRow> rows() {
        out_.push_back({.kind = Kind::Section,
                        .text = tr("Preconditions"),
                        .detail = {},
                        .right = countText()});
        for (const Finding* finding : of(Status::Fails))
            if (isDecisive(*finding)) out_.push_back(rowOf(*finding));
        unknowns();
        for (const Finding* finding : of(Status::Fails))
            if (!isDecisive(*finding)) out_.push_back(rowOf(*finding));
        holds();
        fold(of(Status::NotApplicable), 2,
             tr("%1 do not apply").arg(of(Status::NotApplicable).size()));
        return std::move(out_);
    }

  private:
    [[nodiscard]] const Findings& of(Status status) const {
        return by_[static_cast<size_t>(status)];
    }

    /// What fails without having a say in this verdict stands behind what does.
    [[nodiscard]] bool isDecisive(const Finding& finding) const {
        return group(finding.id) != Group::Note &&
               std::find(decisive_.begin(), decisive_.end(), &finding) != decisive_.end();
    }

    [[nodiscard]] QString countText() const {
        const auto count = [&](Status status) { return static_cast<int>(of(status).size()); };
        QStringList parts{tr("%1 hold").arg(count(Status::Holds))};
        const auto& failing = of(Status::Fails);
        const auto notes = static_cast<int>(std::count_if(
            failing.begin(), failing.end(),
            [](const Finding* finding) { return group(finding->id) == Group::Note; }));
        if (count(Status::Fails) > notes) parts += tr("%1 fail").arg(count(Status::Fails) - notes);
        if (count(Status::Unknown) != 0) parts += tr("%1 unknown").arg(count(Status::Unknown));
        if (count(Status::NotApplicable) != 0)
            parts += tr("%1 do not apply").arg(count(Status::NotApplicable));
        return parts.join(", ");
    }

    [[nodiscard]] ExplainRow rowOf(const Finding& finding) const {
        ExplainRow row{
            .kind = Kind::Precondition, .text = {}, .detail = {}, .right = toQt(code(finding.id))};
        const SaidOf message = saidOf(finding);
        row.text = message.what;
        row.status = finding.status;
        row.severity = severityOf(finding);
        row.page = finding.id;
        row.isNote = finding.status == Status::Fails && group(finding.id) == Group::Note;
        const bool isProblem = finding.status == Status::Fails || finding.status == Status::Unknown;
        row.isProblem = finding.status == Status::Unknown || (isProblem && isDecisive(finding));
        row.open = row.isProblem;
        if (!finding.reason.empty())
            row.children.push_back({.kind = Kind::Text,
                                    .text = asSentence(said(finding.reason)),
                                    .detail = {},
                                    .right = {}});
        steps(row, finding, message.detail);
        if (isProblem && isSuppressed(view_.snapshot(), function_.index, finding))
            row.children.push_back({.kind = Kind::Text,
                                    .text = tr("Accepted by a comment in the code."),
                                    .detail = {},
                                    .right = {}});
        return row;
    }

    /// The detail stands in the row unless the last step says the same.
    void steps(ExplainRow& row, const Finding& finding, const QString& detail) const {
        bool isSaid = false;
        for (const EvidenceStep& step : finding.evidence) {
            ExplainRow child{.kind = Kind::Step,
                             .text = said(step.message),
                             .detail = placeTextOf(view_, step.where),
                             .right = {}};
            child.place = placeOf(view_, step.where);
            child.isProblem = row.isProblem;
            child.isLast = &step == &finding.evidence.back() && row.isProblem;
            isSaid = isSaid || child.text == detail;
            if (child.text.isEmpty()) {
                child.text = detail;
                isSaid = true;
            }
            // The reason stands right above.
            if (!finding.reason.empty() && step.message == finding.reason) child.text.clear();
            row.children.push_back(std::move(child));
        }
        if (!isSaid) row.detail = detail;
        if (!finding.evidence.empty()) row.place = placeOf(view_, finding.evidence.front().where);
    }

    /// Unknown answers that wait for the same thing are one row.
    void unknowns() {
        std::vector<Findings> questions;
        for (const Finding* finding : of(Status::Unknown)) {
            const auto same =
                std::find_if(questions.begin(), questions.end(), [&](const Findings& question) {
                    return question.front()->reason == finding->reason && !finding->reason.empty();
                });
            if (same == questions.end())
                questions.push_back({finding});
            else
                same->push_back(finding);
        }
        for (const Findings& question : questions)
            out_.push_back(question.size() == 1 ? settled(rowOf(*question.front()), question)
                                                : sharedRow(question));
    }

    [[nodiscard]] ExplainRow sharedRow(const Findings& question) const {
        ExplainRow row = rowOf(*question.front());
        row.kind = Kind::Fold;
        row.text = tr("%1 unknown, all for one reason").arg(question.size());
        row.right = codesOf(question);
        row.page.reset();
        for (const Finding* finding : question)
            row.severity = std::max(*row.severity, severityOf(*finding));
        row = settled(std::move(row), question);
        ExplainRow members{
            .kind = Kind::Fold, .text = tr("Which these are"), .detail = {}, .right = {}};
        members.status = Status::Unknown;
        for (const Finding* finding : question) {
            ExplainRow member = rowOf(*finding);
            member.children.clear();
            member.isProblem = false;
            members.children.push_back(std::move(member));
        }
        row.children.push_back(std::move(members));
        return row;
    }

    /// What information would answer the question.
    [[nodiscard]] ExplainRow settled(ExplainRow row, const Findings& question) const {
        for (const Unblock& hint : function_.verdict.unblock)
            for (const Finding* finding : question)
                if (hint.precondition == finding->id) {
                    row.children.push_back(
                        {.kind = Kind::Text,
                         .text = tr("What would settle it: %1.").arg(said(hint.edit)),
                         .detail = {},
                         .right = {}});
                    return row;
                }
        return row;
    }

    void holds() {
        Findings rest;
        for (const Group g : {Group::Subject, Group::Retracing, Group::Safety, Group::Benefit,
                              Group::Signature, Group::Removal}) {
            Findings members;
            bool whole = true;
            for (const Finding& finding : function_.verdict.findings) {
                const Group of = group(finding.id);
                // Notes say whether it pays, too.
                if (of != g && !(of == Group::Note && g == Group::Benefit)) continue;
                if (finding.status == Status::Holds) members.push_back(&finding);
                whole = whole && (finding.status == Status::Holds ||
                                  finding.status == Status::NotApplicable);
            }
            if (whole)
                fold(members, 3, tr("%1, all %2").arg(wordOf(g)).arg(members.size()));
            else
                rest.insert(rest.end(), members.begin(), members.end());
        }
        std::sort(rest.begin(), rest.end(),
                  [](const Finding* a, const Finding* b) { return code(a->id) < code(b->id); });
        fold(rest, 4, tr("%1 more hold").arg(rest.size()));
    }

    /// From `least` members on they are one row, closed; fewer stand for themselves.
    void fold(const Findings& members, size_t least, const QString& title) {
        if (members.empty()) return;
        if (members.size() < least) {
            for (const Finding* finding : members) out_.push_back(rowOf(*finding));
            return;
        }
        ExplainRow row{.kind = Kind::Fold, .text = title, .detail = {}, .right = codesOf(members)};
        row.status = members.front()->status;
        for (const Finding* finding : members) row.children.push_back(rowOf(*finding));
        out_.push_back(std::move(row));
    }

    const ReportView& view_;
    const ReportFunction& function_;
    Findings decisive_;
    std::array<Findings, 4> by_;
    std::vector<ExplainRow> out_;
};

}  // namespace

QString placeTextOf(const ReportView& view, const SourceRange& where) {
    const Position at = view.positionOf(where.file, where.range.begin);
    const std::string& path = view.pathOf(where.file);
    const QString file = shown(path.substr(path.rfind('/') + 1));
    if (at.cell >= 0) return QString("%1:%2:%3").arg(file).arg(at.cell).arg(at.line);
    return QString("%1:%2").arg(file).arg(at.line);
}

CodePlace placeOf(const ReportView& view, const SourceRange& where) {
    return {view.pathOf(where.file), where.range};
}

std::vector<ExplainRow> answerRows(const ProjectView& project, const ReportFunction& function) {
    return Answers(project, function).rows();
}

}  // namespace graphlift
