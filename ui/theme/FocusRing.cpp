#include "ui/theme/FocusRing.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QTabBar>
#include <QTextEdit>

namespace graphlift {

namespace {
constexpr int kOff = 4;  // px from the shape to the outer edge of the ring: 2 of gap, 2 of line

bool wearsRing(const QWidget& widget) {
    if (widget.property("ring").isValid()) return widget.property("ring").toBool();
    const auto* field = qobject_cast<const QLineEdit*>(&widget);
    // A row that is chosen shows the keyboard by itself.
    if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget))
        return !view->currentIndex().isValid();
    return qobject_cast<const QAbstractButton*>(&widget) ||
           qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QAbstractSpinBox*>(&widget) ||
           qobject_cast<const QTabBar*>(&widget) || qobject_cast<const QTextEdit*>(&widget) ||
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
    if (target_) {
        target_->removeEventFilter(this);
        disconnect(row_);
    }
    // A click says itself where the keyboard is; only a key asks for the ring.
    const bool byKey = QGuiApplication::mouseButtons() == Qt::NoButton;
    const bool ours = byKey && widget && widget->window() == parentWidget()->window();
    target_ = ours ? widget : nullptr;
    if (target_) target_->installEventFilter(this);
    if (const auto* view = qobject_cast<QAbstractItemView*>(target_); view && view->model())
        row_ = connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this,
                       [this] { place(); });
    else if (const auto* tabs = qobject_cast<QTabBar*>(target_))
        row_ = connect(tabs, &QTabBar::currentChanged, this, [this] { place(); });
    place();
}

void FocusRing::place() {
    if (!target_ || !target_->isVisible() || !wearsRing(*target_)) {
        hide();
        return;
    }
    QRect where = target_->rect();
    if (const auto* tabs = qobject_cast<QTabBar*>(target_))
        where = tabs->tabRect(tabs->currentIndex());
    where.moveTopLeft(target_->mapTo(parentWidget(), where.topLeft()));
    // Whole panes wear it inside: outside there is the next pane.
    const auto* area = qobject_cast<QAbstractScrollArea*>(target_);
    const int off = area || qobject_cast<QTabBar*>(target_) ? -kOff / 2 : kOff;
    setGeometry(where.adjusted(-off, -off, off, off));
    raise();
    show();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Move:
        case QEvent::Resize:
        case QEvent::Show:
        case QEvent::Hide:
        case QEvent::DynamicPropertyChange:
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
