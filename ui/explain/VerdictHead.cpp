#include "ui/explain/VerdictHead.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/parts/Paint.h"

namespace graphlift {

namespace {
/// The parts between back quotes in the mono face and the strongest ink.
QString richSentence(const Theme& theme, const QString& text) {
    QString out;
    bool inCode = false;
    for (const QString& part : text.split('`')) {
        const QString plain = part.toHtmlEscaped();
        out += inCode ? QString(
                            "<span style=\"font-family:'%1'; font-size:%2pt; color:%3\">%4"
                            "</span>")
                            .arg(theme.font(TextStyle::Code).families().join("','"))
                            .arg(theme.font(TextStyle::Code).pointSizeF())
                            .arg(theme.color(Token::Ink).name(), plain)
                      : plain;
        inCode = !inCode;
    }
    return "<p style=\"line-height:120%\">" + out + "</p>";
}
}  // namespace

VerdictHead::VerdictHead(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      sentence_(new QLabel(this)),
      main_(new TextButton(theme, TextButton::Kind::Main, {}, this)),
      accept_(new TextButton(theme, TextButton::Kind::Second, {}, this)),
      reject_(new TextButton(theme, TextButton::Kind::Quiet, {}, this)) {
    sentence_->setWordWrap(true);
    sentence_->setTextFormat(Qt::RichText);
    sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* column = new QVBoxLayout(this);
    column->addWidget(sentence_);
    auto* buttons = new QHBoxLayout;
    for (TextButton* button : {main_, accept_, reject_}) buttons->addWidget(button);
    buttons->addStretch(1);
    column->addLayout(buttons);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &VerdictHead::restyle);
    restyle();
}

void VerdictHead::setExplanation(const Explanation& explanation) {
    look_ = explanation.look;
    title_ = explanation.title;
    standing_ = explanation.standing;
    applicability_ = explanation.applicability;
    said_ = explanation.sentence;
    setAccessibleName(title_ + (standing_.isEmpty() ? QString() : ", " + standing_));
    setAccessibleDescription(QString(said_).remove('`'));
    restyle();
}

int VerdictHead::titleHeight() const {
    return std::max(theme_.px(22), theme_.lineHeight(TextStyle::Title));
}

void VerdictHead::restyle() {
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->setContentsMargins(theme_.px(20), theme_.px(4) + titleHeight() + theme_.px(8),
                               theme_.px(20), theme_.px(10));
    column->setSpacing(theme_.px(10));
    static_cast<QHBoxLayout*>(column->itemAt(1)->layout())->setSpacing(theme_.px(4));
    static_cast<QHBoxLayout*>(column->itemAt(1)->layout())->setContentsMargins(0, 0, 0, 0);
    sentence_->setFont(theme_.font(TextStyle::Body));
    QPalette palette = sentence_->palette();
    palette.setColor(QPalette::WindowText, theme_.color(Token::Ink2));
    sentence_->setPalette(palette);
    sentence_->setText(richSentence(theme_, said_));
    sentence_->setVisible(!said_.isEmpty());
    updateGeometry();
    update();
}

void VerdictHead::paintEvent(QPaintEvent*) {
    if (title_.isEmpty()) return;
    QPainter painter(this);
    const int top = theme_.px(4), height = titleHeight(), left = theme_.px(20);
    paint::glyph(painter, theme_, look_.icon, look_.token,
                 {left, top + (height - theme_.px(22)) / 2}, 22);
    QRect line(left + theme_.px(32), top, width() - left - theme_.px(52), height);
    if (!standing_.isEmpty()) {
        const bool safe = applicability_ == Applicability::Safe;
        const Token ink = safe ? Token::SHolds : Token::SUnknown;
        const int text = paint::textWidth(theme_, TextStyle::Button, standing_);
        paint::line(painter, theme_, TextStyle::Button, ink, line, standing_, Qt::ElideNone,
                    Qt::AlignRight);
        const int glyph = theme_.px(14);
        paint::glyph(painter, theme_, safe ? "seal" : "s-unknown", ink,
                     {line.right() - text - glyph - theme_.px(5), top + (height - glyph) / 2}, 14);
        line.setRight(line.right() - text - glyph - theme_.px(12));
    }
    paint::line(painter, theme_, TextStyle::Title, Token::Ink, line, title_);
}

}  // namespace graphlift
