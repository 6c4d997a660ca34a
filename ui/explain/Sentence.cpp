#include "ui/explain/Sentence.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/text/Clause.h"
#include "ui/text/Counted.h"
#include "ui/text/EditWords.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Explanation", text); }

QString withoutStop(std::string_view text) {
    if (!text.empty() && text.back() == '.') text.remove_suffix(1);
    return said(text);
}

QString lowered(QString clause) {
    // "GL…", "N" and other names keep their capitals.
    if (clause.size() > 1 && clause[1].isLower()) clause[0] = clause[0].toLower();
    if (clause.startsWith("A ")) clause[0] = 'a';
    return clause;
}

/// "a, b and c"; more than three end with "and 2 more reasons".
QString joined(const QStringList& clauses) {
    constexpr int kNamed = 3;
    if (clauses.size() == 1) return clauses.front();
    const auto count = static_cast<int>(clauses.size());
    if (count <= kNamed) return clauses.mid(0, count - 1).join(", ") + tr(" and ") + clauses.back();
    return clauses.mid(0, kNamed).join(", ") +
           counted(count - kNamed, tr(" and 1 more reason"), tr(" and %1 more reasons"));
}

class Speaker {
  public:
    Speaker(const ProjectView& project, const ReportFunction& function)
        : project_(project),
          function_(function),
          name_("`" + shown(function.ir.qualifiedName) + "`") {}

    [[nodiscard]] QString say() const {
        switch (function_.verdict.action) {
            case Action::ConvertToGraph:
                return toGraph();
            case Action::ConvertToEager:
                return tr("%1 is a graph function and had better not be one: %2.")
                    .arg(name_, reasons());
            case Action::Reconfigure:
                return reconfigured();
            case Action::Undecided:
                return tr("%1 cannot be judged yet: %2.").arg(name_, openQuestion());
            case Action::Keep:
                return kept();
            case Action::None:
                break;
        }
        return tr("%1 is no candidate: no parameter of it can hold a tensor, and it is no graph "
                  "function.")
            .arg(name_);
    }

  private:
    [[nodiscard]] QString toGraph() const {
        const Verdict& verdict = function_.verdict;
        if (verdict.coveredBy)
            return tr("%1 runs inside the trace of %2 and needs no decorator of its own.")
                .arg(name_,
                     "`" + shown(project_.report().program().ir(verdict.coveredBy).qualifiedName) +
                         "`");
        if (verdict.applicability == Applicability::NeedsReview)
            return tr("%1 can become a graph if what is not known turns out well: %2.")
                .arg(name_, openQuestion());
        return tr("%1 computes with tensors, and nothing in it or in what it calls stands against "
                  "a graph.")
                   .arg(name_) +
               traces();
    }

    [[nodiscard]] QString reconfigured() const {
        // The report says "give the decorator name=value": what is given is code.
        const QString edit = shortEditText(function_.verdict);
        const qsizetype code = edit.lastIndexOf(' ', edit.indexOf('=')) + 1;
        return tr("%1 is a graph function already. The change would %2.")
            .arg(name_, edit.left(code) + "`" + edit.mid(code) + "`");
    }

    [[nodiscard]] QString traces() const {
        const TraceForecast& traces = function_.summary.traces;
        if (!function_.summary.entered || traces.count == 0) return {};
        if (!traces.bounded) return tr(" There is no bound to the traces that its calls make.");
        if (traces.count == 1) return tr(" One trace serves every call.");
        return tr(" Its calls make %1 traces.").arg(traces.count);
    }

    [[nodiscard]] QString kept() const {
        const QString why = reasons();
        if (function_.summary.mode == Mode::Traced)
            return tr("%1 is called from graphs only and runs inside their traces: a decorator of "
                      "its own would add nothing.")
                .arg(name_);
        if (function_.summary.mode == Mode::Hybrid)
            return why.isEmpty()
                       ? tr("%1 is a graph function, and nothing speaks against it.").arg(name_)
                       : tr("%1 is a graph function and stays one, but %2.").arg(name_, why);
        if (fails(Group::Safety))
            return tr("%1 would behave differently as a graph: %2.").arg(name_, why);
        return why.isEmpty() ? tr("%1 stays as it is.").arg(name_)
                             : tr("%1 stays as it is: %2.").arg(name_, why);
    }

    [[nodiscard]] bool fails(Group wanted) const {
        const auto& findings = function_.verdict.findings;
        return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
            return finding.status == Status::Fails && group(finding.id) == wanted;
        });
    }

    [[nodiscard]] QString reasons() const {
        QStringList clauses;
        for (const Finding* finding : decisiveFindings(project_.report(), function_))
            if (finding->status == Status::Fails && group(finding->id) != Group::Note)
                clauses += lowered(saidOf(*finding).what);
        return clauses.isEmpty() ? QString() : joined(clauses);
    }

    [[nodiscard]] QString openQuestion() const {
        const auto decisive = decisiveFindings(project_.report(), function_);
        for (const Finding* finding : decisive)
            if (finding->status == Status::Unknown)
                return finding->reason.empty() ? lowered(saidOf(*finding).what)
                                               : withCodeName(withoutStop(finding->reason));
        return reasons();
    }

    const ProjectView& project_;
    const ReportFunction& function_;
    QString name_;
};

}  // namespace

SaidOf saidOf(const Finding& finding) {
    const std::string_view message = finding.message;
    const size_t colon = finding.status == Status::Fails || finding.status == Status::Holds
                             ? message.find(": ")
                             : std::string_view::npos;
    if (colon == std::string_view::npos) return {withoutStop(message), {}};
    return {shown(message.substr(0, colon)), withoutStop(message.substr(colon + 2))};
}

QString titleOf(const ReportFunction& function) {
    switch (function.verdict.action) {
        case Action::ConvertToGraph:
            return tr("Convert to graph");
        case Action::ConvertToEager:
            return tr("Convert to eager");
        case Action::Reconfigure:
            return tr("Reconfigure");
        case Action::Undecided:
            return tr("Undecided");
        case Action::Keep:
            return function.summary.mode == Mode::Traced ? tr("Already in a graph")
                                                         : tr("Keep as it is");
        case Action::None:
            break;
    }
    return tr("Not a candidate");
}

QString sentenceOf(const ProjectView& project, const ReportFunction& function) {
    return Speaker(project, function).say();
}

}  // namespace graphlift
