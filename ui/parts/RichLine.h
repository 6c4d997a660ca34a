// A paragraph that wraps: words in one ink, `code` between back quotes in the mono face, a quieter
// rest. Measured and painted by the same layout, so that heights are right.
#pragma once

#include <QTextLayout>

#include "ui/theme/Theme.h"

namespace graphlift {

class RichLine {
  public:
    struct Style {
        TextStyle text = TextStyle::Body;
        Token ink = Token::Ink;
        bool bold = false;
    };
    RichLine(const Theme& theme, const QString& text, const Style& style, const QString& detail,
             int width);

    [[nodiscard]] int height() const { return height_; }
    void paint(QPainter& painter, QPoint at) { layout_.draw(&painter, at); }

  private:
    QTextLayout layout_;
    int height_ = 0;
};

}  // namespace graphlift
