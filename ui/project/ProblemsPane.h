// What could not be read or understood, apart from the candidates: how severe, where, what, and
// what follows. Enter or a click opens the place.
#pragma once

#include <QListView>

#include "ui/models/ProjectView.h"
#include "ui/models/Selection.h"
#include "ui/theme/Theme.h"
#include "ui/window/ActionList.h"

class QStackedLayout;
class QStandardItemModel;

namespace graphlift {

class EmptyState;

class ProblemsPane : public QWidget {
    Q_OBJECT
  public:
    ProblemsPane(const Theme& theme, Selection& selection, ActionList& actions, QWidget* parent);
    void setProject(const ProjectViewPtr& project);
    [[nodiscard]] int count() const;
    [[nodiscard]] QListView* list() const { return list_; }

  private:
    void open(const QModelIndex& index);
    [[nodiscard]] QString copyText() const;

    const Theme& theme_;
    Selection& selection_;
    ProjectViewPtr project_;
    QListView* list_;
    EmptyState* empty_;
    QStackedLayout* stack_;
    QStandardItemModel* rows_;
};

/// The place in the analysed text that a problem names; nullopt when its file is not there.
std::optional<CodePlace> placeOf(const Problem& problem, const ProjectView& view);

}  // namespace graphlift
