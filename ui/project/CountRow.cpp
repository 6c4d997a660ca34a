#include "ui/project/CountRow.h"

#include <QLocale>
#include <QPainter>
#include <cmath>
#include <utility>

namespace graphlift {

CountRow::CountRow(const Theme& theme, CountLine line, QWidget* parent)
    : QPushButton(parent), theme_(theme), line_(std::move(line)) {
    setAccessibleName(QStringLiteral("%1 %2 %3")
                          .arg(QLocale().toString(line_.number), line_.code, line_.words)
                          .simplified());
    setAccessibleDescription(tr("Shows them in the list of candidates"));
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize CountRow::sizeHint() const { return {theme_.px(320), theme_.px(28)}; }

int CountRow::numberWidth() const {
    return QFontMetrics(theme_.font(TextStyle::Head))
        .horizontalAdvance(QLocale().toString(line_.number));
}

void CountRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int pad = theme_.px(8);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.color(Token::Hover));
        painter.drawRoundedRect(rect(), theme_.px(6), theme_.px(6));
    }
    QRect row = rect().adjusted(pad, 0, -pad, 0);
    painter.setFont(theme_.font(TextStyle::Head));
    painter.setPen(theme_.color(Token::Ink));
    const int room = std::max(room_, numberWidth());
    painter.drawText(QRect(row.left(), 0, room, height()), Qt::AlignVCenter | Qt::AlignRight,
                     QLocale().toString(line_.number));
    row.setLeft(row.left() + room + theme_.px(12));
    if (!line_.icon.isEmpty()) {
        painter.drawPixmap(row.left(), height() / 2 - theme_.px(8),
                           theme_.pixmap(line_.icon, line_.token, 16, devicePixelRatioF()));
        row.setLeft(row.left() + theme_.px(24));
    }
    if (line_.share > 0) {
        const int longest = theme_.px(120);
        const int length = std::max(2, static_cast<int>(std::lround(longest * line_.share)));
        painter.fillRect(
            QRect(row.right() - longest, height() / 2 - theme_.px(2), length, theme_.px(4)),
            theme_.color(Token::Ink3));
        row.setRight(row.right() - longest - theme_.px(12));
    }
    if (!line_.code.isEmpty()) {
        painter.setFont(theme_.font(TextStyle::CodeSmall));
        painter.setPen(theme_.color(Token::Ink3));
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, line_.code);
        row.setRight(row.right() - painter.fontMetrics().horizontalAdvance(line_.code) - pad);
    }
    painter.setFont(theme_.font(TextStyle::Body));
    painter.setPen(theme_.color(Token::Ink));
    painter.drawText(row, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(line_.words, Qt::ElideMiddle, row.width()));
}

}  // namespace graphlift
