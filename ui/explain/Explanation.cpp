#include "ui/explain/Explanation.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>
#include <vector>

#include "ui/explain/Answers.h"
#include "ui/explain/Sentence.h"
#include "ui/text/Clause.h"
#include "ui/text/Counted.h"
#include "ui/text/QtText.h"
#include "ui/text/TypeText.h"

namespace graphlift {

namespace {

using Kind = ExplainRow::Kind;

QString tr(const char* text) { return QCoreApplication::translate("Explanation", text); }

class Builder {
  public:
    Builder(const ProjectView& project, const ReportFunction& function)
        : project_(project), view_(project.report()), function_(function) {}

    std::vector<ExplainRow> rows() {
        parameters();
        for (ExplainRow& row : answerRows(project_, function_)) out_.push_back(std::move(row));
        unblock();
        assumptions();
        effect();
        traces();
        decorators();
        return std::move(out_);
    }

  private:
    void section(const QString& title, const QString& right = {}) {
        out_.push_back({.kind = Kind::Section, .text = title, .detail = {}, .right = right});
    }
    ExplainRow& add(Kind kind, const QString& text, const QString& detail = {}) {
        out_.push_back({.kind = kind, .text = text, .detail = detail, .right = {}});
        return out_.back();
    }

    [[nodiscard]] int numCallSites() const {
        const CallGraph& graph = *view_.snapshot().callGraph;
        size_t sites = 0;
        for (const uint32_t edge : graph.callers[function_.summary.function.index()])
            sites += graph.edges[edge].sites.size();
        return static_cast<int>(sites);
    }

    void parameters() {
        const auto& parameters = function_.summary.parameters;
        const bool any = std::any_of(parameters.begin(), parameters.end(), [](const auto& p) {
            return p.role != ParameterFacts::Role::Receiver;
        });
        if (!any) return;
        const QString sites = counted(numCallSites(), tr("1 call site"), tr("%1 call sites"));
        section(function_.summary.signature.present ? tr("Signature, from %1").arg(sites)
                                                    : tr("Parameters, from %1").arg(sites));
        for (const ParameterFacts& parameter : parameters) {
            if (parameter.role == ParameterFacts::Role::Receiver) continue;
            ExplainRow& row = add(Kind::Field, shown(parameter.name), valueOf(parameter));
            row.right = tensorWord(parameter);
        }
    }

    static QString valueOf(const ParameterFacts& parameter) {
        QStringList types;
        for (const TensorType& type : parameter.types) types += typeText(type);
        types.removeDuplicates();
        if (types.isEmpty() && !parameter.container.empty()) types += containerText(parameter);
        if (!types.isEmpty()) {
            constexpr int kShown = 3;
            const auto more = static_cast<int>(types.size()) - kShown;
            if (more > 0) types = types.mid(0, kShown) << tr("and %1 more").arg(more);
            return types.join(" | ");
        }
        if (parameter.tensor == Answer::Unknown) return "?";
        if (parameter.literal == Answer::Yes) return tr("Python value, changes");
        return parameter.supplied == Answer::No ? tr("its default") : tr("Python value");
    }

    /// "tuple of float32 [?, 28], int32 [?]": the first type of each element.
    static QString containerText(const ParameterFacts& parameter) {
        QStringList elements;
        for (const auto& types : parameter.elements)
            elements += types.empty() ? QString("?") : typeText(types.front());
        const QString kind = shown(parameter.container);
        return elements.isEmpty() ? kind : tr("%1 of %2").arg(kind, elements.join(", "));
    }

    static QString tensorWord(const ParameterFacts& parameter) {
        if (parameter.tensor == Answer::Unknown)
            return parameter.tensorReason.empty() ? tr("not known") : shown(parameter.tensorReason);
        return parameter.tensor == Answer::Yes ? QString() : tr("no tensor");
    }

    /// One row an edit, with every precondition that it would settle.
    void unblock() {
        std::vector<std::pair<QString, std::vector<PreconditionId>>> edits;
        for (const Unblock& hint : function_.verdict.unblock) {
            QString edit = asSentence(said(hint.edit));
            edit.chop(edit.endsWith('.') ? 1 : 0);
            const auto known = std::find_if(edits.begin(), edits.end(),
                                            [&](const auto& one) { return one.first == edit; });
            if (known == edits.end())
                edits.push_back({edit, {hint.precondition}});
            else
                known->second.push_back(hint.precondition);
        }
        if (edits.empty()) return;
        section(tr("What would unblock it"));
        int number = 0;
        for (const auto& [edit, settles] : edits) {
            ExplainRow& row = add(Kind::Numbered, edit, QString::number(++number));
            row.right = codesOf(settles);
            row.page = settles.front();
            for (const Finding& finding : function_.verdict.findings)
                if (finding.id == settles.front() && !finding.evidence.empty())
                    row.place = placeOf(view_, finding.evidence.back().where);
        }
    }

    /// "GL301", "GL301, 320", "GL301, 3 more"
    static QString codesOf(const std::vector<PreconditionId>& ids) {
        const QString first = toQt(code(ids.front()));
        if (ids.size() == 1) return first;
        if (ids.size() == 2) return first + ", " + toQt(code(ids.back())).mid(2);
        return tr("%1, %2 more").arg(first).arg(ids.size() - 1);
    }

    void assumptions() {
        if (function_.summary.assumes.empty()) return;
        section(tr("What this verdict assumes"));
        for (const std::string& id : function_.summary.assumes) {
            QString text = shown(id);
            for (const auto& [known, sentence] : project_.snapshot().facts->assumptionTexts)
                if (known == id) text = shown(sentence);
            add(Kind::Text, asSentence(text));
        }
    }

    /// What the change means for other functions: those that need no decorator of their own.
    void effect() {
        const auto& verdicts = project_.snapshot().verdicts;
        std::vector<size_t> covered;
        for (size_t i = 0; i < verdicts.size(); ++i)
            if (verdicts[i].coveredBy == function_.summary.function) covered.push_back(i);
        if (covered.empty()) return;
        section(tr("If you convert it"));
        add(Kind::Text,
            counted(static_cast<qint64>(covered.size()),
                    tr("1 function runs inside its trace and needs no decorator of its own:"),
                    tr("%1 functions run inside its trace and need no decorator of their own:")));
        for (const size_t i : covered) {
            const ReportFunction function = project_.report().function(i);
            const FileId file = view_.program().functions[function.summary.function].file;
            const uint32_t begin = function.file.tree.range(function.ir.node).begin;
            const TextRange range{begin, begin};
            ExplainRow& row = add(Kind::Step, "`" + shown(function.ir.qualifiedName) + "`",
                                  placeTextOf(view_, {file, range}));
            row.place = placeOf(view_, {file, range});
            row.function = project_.idOf(i);
        }
    }

    void traces() {
        const TraceForecast& traces = function_.summary.traces;
        if (!function_.summary.candidate || (traces.count == 0 && traces.bounded)) return;
        section(tr("Traces"),
                traces.bounded ? tr("%1 expected").arg(traces.count) : tr("not bounded"));
        int number = 0;
        for (const std::string& key : traces.keys)
            if (++number; !key.empty())
                add(Kind::Field, tr("trace %1").arg(number), traceKeyText(shown(key)));
    }

    void decorators() {
        const auto& decorators = function_.summary.decorators;
        const auto& hybrid = function_.summary.hybrid;
        if (decorators.empty() && !hybrid) return;
        section(hybrid && !hybrid->viaDecorator ? tr("Decorators and wraps") : tr("Decorators"));
        for (const DecoratorFacts& decorator : decorators) {
            ExplainRow& row =
                add(Kind::Field, tr("line %1").arg(decorator.line), shown(decorator.name));
            row.place = placeOf(view_, decorator.where);
        }
        if (!hybrid) return;
        if (!hybrid->viaDecorator)
            add(Kind::Field, tr("wrapped"), placeTextOf(view_, hybrid->where)).place =
                placeOf(view_, hybrid->where);
        for (const auto& [name, source] : hybrid->arguments)
            add(Kind::Field, shown(name), shown(source));
    }

    const ProjectView& project_;
    const ReportView& view_;
    const ReportFunction& function_;
    std::vector<ExplainRow> out_;
};

}  // namespace

Explanation explain(const ProjectView& project, size_t index) {
    const ReportFunction function = project.report().function(index);
    const Verdict& verdict = function.verdict;
    Explanation out;
    out.id = project.idOf(index);
    out.name = shown(function.ir.qualifiedName);
    const FileId file = project.report().program().functions[function.summary.function].file;
    out.place = placeTextOf(project.report(), {file, function.file.tree.range(function.ir.node)});
    out.look = lookOf(verdict.action, function.summary.mode);
    out.title = titleOf(function);
    out.applicability = verdict.applicability;
    out.standing = verdict.applicability == Applicability::Safe          ? tr("safe")
                   : verdict.applicability == Applicability::NeedsReview ? tr("needs review")
                                                                         : QString();
    out.sentence = sentenceOf(project, function);
    out.hasEdit = !verdict.edits.empty() || !verdict.extra.empty();
    out.rows = Builder(project, function).rows();
    return out;
}

}  // namespace graphlift
