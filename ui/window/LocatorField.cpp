#include "ui/window/LocatorField.h"

#include <QPainter>

#include "ui/window/KeyCap.h"

namespace graphlift {

LocatorField::LocatorField(const Theme& theme, QWidget* parent)
    : QPushButton(parent), theme_(theme) {
    setText(tr("Function, file, >command, #code"));
    setAccessibleName(tr("Locator"));
    setAccessibleDescription(tr("Finds functions, files, commands and preconditions"));
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize LocatorField::sizeHint() const { return {theme_.px(372), theme_.px(28)}; }
QSize LocatorField::minimumSizeHint() const { return {theme_.px(140), theme_.px(28)}; }

void LocatorField::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme_.color(underMouse() || hasFocus() ? Token::Edge : Token::Hair));
    painter.setBrush(theme_.color(Token::Canvas));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme_.px(6),
                            theme_.px(6));
    const QPixmap glyph = theme_.pixmap("search", Token::Ink3, 14, devicePixelRatioF());
    const int middle = height() / 2;
    painter.drawPixmap(theme_.px(9), middle - theme_.px(7), glyph);
    const QString key = QStringLiteral("Ctrl K");
    const int cap = keyCapWidth(theme_, key);
    drawKeyCap(painter, theme_, QPoint(width() - cap - theme_.px(6), middle - theme_.px(8)), key,
               Token::Well);
    painter.setFont(theme_.font(TextStyle::Small));
    painter.setPen(theme_.color(Token::Ink3));
    const QRect place = rect().adjusted(theme_.px(31), 0, -cap - theme_.px(12), 0);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, place.width()));
}

}  // namespace graphlift
