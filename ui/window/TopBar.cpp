#include "ui/window/TopBar.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <cmath>

#include "ui/window/LocatorField.h"

namespace graphlift {

ModeSwitch::ModeSwitch(QWidget* parent) : QWidget(parent), buttons_(new QButtonGroup(this)) {
    setObjectName("modeSwitch");
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Way of working"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(0);
    const QStringList names{tr("Explore"), tr("Learn"), tr("Review")};
    for (int i = 0; i < kNumWorkModes; ++i) {
        auto* button = new QPushButton(names[i], this);
        button->setProperty("mode", true);
        button->setCheckable(true);
        button->setAccessibleName(names[i]);
        button->setToolTip(tr("%1 (Alt+%2)").arg(names[i]).arg(i + 1));
        buttons_->addButton(button, i);
        row->addWidget(button);
    }
    buttons_->button(0)->setChecked(true);
    connect(buttons_, &QButtonGroup::idClicked, this,
            [this](int id) { emit chosen(static_cast<WorkMode>(id)); });
}

void ModeSwitch::setMode(WorkMode mode) {
    buttons_->button(static_cast<int>(mode))->setChecked(true);
}

TopBar::TopBar(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      mark_(new QLabel(this)),
      name_(new QLabel(this)),
      menus_(new QMenuBar(this)),
      back_(new QToolButton(this)),
      forward_(new QToolButton(this)),
      locator_(new LocatorField(theme, this)),
      gap_(new QWidget(this)),
      modes_(new ModeSwitch(this)) {
    setObjectName("topBar");
    setAttribute(Qt::WA_StyledBackground);
    name_->setProperty("type", "head");
    name_->setTextFormat(Qt::PlainText);
    menus_->setNativeMenuBar(false);
    menus_->setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(0);
    row->addWidget(mark_);
    row->addSpacing(8);
    row->addWidget(name_);
    row->addSpacing(13);
    row->addWidget(menus_, 1);
    row->addWidget(back_);
    row->addWidget(forward_);
    row->addSpacing(8);
    row->addWidget(locator_);
    gap_->setFixedWidth(16);
    row->addWidget(gap_);
    row->addWidget(modes_);
    for (QToolButton* button : {back_, forward_}) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setPopupMode(QToolButton::DelayedPopup);
    }
    connect(&theme, &Theme::changed, this, [this] { restyle(); });
    setProject({});
    restyle();
}

void TopBar::restyle() {
    setFixedHeight(theme_.px(44));
    mark_->setPixmap(theme_.pixmap("brand", Token::VGraph, 18, devicePixelRatioF()));
    back_->setIcon(theme_.icon("back"));
    forward_->setIcon(theme_.icon("forward"));
    for (QToolButton* button : {back_, forward_}) {
        button->setIconSize(QSize(theme_.px(16), theme_.px(16)));
        button->setFixedSize(theme_.px(28), theme_.px(28));
    }
    locator_->setFixedHeight(theme_.px(28));
    modes_->setFixedHeight(theme_.px(28));
    update();
}

void TopBar::setProject(const QString& name) {
    const bool open = !name.isEmpty();
    name_->setText(open ? name : QStringLiteral("Graphlift"));
    for (QWidget* widget : {static_cast<QWidget*>(back_), static_cast<QWidget*>(forward_), gap_,
                            static_cast<QWidget*>(modes_)})
        widget->setVisible(open);
}

void TopBar::setProgress(double share) {
    progress_ = share;
    update();
}

void TopBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Chrome));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme_.color(Token::Hair));
    if (progress_ < 0) return;
    const int length = static_cast<int>(std::lround(width() * std::min(progress_, 1.0)));
    painter.fillRect(QRect(0, height() - 2, length, 2), theme_.color(Token::Ink));
}

}  // namespace graphlift
