#include "ui/window/PaneHead.h"

#include <QContextMenuEvent>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace graphlift {

PaneHead::PaneHead(const Theme& theme, QDockWidget* dock)
    : QWidget(dock),
      theme_(theme),
      dock_(dock),
      title_(new QLabel(dock->windowTitle(), this)),
      detail_(new QLabel(this)),
      more_(new QToolButton(this)) {
    setObjectName("paneHead");
    setAttribute(Qt::WA_StyledBackground);
    title_->setProperty("type", "head");
    detail_->setProperty("type", "small");
    for (QLabel* label : {title_, detail_}) label->setTextFormat(Qt::PlainText);
    more_->setFocusPolicy(Qt::TabFocus);
    more_->setAccessibleName(tr("Pane menu of %1").arg(dock->windowTitle()));
    more_->setToolTip(tr("Float or close this pane"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(title_);
    row->addWidget(detail_, 1);
    row->addWidget(more_);
    connect(more_, &QToolButton::clicked, this,
            [this] { showMenu(more_->mapToGlobal(more_->rect().bottomLeft())); });
    connect(&theme, &Theme::changed, this, [this] { restyle(); });
    restyle();
}

void PaneHead::setDetail(const QString& text) { detail_->setText(text); }

void PaneHead::setFlat(bool flat) {
    if (flat == flat_) return;
    flat_ = flat;
    for (QWidget* child : {static_cast<QWidget*>(title_), static_cast<QWidget*>(detail_),
                           static_cast<QWidget*>(more_)})
        child->setVisible(!flat);
    updateGeometry();
}

QSize PaneHead::sizeHint() const { return flat_ ? QSize(0, 0) : QSize(120, theme_.px(40)); }
QSize PaneHead::minimumSizeHint() const { return sizeHint(); }

void PaneHead::contextMenuEvent(QContextMenuEvent* event) { showMenu(event->globalPos()); }

void PaneHead::restyle() {
    more_->setIcon(theme_.icon("more"));
    more_->setIconSize(QSize(theme_.px(16), theme_.px(16)));
    more_->setFixedSize(theme_.px(28), theme_.px(28));
    updateGeometry();
}

void PaneHead::showMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool floating = dock_->isFloating();
    menu->addAction(floating ? tr("Dock again") : tr("Float"), dock_,
                    [this, floating] { dock_->setFloating(!floating); });
    menu->addAction(tr("Close"), dock_, &QDockWidget::close);
    menu->popup(at);
}

}  // namespace graphlift
