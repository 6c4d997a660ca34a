// One short message about something that is done, at the lower right for six seconds; longer while
// the mouse or the keyboard is on it. One at a time; with a way back when there is one.
#pragma once

#include <QWidget>
#include <functional>

#include "ui/theme/Theme.h"

class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace graphlift {

class Toast : public QWidget {
    Q_OBJECT
  public:
    /// Over `over`, which owns it.
    Toast(const Theme& theme, QWidget* over);
    /// `undo` empty: no way back is offered.
    void say(const QString& text, const std::function<void()>& undo = {});
    [[nodiscard]] QString text() const;
    /// Distance kept from the lower edge: the status line's height.
    void setFoot(int foot);
    /// While this widget is shown, the message stands above it and not over its buttons.
    void keepOff(QWidget* widget);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void place();
    void restyle();

    const Theme& theme_;
    QLabel *glyph_, *text_;
    QPushButton* undo_;
    QToolButton* close_;
    QTimer* timer_;
    std::function<void()> run_;
    QWidget* kept_ = nullptr;  // what is kept free
    int foot_ = 0;
};

}  // namespace graphlift
