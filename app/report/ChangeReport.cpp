#include "app/report/ChangeReport.h"

#include "analysis/support/Utf8.h"

namespace graphlift {

namespace {

std::string counted(size_t number, const std::string& what) {
    return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

class ChangeText {
  public:
    ChangeText(Sink& sink, const ReportView& view, const EditSelection& selection,
               const ChangeReportOptions& options)
        : sink_(sink),
          view_(view),
          selection_(selection),
          options_(options),
          style_(options.colors) {}

    void write() {
        for (const FileChange& change : selection_.files) writeFile(change);
        writeLeft();
        writeSum();
    }

  private:
    void line(const std::string& text) { sink_.write(text + "\n"); }

    [[nodiscard]] std::string idOf(FunctionId function) const {
        return printable(view_.program().idOf(function));
    }

    void writeFile(const FileChange& change) {
        line(style_.paint(Ink::Bold, printable(view_.pathOf(change.file))));
        for (const TakenEdit& edit : selection_.taken) {
            if (view_.program().functions[edit.function].file != change.file) continue;
            std::string text = "  " + idOf(edit.function) + "  " +
                               style_.paint(Ink::Good, graphlift::text(edit.action)) + " (" +
                               std::string(graphlift::text(edit.applicability)) + ")";
            if (edit.rule == Rule::R2) text += ": its decorator's arguments";
            line(text);
        }
    }

    void writeLeft() {
        if (selection_.left.empty()) return;
        line(style_.paint(Ink::Bold, "left as they are"));
        for (const LeftEdit& left : selection_.left)
            line("  " + idOf(left.function) + "  " + style_.paint(Ink::Dim, printable(left.why)));
    }

    void writeSum() {
        if (selection_.files.empty()) return line("nothing to change");
        const std::string what = counted(selection_.taken.size(), "edit") + " in " +
                                 counted(selection_.files.size(), "file");
        if (options_.isRehearsal) return line(what + " would be made; nothing was written");
        line(what + " made; `graphlift undo " + printable(options_.project) + "` takes " +
             (selection_.taken.size() == 1 ? "it" : "them") + " back");
    }

    Sink& sink_;
    const ReportView& view_;
    const EditSelection& selection_;
    const ChangeReportOptions& options_;
    Style style_;
};

}  // namespace

void writeChangeText(Sink& sink, const ReportView& view, const EditSelection& selection,
                     const ChangeReportOptions& options) {
    ChangeText(sink, view, selection, options).write();
}

void writeUndoText(Sink& sink, const WrittenChange& taken, Colors colors) {
    const Style style(colors);
    const auto& files =
        taken.files.empty() && taken.recovered ? taken.recovered->written : taken.files;
    for (const std::string& file : files)
        sink.write(style.paint(Ink::Bold, printable(file)) + "\n");
    for (const std::string& function : taken.functions)
        sink.write("  " + printable(function) + "\n");
    sink.write(counted(files.size(), "file") + " as before the change");
    if (taken.undoable != 0)
        sink.write("; " + counted(taken.undoable, "earlier change") + " can be taken back too");
    sink.write("\n");
}

}  // namespace graphlift
