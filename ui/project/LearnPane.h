// The handbook, offline: pages of the manual and the page of every precondition, a list at the left
// and the page at the right. Links lead from page to page; back and forward walk over them.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/models/ProjectView.h"
#include "ui/models/Selection.h"
#include "ui/project/StartPage.h"
#include "ui/theme/Theme.h"
#include "ui/window/ActionList.h"

class QLineEdit;
class QTextBrowser;
class QTreeView;
class QStandardItemModel;
class QSortFilterProxyModel;

namespace graphlift {

class LearnPane : public QWidget {
    Q_OBJECT
  public:
    LearnPane(const Theme& theme, Selection& selection, ActionList& actions, QWidget* parent);
    void setProject(const ProjectViewPtr&) {}

    /// A page of the manual ("01-trace"), a code ("GL301"); "": the first page. False: no such
    /// page.
    bool showPage(const QString& id);
    [[nodiscard]] QString page() const { return page_; }
    [[nodiscard]] QTextBrowser* text() const { return text_; }
    /// The pages of the manual, for the start page.
    [[nodiscard]] static std::vector<StartTopic> topics();

    [[nodiscard]] QTreeView* list() const { return list_; }

  private:
    void fillList();
    void dress();
    void turn(int by);

    const Theme& theme_;
    QLineEdit* find_;
    QTreeView* list_;
    QStandardItemModel* rows_;
    QSortFilterProxyModel* shownRows_;
    QTextBrowser* text_;
    QString page_;
};

}  // namespace graphlift
