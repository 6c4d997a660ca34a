#include "app/report/TextReport.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "analysis/driver/Suppressions.h"
#include "app/report/FunctionText.h"
#include "app/report/JsonValues.h"
#include "analysis/support/Utf8.h"

namespace graphlift {

namespace {

std::string counted(size_t number, const std::string& what) {
    return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

class TextWriter {
  public:
    TextWriter(Sink& sink, const ReportView& view, const TextReportOptions& options)
        : sink_(sink), view_(view), options_(options), style_(options.colors) {}

    void write() {
        head();
        problems();
        functions();
        suppressions();
        if (options_.timings) timings();
    }

  private:
    void line(const std::string& text) { sink_.write(text + "\n"); }

    void head() {
        const ReportCounts counts = view_.counts();
        const AnalysisSnapshot& snapshot = view_.snapshot();
        line(style_.paint(Ink::Bold, printable(snapshot.projectName)) + ": " +
             counted(counts.files, "file") + ", " + counted(counts.lines, "line") + ", " +
             counted(counts.functions, "function") + ", " +
             counted(counts.candidates, "candidate") + ". Framework version " +
             snapshot.frameworkVersion + ".");
        for (Action action : kSummaryActions)
            if (const size_t n = counts.actions[static_cast<size_t>(action)]; n != 0)
                line("  " + std::to_string(n) + " " + std::string(text(action)));
        for (const Assumption& assumption : snapshot.assumptions)
            line(style_.paint(Ink::Dim, "  assumed: " + printable(assumption.text) + " (" +
                                            counted(assumption.functions, "function") + ")"));
    }

    void problems() {
        if (view_.problems().empty()) return;
        line("\n" + style_.paint(Ink::Bold, "Problems"));
        for (const Problem& problem : view_.problems()) {
            std::string place = printable(problem.file);
            if (!place.empty() && problem.position.cell >= 0)
                place += ":cell " + std::to_string(problem.position.cell);
            if (!place.empty())
                place += ":" + std::to_string(problem.position.line) + ":" +
                         std::to_string(problem.position.column) + ": ";
            line("  " + place + std::string(text(problem.severity)) + ": " +
                 printable(problem.message) + " [" + problem.code + "]");
        }
    }

    void functions() {
        FileId file;
        for (size_t index : view_.shown()) {
            if (!options_.full && view_.snapshot().verdicts[index].action == Action::None)
                continue;
            const ReportFunction function = view_.function(index);
            const FileId home = view_.program().functions[function.summary.function].file;
            if (home != file) line("\n" + style_.paint(Ink::Bold, printable(view_.pathOf(home))));
            file = home;
            writeFunction(function);
        }
    }

    void writeFunction(const ReportFunction& function) {
        std::string place;
        if (function.begin.cell >= 0) place = "cell " + std::to_string(function.begin.cell) + ", ";
        place += std::to_string(function.begin.line);
        line("  " + place + "  " + style_.paint(Ink::Bold, printable(function.ir.qualifiedName)) +
             "  " + adviceText(view_, function, style_));
        if (options_.full) {
            for (const Finding& finding : function.verdict.findings)
                sink_.write(findingText(view_, function, finding, style_));
        } else {
            writeOpen(function);
        }
        for (const Unblock& hint : function.verdict.unblock)
            if (!isAccepted(function, hint.precondition))
                line("      " + std::string(code(hint.precondition)) +
                     " to unblock: " + printable(hint.edit) + ".");
    }

    [[nodiscard]] bool isAccepted(const ReportFunction& function, PreconditionId id) const {
        const auto& findings = function.verdict.findings;
        return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
            return finding.id == id && isSuppressed(view_.snapshot(), function.index, finding);
        });
    }

    /// What fails one by one, then what is not known, once for each reason.
    void writeOpen(const ReportFunction& function) {
        std::vector<std::vector<const Finding*>> questions;
        for (const Finding* finding : decisiveFindings(view_, function)) {
            if (finding->status == Status::Fails) {
                sink_.write(findingText(view_, function, *finding, style_));
                continue;
            }
            const auto same = std::find_if(
                questions.begin(), questions.end(), [&](const std::vector<const Finding*>& group) {
                    return group.front()->reason == finding->reason && !finding->reason.empty();
                });
            if (same == questions.end())
                questions.push_back({finding});
            else
                same->push_back(finding);
        }
        for (const auto& group : questions)
            sink_.write(openQuestionsText(view_, function, group, style_));
    }

    void suppressions() {
        const auto& suppressions = view_.snapshot().suppressions;
        if (suppressions.empty()) return;
        line("\n" + style_.paint(Ink::Bold, "Accepted by comments"));
        for (const Suppression& s : suppressions)
            line("  " + printable(s.file) + ":" + std::to_string(s.line) + " " + s.code +
                 (s.reason.empty() ? "" : " " + printable(s.reason)));
    }

    void timings() {
        line("\n" + style_.paint(Ink::Bold, "Times"));
        for (const Trace::Stage& stage : view_.snapshot().trace.stages) {
            std::array<char, 80> row{};
            std::snprintf(row.data(), row.size(), "  %-16.*s %9.1f ms",
                          static_cast<int>(stage.name.size()), stage.name.data(),
                          stage.seconds * 1000);
            line(row.data());
        }
        for (const Trace::Counter& counter : view_.snapshot().trace.counters)
            line("  " + std::string(counter.name) + " " + std::to_string(counter.value));
    }

    Sink& sink_;
    const ReportView& view_;
    const TextReportOptions& options_;
    Style style_;
};

}  // namespace

void writeTextReport(Sink& sink, const ReportView& view, const TextReportOptions& options) {
    TextWriter(sink, view, options).write();
}

}  // namespace graphlift
