#include "ui/editor/FindBar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include "ui/text/Counted.h"

namespace graphlift {

FindBar::FindBar(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      field_(new SearchField(theme, tr("Find in this file"), this)),
      caseSwitch_(field_->addSwitch("Aa", tr("Match upper and lower case"))),
      regexSwitch_(field_->addSwitch(".*", tr("Regular expression"))) {
    auto* row = new QHBoxLayout(this);
    row->addWidget(field_, 1);
    auto* previous = new IconButton(theme, "back", tr("Previous hit (Shift+Enter)"), this);
    auto* next = new IconButton(theme, "forward", tr("Next hit (Enter)"), this);
    auto* close = new IconButton(theme, "close", tr("Close (Esc)"), this);
    for (IconButton* button : {previous, next, close}) row->addWidget(button);
    connect(previous, &IconButton::clicked, this, [this] { emit stepped(-1); });
    connect(next, &IconButton::clicked, this, [this] { emit stepped(1); });
    connect(close, &IconButton::clicked, this, &FindBar::closed);
    connect(field_, &SearchField::left, this, &FindBar::closed);
    connect(field_->edit(), &QLineEdit::textChanged, this, &FindBar::search);
    connect(caseSwitch_, &QAbstractButton::toggled, this, &FindBar::search);
    connect(regexSwitch_, &QAbstractButton::toggled, this, &FindBar::search);
    field_->edit()->installEventFilter(this);
    const auto restyle = [this, row] {
        row->setContentsMargins(theme_.px(12), theme_.px(6), theme_.px(8), theme_.px(6));
        row->setSpacing(theme_.px(4));
    };
    connect(&theme, &Theme::changed, this, restyle);
    restyle();
    hide();
}

void FindBar::open(const QString& text) {
    show();
    if (!text.isEmpty()) field_->edit()->setText(text);
    field_->edit()->selectAll();
    field_->edit()->setFocus(Qt::ShortcutFocusReason);
    search();
}

void FindBar::setText(std::string_view utf8) {
    text_ = utf8;
    if (isVisible()) search();
}

void FindBar::search() {
    result_ = findAll(text_, {field_->text(), caseSwitch_->isChecked(), regexSwitch_->isChecked()});
    current_ = 0;
    note();
    emit hitsChanged(result_.hits);
}

void FindBar::step(int direction, uint32_t from) {
    const auto& hits = result_.hits;
    if (hits.empty()) return;
    const auto after =
        std::lower_bound(hits.begin(), hits.end(), from,
                         [](const TextRange& hit, uint32_t offset) { return hit.begin < offset; });
    auto index = static_cast<size_t>(after - hits.begin());
    if (direction > 0) {
        if (index < hits.size() && hits[index].begin == from && current_ != 0) ++index;
        index %= hits.size();
    } else {
        index = (index + hits.size() - 1) % hits.size();
    }
    current_ = index + 1;
    note();
    emit hitChosen(hits[index]);
}

void FindBar::note() {
    if (!result_.error.isEmpty())
        field_->setNote(tr("not an expression"), true);
    else if (field_->text().isEmpty())
        field_->setNote({});
    else if (result_.hits.empty())
        field_->setNote(tr("nothing found"), true);
    else if (current_ == 0)
        field_->setNote(
            counted(static_cast<qint64>(result_.hits.size()), tr("1 hit"), tr("%1 hits")) +
            (result_.complete ? "" : "+"));
    else
        field_->setNote(tr("%1 of %2").arg(current_).arg(result_.hits.size()) +
                        (result_.complete ? "" : "+"));
}

void FindBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Chrome));
    painter.fillRect(QRect(0, 0, width(), 1), theme_.color(Token::Hair));
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            emit stepped(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            emit closed();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace graphlift
