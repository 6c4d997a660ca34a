#include "ui/window/Toast.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

namespace graphlift {

namespace {
constexpr int kShownFor = 6000;  // milliseconds
}

Toast::Toast(const Theme& theme, QWidget* over)
    : QWidget(over),
      theme_(theme),
      glyph_(new QLabel(this)),
      text_(new QLabel(this)),
      undo_(new QPushButton(tr("Undo"), this)),
      close_(new QToolButton(this)),
      timer_(new QTimer(this)) {
    setObjectName("toast");
    setAttribute(Qt::WA_StyledBackground);
    hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 0, 8, 0);
    row->setSpacing(10);
    text_->setTextFormat(Qt::PlainText);
    undo_->setProperty("role", "link");
    close_->setAccessibleName(tr("Close this message"));
    row->addWidget(glyph_);
    row->addWidget(text_, 1);
    row->addWidget(undo_);
    row->addWidget(close_);
    timer_->setSingleShot(true);
    connect(timer_, &QTimer::timeout, this, [this] {
        if (isAncestorOf(QApplication::focusWidget()) || underMouse())
            timer_->start(1000);
        else
            hide();
    });
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    connect(undo_, &QPushButton::clicked, this, [this] {
        hide();
        if (run_) run_();
    });
    connect(&theme, &Theme::changed, this, [this] { restyle(); });
    over->installEventFilter(this);
    restyle();
}

void Toast::restyle() {
    resize(theme_.px(400), theme_.px(44));
    glyph_->setPixmap(theme_.pixmap("s-holds", Token::InkInv, 16, devicePixelRatioF()));
    close_->setIcon(theme_.icon("close", Token::InkInv));
    close_->setIconSize(QSize(theme_.px(14), theme_.px(14)));
    place();
}

void Toast::say(const QString& text, const std::function<void()>& undo) {
    text_->setText(text);
    run_ = undo;
    undo_->setVisible(static_cast<bool>(undo));
    setAccessibleName(text);
    place();
    raise();
    show();
    timer_->start(kShownFor);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString Toast::text() const { return text_->text(); }

void Toast::setFoot(int foot) {
    foot_ = foot;
    place();
}

void Toast::keepOff(QWidget* widget) {
    kept_ = widget;
    kept_->installEventFilter(this);
    place();
}

void Toast::place() {
    const QWidget* over = parentWidget();
    int bottom = over->height() - foot_;
    if (kept_ && kept_->isVisible()) bottom = std::min(bottom, kept_->mapTo(over, QPoint(0, 0)).y());
    move(over->width() - width() - theme_.px(24), bottom - height() - theme_.px(16));
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Resize:
        case QEvent::Move:
        case QEvent::Show:
        case QEvent::Hide:
            place();
            break;
        default:
            break;
    }
    return QWidget::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent*) { timer_->stop(); }
void Toast::leaveEvent(QEvent*) { timer_->start(kShownFor / 2); }

void Toast::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) hide();
    QWidget::keyPressEvent(event);
}

}  // namespace graphlift
