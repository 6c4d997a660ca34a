// The rows of an explanation as a tree one can walk: arrows, Left and Right open and close, Enter
// goes to the place, F1 or a click on a code opens its help.
#pragma once

#include <QTreeView>

#include "ui/explain/ExplanationDelegate.h"

namespace graphlift {

class ExplanationView : public QTreeView {
    Q_OBJECT
  public:
    ExplanationView(const Theme& theme, ExplanationModel& model, QWidget* parent);

    /// The next row that F8 stops at, after (or before) the current one; wraps around. Invalid:
    /// there is no problem.
    [[nodiscard]] QModelIndex nextProblem(int direction) const;
    /// Chooses a row and opens what it is folded into.
    void reveal(const QModelIndex& index);

  signals:
    void placeChosen(const QModelIndex& index);  // the row became current
    void placeOpened(const QModelIndex& index);  // Enter or double click on a row with a place
    void helpAsked(PreconditionId id);
    void changeAsked();  // Enter on a row without a place

  protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void drawBranches(QPainter*, const QRect&, const QModelIndex&) const override {}
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

  private:
    void restyle();
    void openAtFirst();
    [[nodiscard]] std::optional<PreconditionId> pageOf(const QModelIndex& index) const;

    const Theme& theme_;
    ExplanationModel& model_;
    ExplanationDelegate* delegate_;
};

}  // namespace graphlift
