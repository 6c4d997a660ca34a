// The head of a dock, 40 px: the pane's name, a detail beside it, and a menu to float or close it.
// It is the dock's title bar, so the pane is moved by it. In a group of tabs the tab says the name,
// and the head makes itself flat.
#pragma once

#include <QWidget>

#include "ui/theme/Theme.h"

class QDockWidget;
class QLabel;
class QToolButton;

namespace graphlift {

class PaneHead : public QWidget {
    Q_OBJECT
  public:
    PaneHead(const Theme& theme, QDockWidget* dock);
    void setDetail(const QString& text);
    /// No height: a tab, or the pane itself, says the name.
    void setFlat(bool flat);
    [[nodiscard]] bool isFlat() const { return flat_; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    void restyle();
    void showMenu(const QPoint& at);

    const Theme& theme_;
    QDockWidget* dock_;
    QLabel *title_, *detail_;
    QToolButton* more_;
    bool flat_ = false;
};

}  // namespace graphlift
