// The button in the top bar that looks like a search field: it says what can be found and by which
// key, and opens the locator.
#pragma once

#include <QPushButton>

#include "ui/theme/Theme.h"

namespace graphlift {

class LocatorField : public QPushButton {
    Q_OBJECT
  public:
    LocatorField(const Theme& theme, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& theme_;
};

}  // namespace graphlift
