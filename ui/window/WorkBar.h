// How far something is, 120 x 4: filled to the share that is done; where nothing is counted, a
// piece that stands still at the left, since a line that only wanders says nothing.
#pragma once

#include <QWidget>

#include "ui/theme/Theme.h"

namespace graphlift {

class WorkBar : public QWidget {
    Q_OBJECT
  public:
    WorkBar(const Theme& theme, QWidget* parent);
    /// 0 to 1; below 0: nothing is counted.
    void setShare(double share);
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& theme_;
    double share_ = -1;
};

}  // namespace graphlift
