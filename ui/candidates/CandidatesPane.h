// The pane at the left: every candidate of the project with its verdict, to be filtered, grouped
// and walked. A row that is chosen here is chosen everywhere; Enter shows its change.
#pragma once

#include <QMenu>
#include <QStackedWidget>
#include <QWidget>

#include "ui/candidates/CandidateViews.h"
#include "ui/candidates/FilterChips.h"
#include "ui/candidates/VerdictSummary.h"
#include "ui/models/Selection.h"
#include "ui/parts/Buttons.h"
#include "ui/parts/PaneTitle.h"
#include "ui/parts/SearchField.h"
#include "ui/window/ActionList.h"
#include "ui/window/EmptyState.h"

namespace graphlift {

class CandidatesPane : public QWidget {
    Q_OBJECT
  public:
    CandidatesPane(const Theme& theme, Selection& selection, ActionList& actions,
                   QWidget* parent = nullptr);

    void setProject(ProjectViewPtr project);
    /// Which edits are chosen; the pane shows and changes them. Null: nothing can be ticked.
    void setTicks(ChangeTicks* ticks);

    /// The pane's head: a frame that docks it may take it as the dock's title.
    [[nodiscard]] PaneTitle* head() const { return head_; }
    [[nodiscard]] CandidateModel& model() { return model_; }
    /// The list or the table, whichever is shown.
    [[nodiscard]] CandidateView* view() const;
    void setFilter(const CandidateFilter& filter);
    /// As other panes ask: an action ("convert-to-graph"), a code ("GL301"), or any text.
    void filterBy(const QString& text);
    void setGroupBy(GroupBy by);

  private:
    void build();
    void connectParts();
    void registerCommands();
    void addFilterCommands();
    void addShowCommands();
    void addGroupCommands();
    void fillFilterMenu();
    template <class T, class Word>
    void addFacet(const QString& title, const std::vector<std::pair<T, size_t>>& values,
                  std::set<T> CandidateFilter::*facet, Word word);
    void applyFilter(const CandidateFilter& filter);
    void typed();
    void follow();
    void chosen(const QModelIndex& index);
    void open(const std::string& id);
    void toggleTick(const std::string& id);
    void step(int direction);
    void refresh();
    void showEmpty();
    void showChips();
    void keepPlace();

    const Theme& theme_;
    Selection& selection_;
    ActionList& actions_;
    ChangeTicks* ticks_ = nullptr;
    ProjectViewPtr project_;
    CandidateModel model_;
    std::set<QString> closedGroups_;
    bool following_ = false;

    PaneTitle* head_;
    VerdictSummary* summary_;
    SearchField* field_;
    QAbstractButton *caseSwitch_, *regexSwitch_;
    FilterChips* chips_;
    QStackedWidget* stack_;
    CandidateView *list_, *table_;
    EmptyState* empty_;
    QMenu* filterMenu_;
    QList<QAction*> groupActions_;
    QAction *tableAction_ = nullptr, *allAction_ = nullptr;
};

}  // namespace graphlift
