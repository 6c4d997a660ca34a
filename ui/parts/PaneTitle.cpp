#include "ui/parts/PaneTitle.h"

#include <QContextMenuEvent>
#include <QDockWidget>
#include <QMenu>
#include <QMouseEvent>
#include <QWindow>

namespace graphlift {

namespace {
void ink(QLabel* label, const QColor& color) {
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}
}  // namespace

PaneTitle::PaneTitle(const Theme& theme, const QString& title, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      row_(new QHBoxLayout(this)),
      title_(new QLabel(title, this)),
      count_(new QLabel(this)) {
    title_->setTextFormat(Qt::PlainText);
    count_->setTextFormat(Qt::PlainText);
    row_->addWidget(title_);
    row_->addWidget(count_);
    row_->addStretch(1);
    connect(&theme, &Theme::changed, this, &PaneTitle::restyle);
    restyle();
}

void PaneTitle::setCount(const QString& text) { count_->setText(text); }

void PaneTitle::addButton(QWidget* button) { row_->addWidget(button); }

void PaneTitle::setPadding(int left) {
    left_ = left;
    restyle();
}

QDockWidget* PaneTitle::dock() const {
    for (QWidget* at = parentWidget(); at; at = at->parentWidget())
        if (auto* found = qobject_cast<QDockWidget*>(at)) return found;
    return nullptr;
}

void PaneTitle::contextMenuEvent(QContextMenuEvent* event) {
    QDockWidget* around = dock();
    if (!around) return event->ignore();
    QMenu menu;
    const bool floating = around->isFloating();
    menu.addAction(floating ? tr("Dock again") : tr("Float"),
                   [around, floating] { around->setFloating(!floating); });
    menu.addAction(tr("Close"), around, &QDockWidget::close);
    menu.exec(event->globalPos());
}

void PaneTitle::mouseDoubleClickEvent(QMouseEvent*) {
    if (QDockWidget* around = dock()) around->setFloating(!around->isFloating());
}

void PaneTitle::mouseMoveEvent(QMouseEvent* event) {
    const QDockWidget* around = dock();
    if (around && around->isFloating() && (event->buttons() & Qt::LeftButton))
        window()->windowHandle()->startSystemMove();
}

void PaneTitle::restyle() {
    setFixedHeight(std::max(theme_.px(40), theme_.lineHeight(TextStyle::Head) + theme_.px(12)));
    row_->setContentsMargins(theme_.px(left_), 0, theme_.px(8), 0);
    row_->setSpacing(theme_.px(4));
    title_->setFont(theme_.font(TextStyle::Head));
    count_->setFont(theme_.font(TextStyle::Small));
    count_->setContentsMargins(theme_.px(6), 0, 0, 0);
    ink(title_, theme_.color(Token::Ink));
    ink(count_, theme_.color(Token::Ink3));
}

}  // namespace graphlift
