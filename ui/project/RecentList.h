// The list of recent projects on the start page: glyph, name and folder, what the last report
// counted, when it was open. Missing ones stay, grey, and say so; Enter opens, Delete removes.
#pragma once

#include <QListView>
#include <vector>

#include "ui/project/RecentProject.h"
#include "ui/theme/Theme.h"

class QStandardItemModel;

namespace graphlift {

class RecentList : public QListView {
    Q_OBJECT
  public:
    RecentList(const Theme& theme, QWidget* parent);
    /// `now` is what "2 hours ago" counts from.
    void setProjects(const std::vector<RecentProject>& projects, const QDateTime& now);
    [[nodiscard]] QSize sizeHint() const override;

  signals:
    void openRequested(const QString& path);
    void removeRequested(const QString& path);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    void open(const QModelIndex& index);

    const Theme& theme_;
    QStandardItemModel* rows_;
};

}  // namespace graphlift
