#include "ui/window/WorkBar.h"

#include <QPainter>
#include <algorithm>

namespace graphlift {

WorkBar::WorkBar(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Progress"));
}

void WorkBar::setShare(double share) {
    if (share == share_) return;
    share_ = share;
    setAccessibleDescription(share < 0 ? tr("under way")
                                       : tr("%1 %").arg(static_cast<int>(share * 100)));
    update();
}

QSize WorkBar::sizeHint() const { return {theme_.px(120), theme_.px(4)}; }

void WorkBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(Token::Hair));
    const double radius = height() / 2.0;
    painter.drawRoundedRect(rect(), radius, radius);
    const double share = share_ < 0 ? 0.12 : std::min(share_, 1.0);
    painter.setBrush(theme_.color(Token::Ink));
    painter.drawRoundedRect(QRectF(0, 0, std::max(width() * share, 2 * radius), height()), radius,
                            radius);
}

}  // namespace graphlift
