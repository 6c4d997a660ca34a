// The pane at the right: why the chosen function gets its verdict, what would change it, and what
// its change means. Follows the selection; any function can be asked, a candidate or not.
#pragma once

#include <QStackedWidget>
#include <QWidget>

#include "ui/explain/ExplanationView.h"
#include "ui/explain/HelpPage.h"
#include "ui/explain/VerdictHead.h"
#include "ui/models/ChangeTicks.h"
#include "ui/parts/PaneTitle.h"
#include "ui/window/ActionList.h"
#include "ui/window/EmptyState.h"

namespace graphlift {

class ExplanationPane : public QWidget {
    Q_OBJECT
  public:
    ExplanationPane(const Theme& theme, Selection& selection, ActionList& actions,
                    QWidget* parent = nullptr);

    void setProject(ProjectViewPtr project);
    /// Which edits are chosen; null: nothing can be accepted.
    void setTicks(ChangeTicks* ticks);

    [[nodiscard]] PaneTitle* head() const { return head_; }
    [[nodiscard]] ExplanationModel& model() { return model_; }
    [[nodiscard]] ExplanationView* view() const { return view_; }
    [[nodiscard]] VerdictHead* verdict() const { return verdict_; }
    [[nodiscard]] HelpPage* help() const { return help_; }
    /// The explanation has the keyboard and its first problem is chosen.
    void ask();

  private:
    void build();
    void registerCommands();
    void addAnswerCommands();
    void addReadCommands();
    void follow();
    void refresh();
    void showEmpty(const QString& title, const QString& sentence);
    void showHelp(PreconditionId id);
    void leaveHelp();
    void step(int direction);
    void answer(bool accept);
    void preview();
    void copy();
    void showPlace(const QModelIndex& index);
    void openPlace(const QModelIndex& index);
    void updateCommands();

    const Theme& theme_;
    Selection& selection_;
    ActionList& actions_;
    ChangeTicks* ticks_ = nullptr;
    ProjectViewPtr project_;
    ExplanationModel model_;
    std::string shownId_;

    PaneTitle* head_;
    QStackedWidget* stack_;
    QWidget* page_;
    VerdictHead* verdict_;
    ExplanationView* view_;
    HelpPage* help_;
    EmptyState* empty_;
};

}  // namespace graphlift
