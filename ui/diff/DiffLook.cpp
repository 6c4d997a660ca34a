#include "ui/diff/DiffLook.h"

#include <QPainter>

namespace graphlift {

ChangeLook changeLook(DiffRow::Kind kind) {
    switch (kind) {
        case DiffRow::Kind::Added:
            return {Token::DAdd, Token::DAddW, Token::DAddInk, '+'};
        case DiffRow::Kind::Removed:
            return {Token::DDel, Token::DDelW, Token::DDelInk, QChar(0x2212)};
        case DiffRow::Kind::Changed:
            return {Token::DChg, Token::DChgW, Token::DChgInk, '~'};
        case DiffRow::Kind::Same:
            break;
    }
    return {Token::Canvas, Token::Canvas, Token::Gutter, ' '};
}

DiffRow::Kind kindOf(uint32_t numOld, uint32_t numNew) {
    if (numOld == 0) return DiffRow::Kind::Added;
    return numNew == 0 ? DiffRow::Kind::Removed : DiffRow::Kind::Changed;
}

void paintHatch(QPainter& painter, const Theme& theme, const QRect& area) {
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.fillRect(area, theme.color(Token::Canvas));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(Token::DFill), 6));
    // Stripes of 6 px every 9 across, at 45 degrees.
    constexpr double kStep = 9 * 1.41421356;
    const double height = area.height();
    for (double x = area.left() - height; x < area.right() + 12; x += kStep)
        painter.drawLine(QPointF(x - 6, area.bottom() + 7),
                         QPointF(x + height + 6, area.top() - 6));
    painter.restore();
}

}  // namespace graphlift
