#include "ui/window/KeyCap.h"

#include <QFontMetrics>

namespace graphlift {

QString keyText(const QKeySequence& keys) {
    QString text = keys.toString(QKeySequence::NativeText);
    // The plus is a separator except where it is the key itself.
    for (qsizetype at = text.indexOf('+'); at > 0 && at + 1 < text.size();
         at = text.indexOf('+', at + 1))
        text[at] = ' ';
    return text;
}

int keyCapWidth(const Theme& theme, const QString& text) {
    return QFontMetrics(theme.font(TextStyle::Place)).horizontalAdvance(text) + 2 * theme.px(5);
}

void drawKeyCap(QPainter& painter, const Theme& theme, QPoint at, const QString& text,
                Token paper) {
    const QRect box(at, QSize(keyCapWidth(theme, text), theme.px(16)));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(paper));
    painter.drawRoundedRect(box, theme.px(3), theme.px(3));
    painter.setFont(theme.font(TextStyle::Place));
    painter.setPen(theme.color(Token::Ink3));
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
}

}  // namespace graphlift
