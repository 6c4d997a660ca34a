#include "ui/window/InfoBar.h"

#include <QAccessible>
#include <QApplication>
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

QWidget* InfoBars::makeBar(const InfoNote& note) {
    auto* bar = new QWidget(this);
    bar->setObjectName("infoBar");
    bar->setProperty("note", note.id);
    bar->setProperty("quiet", note.quiet);
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setFixedHeight(theme_.px(36));
    bar->setAccessibleName(note.text);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 0, 8, 0);
    row->setSpacing(10);
    auto* glyph = new QLabel(bar);
    auto* close = new QToolButton(bar);
    const auto restyle = [this, bar, glyph, close, quiet = note.quiet, icon = note.icon] {
        bar->setFixedHeight(theme_.px(36));
        glyph->setPixmap(theme_.pixmap(icon, quiet ? Token::Ink2 : Token::Evidence, 16,
                                       devicePixelRatioF()));
        close->setIcon(theme_.icon("close"));
        close->setIconSize(QSize(theme_.px(14), theme_.px(14)));
        close->setFixedSize(theme_.px(24), theme_.px(24));
    };
    auto* text = new ElidedLabel(note.text, bar);
    text->setProperty("type", "info");
    row->addWidget(glyph);
    row->addWidget(text, 1);
    for (const auto& [words, run] : note.actions) {
        auto* action = new QPushButton(words, bar);
        action->setProperty("role", "link");
        connect(action, &QPushButton::clicked, this, run);
        row->addWidget(action);
        row->addSpacing(6);
    }
    close->setAccessibleName(tr("Close this message"));
    close->setToolTip(tr("Close (Esc)"));
    close->setFocusPolicy(Qt::TabFocus);
    connect(close, &QToolButton::clicked, this, [this, id = note.id] { this->close(id); });
    row->addWidget(close);
    connect(&theme_, &Theme::changed, bar, restyle);
    restyle();
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
