// The change set at the left: files with their changes, ticks with three states, and below what all
// ticked changes do together.
#pragma once

#include <QTreeView>

#include "ui/diff/ChangeListModel.h"

namespace graphlift {

class ChangeList : public QTreeView {
    Q_OBJECT
  public:
    ChangeList(const Theme& theme, ReviewModel& model, QWidget* parent);

  protected:
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void drawBranches(QPainter*, const QRect&, const QModelIndex&) const override {}

  private:
    void followChosen();
    void toggle(const QModelIndex& index);

    ReviewModel& model_;
    ChangeListModel* rows_;
    bool isFollowing_ = false;
};

}  // namespace graphlift
