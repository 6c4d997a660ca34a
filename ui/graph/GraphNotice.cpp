#include "ui/graph/GraphNotice.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace graphlift {

namespace {

constexpr int kFramedWidth = 380, kPlainWidth = 300, kPadding = 20, kGlyph = 22;

QLabel* centred(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

}  // namespace

GraphNotice::GraphNotice(const Theme& theme, QWidget* parent)
    : QFrame(parent),
      theme_(theme),
      glyph_(centred(this)),
      title_(centred(this)),
      sentence_(centred(this)) {
    setObjectName("graph-notice");
    sentence_->setObjectName("sentence");
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    for (QLabel* label : {glyph_, title_, sentence_}) column->addWidget(label);
    hide();
    connect(&theme, &Theme::changed, this, &GraphNotice::restyle);
}

void GraphNotice::present(const Notice& notice) {
    notice_ = notice;
    title_->setText(notice.title);
    sentence_->setText(notice.sentence);
    delete buttons_;
    buttons_ = nullptr;
    if (!notice.ways.empty()) {
        buttons_ = new QWidget(this);
        auto* row = new QHBoxLayout(buttons_);
        row->setContentsMargins(0, 8, 0, 0);
        row->addStretch();
        for (const auto& [text, run] : notice.ways) {
            auto* button = new QPushButton(text, buttons_);
            // The way may replace the notice, and with it the button.
            connect(button, &QPushButton::clicked, this, run, Qt::QueuedConnection);
            row->addWidget(button);
        }
        row->addStretch();
        layout()->addWidget(buttons_);
    }
    setAccessibleName(notice.title + ". " + notice.sentence);
    restyle();
    show();
    raise();
}

void GraphNotice::setSentence(const QString& sentence) {
    sentence_->setText(sentence);
    settle();
}

void GraphNotice::restyle() {
    const int padding = theme_.px(kPadding);
    layout()->setContentsMargins(padding, padding, padding, padding);
    glyph_->setPixmap(theme_.pixmap(notice_.icon, notice_.token, kGlyph, devicePixelRatioF()));
    title_->setFont(theme_.font(TextStyle::Head));
    sentence_->setFont(theme_.font(notice_.framed ? TextStyle::Body : TextStyle::Small));
    const QString frame = notice_.framed ? QString(
                                               "background: %1; border: 1px solid %2; "
                                               "border-radius: 8px;")
                                               .arg(theme_.color(Token::Raised).name(),
                                                    theme_.color(Token::Edge).name())
                                         : QString("background: transparent; border: 0;");
    const Token ink = notice_.framed ? Token::Ink2 : Token::Ink3;
    setStyleSheet(QString("#graph-notice { %1 } #graph-notice > QLabel { color: %2; background: "
                          "transparent; border: 0; } #graph-notice > #sentence { color: %3; }")
                      .arg(frame, theme_.color(Token::Ink).name(), theme_.color(ink).name()));
    settle();
}

void GraphNotice::settle() {
    setFixedWidth(theme_.px(notice_.framed ? kFramedWidth : kPlainWidth));
    setFixedHeight(layout()->hasHeightForWidth() ? layout()->heightForWidth(width())
                                                 : layout()->sizeHint().height());
    const QRect room = parentWidget()->rect();
    move((room.width() - width()) / 2, (room.height() - height()) / 2);
}

}  // namespace graphlift
