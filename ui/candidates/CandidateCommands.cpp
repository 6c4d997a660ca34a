// The commands of the list: filtering, walking, how it is grouped and shown.
#include <QActionGroup>

#include "ui/candidates/CandidatesPane.h"

namespace graphlift {

void CandidatesPane::registerCommands() {
    addFilterCommands();
    addShowCommands();
    addGroupCommands();
}

void CandidatesPane::addFilterCommands() {
    actions_.add({.id = "candidates.find",
                  .text = tr("Filter candidates"),
                  .keys = {QKeySequence("Ctrl+Shift+F")},
                  .menu = MenuId::Edit,
                  .help = tr("Type to filter the list of candidates")},
                 [this] {
                     field_->edit()->setFocus(Qt::ShortcutFocusReason);
                     field_->edit()->selectAll();
                 });
    actions_.add({.id = "candidates.clear",
                  .text = tr("Clear the filters of candidates"),
                  .keys = {QKeySequence("Ctrl+Shift+X")},
                  .menu = MenuId::Edit,
                  .help = tr("Shows every candidate again")},
                 [this] { applyFilter({}); });
    actions_.add({.id = "candidates.next",
                  .text = tr("Next candidate"),
                  .keys = {QKeySequence("Alt+PgDown")},
                  .menu = MenuId::Go,
                  .help = tr("Chooses the candidate below")},
                 [this] { step(1); });
    actions_.add({.id = "candidates.previous",
                  .text = tr("Previous candidate"),
                  .keys = {QKeySequence("Alt+PgUp")},
                  .menu = MenuId::Go,
                  .help = tr("Chooses the candidate above")},
                 [this] { step(-1); });
}

void CandidatesPane::addShowCommands() {
    tableAction_ = actions_.add({.id = "candidates.table",
                                 .text = tr("Candidates as a table"),
                                 .keys = {QKeySequence("Ctrl+Alt+T")},
                                 .menu = MenuId::View,
                                 .help = tr("One line a function, a column for each answer"),
                                 .checkable = true},
                                [this] {
                                    keepPlace();
                                    refresh();
                                });
    allAction_ = actions_.add({.id = "candidates.all",
                               .text = tr("Functions that are no candidates"),
                               .keys = {QKeySequence("Ctrl+Alt+A")},
                               .menu = MenuId::View,
                               .help = tr("Lists every function of the project"),
                               .checkable = true},
                              [this] {
                                  CandidateFilter filter = model_.filter();
                                  filter.all = allAction_->isChecked();
                                  applyFilter(filter);
                              });
    actions_.add({.id = "candidates.arrange",
                  .text = tr("Sort and filter candidates again"),
                  .keys = {QKeySequence("Ctrl+F5")},
                  .menu = MenuId::View,
                  .help = tr("Rows stay where they are while you tick; this moves them")},
                 [this] { model_.rearrange(); });
}

void CandidatesPane::addGroupCommands() {
    auto* groups = new QActionGroup(this);
    constexpr const char* kIds[kNumGroupings] = {"none",   "file",   "module", "verdict",
                                                 "reason", "change", "status"};
    for (int i = 0; i < kNumGroupings; ++i) {
        const auto by = static_cast<GroupBy>(i);
        QAction* action = actions_.add({.id = QString("candidates.group.") + kIds[i],
                                        .text = tr("Group candidates by: %1").arg(wordOf(by)),
                                        .keys = {QKeySequence(QString("Ctrl+G, %1").arg(i))},
                                        .menu = MenuId::View,
                                        .help = tr("Headings with counts; each opens and closes"),
                                        .checkable = true},
                                       [this, by] { model_.setGroupBy(by); });
        groups->addAction(action);
        groupActions_ += action;
    }
    groupActions_[static_cast<int>(model_.groupBy())]->setChecked(true);
}

}  // namespace graphlift
