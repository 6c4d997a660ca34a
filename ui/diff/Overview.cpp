#include "ui/diff/Overview.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace graphlift {

Overview::Overview(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setFixedWidth(theme.px(12));
    setAccessibleName(tr("Overview of the changes"));
}

void Overview::setMarks(std::vector<Mark> marks, int contentHeight) {
    marks_ = std::move(marks);
    contentHeight_ = std::max(1, contentHeight);
    update();
}

void Overview::setView(int top, int height) {
    viewTop_ = top;
    viewHeight_ = height;
    update();
}

int Overview::toStrip(int y) const {
    // Contents that fit are drawn where they are.
    const double scale = static_cast<double>(height()) / std::max(contentHeight_, viewHeight_);
    return static_cast<int>(y * scale);
}

void Overview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Panel));
    painter.fillRect(QRect(0, 0, 1, height()), theme_.color(Token::HairSoft));
    const int frameTop = toStrip(viewTop_), frameBottom = toStrip(viewTop_ + viewHeight_);
    const int inset = theme_.px(3);
    for (const Mark& mark : marks_) {
        const int top = toStrip(mark.top);
        const int tall = std::max(theme_.px(5), toStrip(mark.bottom) - top);
        painter.fillRect(QRect(inset + 1, top, width() - 2 * inset, tall), theme_.color(mark.ink));
    }
    painter.setPen(theme_.color(Token::Edge));
    painter.drawRect(QRect(1, frameTop, width() - 2, std::max(8, frameBottom - frameTop) - 1));
    painter.fillRect(QRect(1, frameTop, inset, std::max(8, frameBottom - frameTop)),
                     theme_.color(Token::Edge));
}

void Overview::mousePressEvent(QMouseEvent* event) {
    const double scale =
        static_cast<double>(std::max(contentHeight_, viewHeight_)) / std::max(1, height());
    emit asked(static_cast<int>(event->position().y() * scale));
}

void Overview::mouseMoveEvent(QMouseEvent* event) { mousePressEvent(event); }

}  // namespace graphlift
