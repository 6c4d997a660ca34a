#include "ui/project/TopicRow.h"

#include <QPainter>

namespace graphlift {

TopicRow::TopicRow(const Theme& theme, int number, const QString& title, const QString& note,
                   QWidget* parent)
    : QPushButton(title, parent), theme_(theme), number_(number), note_(note) {
    setAccessibleDescription(note);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize TopicRow::sizeHint() const { return {theme_.px(400), theme_.px(40)}; }

void TopicRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.color(Token::Hover));
        painter.drawRoundedRect(rect(), theme_.px(6), theme_.px(6));
    }
    const QRect row = rect().adjusted(0, 0, -theme_.px(12), 0);
    painter.setFont(theme_.font(TextStyle::Small));
    painter.setPen(theme_.color(Token::Ink3));
    painter.drawText(row.adjusted(theme_.px(4), 0, 0, 0), Qt::AlignVCenter,
                     QString::number(number_));
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, note_);
    painter.setFont(theme_.font(TextStyle::Body));
    painter.setPen(theme_.color(Token::Ink));
    painter.drawText(row.adjusted(theme_.px(28), 0, 0, 0), Qt::AlignVCenter, text());
}

}  // namespace graphlift
