#include "ui/editor/SourceHead.h"

#include <QPainter>
#include <algorithm>

#include "ui/parts/Paint.h"

namespace graphlift {

SourceHead::SourceHead(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setToolTip(tr("The text is shown as it was analysed; it cannot be changed here."));
    const auto restyle = [this] {
        setFixedHeight(std::max(theme_.px(36), theme_.lineHeight(TextStyle::Small) + theme_.px(8)));
        update();
    };
    connect(&theme, &Theme::changed, this, restyle);
    restyle();
}

void SourceHead::setPlace(const QString& file, const QString& crumb) {
    file_ = file;
    crumb_ = crumb;
    setAccessibleName(file + ", " + crumb + ", " + tr("read-only"));
    update();
}

void SourceHead::setLegend(bool visible) {
    legend_ = visible;
    update();
}

int SourceHead::paintLegend(QPainter& painter, int right, Lane lane) const {
    const QString word = wordOf(lane);
    const int text = paint::textWidth(theme_, TextStyle::Small, word) + 1;
    paint::line(painter, theme_, TextStyle::Small, Token::Ink3,
                QRect(right - text, 0, text, height()), word, Qt::ElideNone);
    const int bar = theme_.px(14);
    paintLaneBar(painter, theme_,
                 QRect(right - text - theme_.px(10), (height() - bar) / 2, theme_.px(4), bar),
                 lane);
    return right - text - theme_.px(10 + 16);
}

void SourceHead::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Canvas));
    const int lock = theme_.px(16);
    int right = width() - theme_.px(16) - lock;
    paint::glyph(painter, theme_, "lock", Token::Ink2, {right, (height() - lock) / 2}, 16);
    right -= theme_.px(16);
    if (legend_ && width() > theme_.px(480)) {
        right = paintLegend(painter, right, Lane::Graph);
        right = paintLegend(painter, right, Lane::Trace);
    }
    QFont bold = theme_.font(TextStyle::Small);
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(theme_.color(Token::Ink));
    const int left = theme_.px(16);
    painter.drawText(QRect(left, 0, right - left, height()), Qt::AlignVCenter, file_);
    const int crumb = left + QFontMetrics(bold).horizontalAdvance(file_) + theme_.px(10);
    paint::line(painter, theme_, TextStyle::Small, Token::Ink3,
                QRect(crumb, 0, right - crumb - theme_.px(8), height()), crumb_, Qt::ElideMiddle);
}

}  // namespace graphlift
