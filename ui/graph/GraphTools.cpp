#include "ui/graph/GraphTools.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <algorithm>

#include "viz/graph/Focus.h"

namespace graphlift {

namespace {

constexpr int kHeight = 36, kSearchWidth = 200;

}  // namespace

DepthBox::DepthBox(QWidget* parent) : QSpinBox(parent) {
    setRange(0, kAll);
    setAlignment(Qt::AlignRight);
}

unsigned DepthBox::steps() const {
    return value() == kAll ? Focus::kAll : static_cast<unsigned>(value());
}

void DepthBox::setSteps(unsigned steps) {
    setValue(static_cast<int>(std::min(steps, static_cast<unsigned>(kAll))));
}

QString DepthBox::textFromValue(int value) const {
    return value == kAll ? tr("all") : QString::number(value);
}

int DepthBox::valueFromText(const QString& text) const {
    return text == tr("all") ? kAll : text.toInt();
}

QValidator::State DepthBox::validate(QString& text, int& position) const {
    if (text.isEmpty() || tr("all").startsWith(text)) return QValidator::Intermediate;
    return QSpinBox::validate(text, position);
}

GraphTools::GraphTools(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), row_(new QHBoxLayout(this)) {
    setObjectName("graph-tools");
    search_ = new QLineEdit(this);
    search_->setPlaceholderText(tr("Search in the graph"));
    search_->setAccessibleName(tr("Search in the graph"));
    search_->setClearButtonEnabled(true);
    hits_ = new QLabel(this);
    count_ = new QLabel(this);
    callers_ = new DepthBox(this);
    callers_->setAccessibleName(tr("Steps of callers"));
    callees_ = new DepthBox(this);
    callees_->setAccessibleName(tr("Steps of callees"));
    auto* callersWord = new QLabel(tr("callers"), this);
    auto* calleesWord = new QLabel(tr("callees"), this);
    labels_ = {hits_, count_, callersWord, calleesWord};
    row_->addWidget(search_);
    row_->addWidget(hits_);
    row_->addStretch();
    row_->addWidget(count_);
    row_->addSpacing(8);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{callersWord, callers_, calleesWord, callees_})
        row_->addWidget(widget);
    restyle();
    connect(&theme, &Theme::changed, this, &GraphTools::restyle);
}

void GraphTools::restyle() {
    row_->setContentsMargins(theme_.px(16), 0, theme_.px(8), 0);
    row_->setSpacing(theme_.px(6));
    setFixedHeight(theme_.px(kHeight));
    search_->setFixedWidth(theme_.px(kSearchWidth));
    search_->setFont(theme_.font(TextStyle::Small));
    for (DepthBox* box : {callers_, callees_}) box->setFont(theme_.font(TextStyle::Place));
    for (QLabel* label : labels_) {
        label->setFont(theme_.font(TextStyle::Small));
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, theme_.color(Token::Ink3));
        label->setPalette(palette);
    }
    for (const auto& [button, icon] : menus_) button->setIcon(theme_.icon(icon));
    for (const auto& [action, icon] : commands_) action->setIcon(theme_.icon(icon));
}

void GraphTools::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Canvas));
    painter.fillRect(0, height() - 1, width(), 1, theme_.color(Token::HairSoft));
}

void GraphTools::setHits(const QString& text) { hits_->setText(text); }

void GraphTools::setCount(const QString& text) { count_->setText(text); }

void GraphTools::addButton(QAction* action, const QString& icon) {
    auto* button = new QToolButton(this);
    action->setIcon(theme_.icon(icon));
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    row_->addWidget(button);
    commands_.emplace_back(action, icon);
}

void GraphTools::addMenuButton(QMenu* menu, const QString& icon, const QString& name) {
    auto* button = new QToolButton(this);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    button->setIcon(theme_.icon(icon));
    button->setAccessibleName(name);
    button->setToolTip(name);
    row_->addWidget(button);
    menus_.emplace_back(button, icon);
}

}  // namespace graphlift
