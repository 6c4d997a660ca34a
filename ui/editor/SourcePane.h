// The source of the chosen function's file, as it was analysed: read-only, with verdicts, evidence
// and lanes beside it. Follows the selection; a caret that a person moves chooses the function it
// stands in, and does not move the text.
#pragma once

#include <QStackedWidget>
#include <QWidget>
#include <optional>

#include "ui/editor/FindBar.h"
#include "ui/editor/PythonEditor.h"
#include "ui/editor/SourceHead.h"
#include "ui/editor/SourceMargin.h"
#include "ui/models/Selection.h"
#include "ui/window/ActionList.h"
#include "ui/window/EmptyState.h"

namespace graphlift {

class SourcePane : public QWidget {
    Q_OBJECT
  public:
    SourcePane(const Theme& theme, Selection& selection, ActionList& actions,
               QWidget* parent = nullptr);

    void setProject(ProjectViewPtr project);
    /// Who knows when statements run (statementLanes); null: no lanes.
    void setLaneProvider(LaneProvider provider);
    /// Shows a file of the project without choosing anything.
    void openFile(const std::string& path);
    void goToLine(int line);  // from 1, within the file's text

    [[nodiscard]] const std::string& file() const { return path_; }
    /// Line and column from 1 of the caret; in notebooks within the cell.
    [[nodiscard]] Position caretPosition() const;
    /// What is said of these bytes of the text: the evidence there, or "".
    [[nodiscard]] QString tooltipAt(uint32_t offset) const;
    [[nodiscard]] PythonEditor* editor() const { return editor_; }
    [[nodiscard]] SourceMargin* margin() const { return margin_; }
    [[nodiscard]] SourceHead* head() const { return head_; }
    [[nodiscard]] FindBar* findBar() const { return findBar_; }

  signals:
    void caretPositionChanged();

  private:
    void build();
    void registerCommands();
    void addFindCommands();
    void follow();
    void showEmpty();
    [[nodiscard]] const FileFacts* facts() const;
    [[nodiscard]] std::optional<size_t> chosen() const;
    void load(const std::string& path);
    void revealFunction(size_t index);
    void markFunction();
    void markPlace();
    void updateCrumb();
    void moved(uint32_t offset);
    void askForLine();

    const Theme& theme_;
    Selection& selection_;
    ActionList& actions_;
    ProjectViewPtr project_;
    LaneProvider lanes_ = statementLanes;
    std::string path_;
    // What is shown of the selection; the same again does nothing.
    std::string shownId_;
    std::optional<CodePlace> shownPlace_;
    bool ownMove_ = false;
    std::vector<EvidenceSign> evidence_;

    QStackedWidget* stack_;
    SourceHead* head_;
    PythonEditor* editor_;
    SourceMargin* margin_;
    FindBar* findBar_;
    SearchField* lineField_;
    EmptyState* empty_;
};

}  // namespace graphlift
