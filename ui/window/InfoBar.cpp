#include "ui/window/InfoBar.h"

#include <QAccessible>
#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "ui/parts/ElidedLabel.h"

namespace graphlift {

InfoBars::InfoBars(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

namespace {

// A glyph, a sentence, ways out, and a way to close. Where both do not fit side by side, the ways out
// stand below the sentence.
class Bar : public QWidget {
  public:
    Bar(const Theme& theme, const InfoNote& note, QWidget* parent)
        : QWidget(parent),
          theme_(theme),
          note_(note),
          grid_(new QGridLayout(this)),
          glyph_(new QLabel(this)),
          text_(new ElidedLabel(note.text, this)),
          actions_(new QWidget(this)),
          close_(new QToolButton(this)) {
        setObjectName("infoBar");
        setProperty("note", note.id);
        setProperty("quiet", note.quiet);
        setAttribute(Qt::WA_StyledBackground);
        setAccessibleName(note.text);
        text_->setProperty("type", "info");
        grid_->setContentsMargins(16, 0, 8, 0);
        grid_->setHorizontalSpacing(10);
        grid_->setVerticalSpacing(0);
        grid_->setColumnStretch(1, 1);
        grid_->addWidget(glyph_, 0, 0);
        grid_->addWidget(text_, 0, 1);
        grid_->addWidget(close_, 0, 3);
        auto* row = new QHBoxLayout(actions_);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(16);
        for (const auto& [words, run] : note.actions) {
            auto* action = new QPushButton(words, actions_);
            action->setProperty("role", "link");
            connect(action, &QPushButton::clicked, this, run);
            row->addWidget(action);
        }
        row->addStretch(1);
        connect(&theme_, &Theme::changed, this, &Bar::restyle);
        restyle();
    }

    [[nodiscard]] QToolButton* closeButton() const { return close_; }

  protected:
    void resizeEvent(QResizeEvent*) override { place(); }

  private:
    void place() {
        const int rest = theme_.px(16 + 24) + 16 + 8 + 3 * 10;
        const bool below = !note_.actions.empty() &&
                           text_->sizeHint().width() + actions_->sizeHint().width() + rest > width();
        grid_->removeWidget(actions_);
        grid_->addWidget(actions_, below ? 1 : 0, below ? 1 : 2);
        setFixedHeight(theme_.px(below ? 64 : 36));
    }

    void restyle() {
        glyph_->setPixmap(theme_.pixmap(note_.icon, note_.quiet ? Token::Ink2 : Token::Evidence, 16,
                                        devicePixelRatioF()));
        close_->setIcon(theme_.icon("close"));
        close_->setIconSize(QSize(theme_.px(14), theme_.px(14)));
        close_->setFixedSize(theme_.px(24), theme_.px(24));
        place();
    }

    const Theme& theme_;
    InfoNote note_;
    QGridLayout* grid_;
    QLabel* glyph_;
    ElidedLabel* text_;
    QWidget* actions_;
    QToolButton* close_;
};

}  // namespace

QWidget* InfoBars::makeBar(const InfoNote& note) {
    auto* bar = new Bar(theme_, note, this);
    QToolButton* button = bar->closeButton();
    button->setAccessibleName(tr("Close this message"));
    button->setToolTip(tr("Close (Esc)"));
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, [this, id = note.id] { this->close(id); });
    return bar;
}

void InfoBars::say(const InfoNote& note) {
    close(note.id);
    QWidget* bar = makeBar(note);
    column_->addWidget(bar);
    QAccessibleEvent event(bar, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void InfoBars::close(const QString& id) {
    for (int i = column_->count() - 1; i >= 0; --i) {
        QWidget* bar = column_->itemAt(i)->widget();
        if (bar->property("note") != id) continue;
        const bool hadKeyboard = bar->isAncestorOf(QApplication::focusWidget());
        column_->removeWidget(bar);
        bar->hide();
        bar->deleteLater();
        if (hadKeyboard) emit keyboardLeft();
    }
}

void InfoBars::closeAll() {
    while (column_->count() > 0) close(column_->itemAt(0)->widget()->property("note").toString());
}

QStringList InfoBars::texts() const {
    QStringList out;
    for (int i = 0; i < column_->count(); ++i)
        out += column_->itemAt(i)->widget()->accessibleName();
    return out;
}

bool InfoBars::closeLast() {
    if (column_->count() == 0) return false;
    close(column_->itemAt(column_->count() - 1)->widget()->property("note").toString());
    return true;
}

void InfoBars::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && closeLast()) return;
    QWidget::keyPressEvent(event);
}

}  // namespace graphlift
