#include "ui/parts/Paint.h"

#include <QFontMetrics>
#include <QPaintDevice>

namespace graphlift::paint {

void glyph(QPainter& painter, const Theme& theme, const QString& icon, Token token, QPoint at,
           int size) {
    painter.drawPixmap(at, theme.pixmap(icon, token, size, painter.device()->devicePixelRatioF()));
}

int chipWidth(const Theme& theme, const QString& text) {
    return textWidth(theme, TextStyle::CodeSmall, text) + 2 * theme.px(5);
}

int chip(QPainter& painter, const Theme& theme, const QString& text, QPoint leftMiddle,
         bool onChosen) {
    const int height = theme.lineHeight(TextStyle::CodeSmall);
    const QRect box(leftMiddle.x(), leftMiddle.y() - height / 2, chipWidth(theme, text), height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(onChosen ? Token::Panel : Token::Well));
    painter.drawRoundedRect(box, theme.px(3), theme.px(3));
    painter.restore();
    line(painter, theme, TextStyle::CodeSmall, Token::Ink2, box, text, Qt::ElideNone,
         Qt::AlignHCenter);
    return box.width();
}

void line(QPainter& painter, const Theme& theme, TextStyle style, Token token, const QRect& where,
          const QString& text, Qt::TextElideMode elide, Qt::Alignment align) {
    if (where.width() <= 0) return;
    painter.setFont(theme.font(style));
    painter.setPen(theme.color(token));
    const QString kept = elide == Qt::ElideNone
                             ? text
                             : QFontMetrics(painter.font()).elidedText(text, elide, where.width());
    painter.drawText(where, static_cast<int>(align | Qt::AlignVCenter) | Qt::TextSingleLine, kept);
}

int textWidth(const Theme& theme, TextStyle style, const QString& text) {
    return QFontMetrics(theme.font(style)).horizontalAdvance(text);
}

void rowGround(QPainter& painter, const Theme& theme, const QRect& row, bool chosen, bool focused,
               bool hovered) {
    if (chosen)
        painter.fillRect(row, theme.color(focused ? Token::Selected : Token::SelectedIdle));
    else if (hovered)
        painter.fillRect(row, theme.color(Token::Hover));
    if (chosen)
        painter.fillRect(QRect(row.left(), row.top(), theme.px(3), row.height()),
                         theme.color(focused ? Token::Ink : Token::Edge));
}

}  // namespace graphlift::paint
