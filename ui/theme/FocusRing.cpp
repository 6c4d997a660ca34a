#include "ui/theme/FocusRing.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>

namespace graphlift {

namespace {
constexpr int kOff = 4;  // px from the shape to the outer edge of the ring: 2 of gap, 2 of line

bool wearsRing(const QWidget& widget) {
    if (widget.property("ring").isValid()) return widget.property("ring").toBool();
    const auto* field = qobject_cast<const QLineEdit*>(&widget);
    return qobject_cast<const QAbstractButton*>(&widget) ||
           qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QAbstractSpinBox*>(&widget) ||
           (field && !field->property("bare").toBool());
}
}  // namespace

FocusRing::FocusRing(const Theme& theme, QWidget* window) : QWidget(window), theme_(theme) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget*, QWidget* now) { follow(now); });
    connect(&theme, &Theme::changed, this, [this] { place(); });
}

void FocusRing::follow(QWidget* widget) {
    if (target_) target_->removeEventFilter(this);
    // A click says itself where the keyboard is; only a key asks for the ring.
    const bool byKey = QGuiApplication::mouseButtons() == Qt::NoButton;
    const bool ours =
        byKey && widget && widget->window() == parentWidget()->window() && wearsRing(*widget);
    target_ = ours ? widget : nullptr;
    if (target_) target_->installEventFilter(this);
    place();
}

void FocusRing::place() {
    if (!target_ || !target_->isVisible()) {
        hide();
        return;
    }
    const QPoint corner = target_->mapTo(parentWidget(), QPoint(0, 0));
    setGeometry(QRect(corner, target_->size()).adjusted(-kOff, -kOff, kOff, kOff));
    raise();
    show();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Move:
        case QEvent::Resize:
        case QEvent::Show:
        case QEvent::Hide:
            place();
            break;
        default:
            break;
    }
    return QWidget::eventFilter(watched, event);
}

void FocusRing::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme_.color(Token::Ink), 2));
    const double radius = theme_.px(8);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
}

}  // namespace graphlift
