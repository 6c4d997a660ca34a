// The 40 px head that a pane draws itself: its name, a count behind it, its buttons at the right.
// In a dock it does what a title bar does: a double click or its menu floats and docks the pane, a
// floating one is moved by it.
#pragma once

#include <QBoxLayout>
#include <QLabel>
#include <QWidget>

#include "ui/theme/Theme.h"

class QDockWidget;

namespace graphlift {

class PaneTitle : public QWidget {
    Q_OBJECT
  public:
    PaneTitle(const Theme& theme, const QString& title, QWidget* parent);
    void setCount(const QString& text);
    [[nodiscard]] QString count() const { return count_->text(); }
    void addButton(QWidget* button);
    /// Distance of the name from the left edge, px at scale 1 (16).
    void setPadding(int left);

  protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

  private:
    void restyle();
    [[nodiscard]] QDockWidget* dock() const;  // null outside of docks

    const Theme& theme_;
    QHBoxLayout* row_;
    QLabel *title_, *count_;
    int left_ = 16;
};

}  // namespace graphlift
