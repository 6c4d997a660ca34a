#include "ui/window/EmptyState.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace graphlift {

EmptyState::EmptyState(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      glyph_(new QLabel(this)),
      title_(new QLabel(this)),
      sentence_(new QLabel(this)),
      link_(new QPushButton(this)) {
    setProperty("paper", "canvas");
    setAttribute(Qt::WA_StyledBackground);
    title_->setProperty("type", "head");
    sentence_->setProperty("type", "small");
    for (QLabel* label : {glyph_, title_, sentence_}) {
        label->setAlignment(Qt::AlignCenter);
        label->setTextFormat(Qt::PlainText);
    }
    sentence_->setWordWrap(true);
    link_->setProperty("role", "link");
    auto* column = new QVBoxLayout(this);
    column->setSpacing(4);
    column->addStretch(2);
    column->addWidget(glyph_, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    column->addWidget(title_, 0, Qt::AlignHCenter);
    column->addWidget(sentence_, 0, Qt::AlignHCenter);
    column->addWidget(link_, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(link_, &QPushButton::clicked, this, &EmptyState::linkClicked);
    connect(&theme, &Theme::changed, this, [this] { restyle(); });
}

void EmptyState::say(const QString& icon, const QString& title, const QString& sentence,
                     const QString& link) {
    icon_ = icon;
    title_->setText(title);
    sentence_->setText(sentence);
    link_->setText(link);
    link_->setVisible(!link.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    restyle();
}

void EmptyState::restyle() {
    glyph_->setPixmap(theme_.pixmap(icon_, Token::Ink3, 22, devicePixelRatioF()));
    // An aligned label gets the height of its hint, which is not that of its lines.
    sentence_->ensurePolished();
    sentence_->setFixedWidth(theme_.px(280));
    sentence_->setFixedHeight(sentence_->heightForWidth(theme_.px(280)));
}

}  // namespace graphlift
