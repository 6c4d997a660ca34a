// The strip at the right of the diff: a mark for every change over the whole set, a frame for what
// is in view. A click or a drag goes there.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/theme/Theme.h"

namespace graphlift {

class Overview : public QWidget {
    Q_OBJECT
  public:
    struct Mark {
        int top = 0, bottom = 0;  // in the contents
        Token ink = Token::DAddInk;
    };
    Overview(const Theme& theme, QWidget* parent);

    void setMarks(std::vector<Mark> marks, int contentHeight);
    void setView(int top, int height);
    /// Where a place of the contents is painted.
    [[nodiscard]] int toStrip(int y) const;

  signals:
    void asked(int top);  // the place that is to be in the middle

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

  private:
    const Theme& theme_;
    std::vector<Mark> marks_;
    int contentHeight_ = 1, viewTop_ = 0, viewHeight_ = 1;
};

}  // namespace graphlift
