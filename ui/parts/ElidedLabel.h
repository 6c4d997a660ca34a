// A line of text that gives way: what does not fit is left out at its end, and is in the tooltip.
#pragma once

#include <QLabel>

namespace graphlift {

class ElidedLabel : public QLabel {
    Q_OBJECT
  public:
    explicit ElidedLabel(QWidget* parent) : ElidedLabel({}, parent) {}
    ElidedLabel(const QString& text, QWidget* parent);
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace graphlift
