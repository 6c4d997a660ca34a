// The focus ring: 2 px of ink, 2 px off the shape of the button or field that has the keyboard. One
// transparent child of the window that follows the focus, so that no style sheet has to draw it.
// Lists show the focus by the bar of their row instead.
#pragma once

#include <QPointer>
#include <QWidget>

#include "ui/theme/Theme.h"

namespace graphlift {

class FocusRing : public QWidget {
    Q_OBJECT
  public:
    /// Serves `window`, which owns it, for as long as that lives.
    FocusRing(const Theme& theme, QWidget* window);

    /// The control that wears the ring; null when none does.
    [[nodiscard]] QWidget* target() const { return isVisible() ? target_ : nullptr; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void follow(QWidget* widget);
    void place();

    const Theme& theme_;
    QPointer<QWidget> target_;
    QMetaObject::Connection row_;  // to what says that the target shows the keyboard by itself
};

}  // namespace graphlift
