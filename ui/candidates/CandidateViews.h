// The two faces of the candidates: the list of the design, and a table with a heading to sort by.
// Both read one model and share what is chosen.
#pragma once

#include <QTreeView>

#include "ui/candidates/CandidateDelegate.h"

namespace graphlift {

/// A tree whose headings of groups open and close by a click, whose rows leave the arrows to the
/// selection and give Enter, Space and clicks on tick boxes away as signals.
class CandidateView : public QTreeView {
    Q_OBJECT
  public:
    CandidateView(const Theme& theme, CandidateModel& model,
                  CandidateDelegate::Presentation presentation, QWidget* parent);

  signals:
    void opened(const std::string& id);       // Enter, double click
    void tickToggled(const std::string& id);  // Space, click on the box

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void drawBranches(QPainter*, const QRect&, const QModelIndex&) const override {}
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
    void focusInEvent(QFocusEvent* event) override;

  private:
    void restyle();
    void sortBy(int section);
    void span();
    void prepare();

    const Theme& theme_;
    CandidateModel& model_;
    CandidateDelegate* delegate_;
    CandidateDelegate::Presentation presentation_;
};

}  // namespace graphlift
