#include "ui/parts/Buttons.h"

#include <QPainter>
#include <utility>

#include "ui/parts/Paint.h"
#include "ui/window/ActionList.h"

namespace graphlift {

namespace {

void follow(QAbstractButton* button, QAction* action) {
    const auto update = [button, action] {
        button->setEnabled(action->isEnabled());
        button->setToolTip(tooltipOf(*action));
        if (action->isCheckable()) {
            button->setCheckable(true);
            button->setChecked(action->isChecked());
        }
    };
    update();
    QObject::connect(action, &QAction::changed, button, update);
    QObject::connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
}

}  // namespace

QString tooltipOf(const QAction& action) {
    QString text = action.text().remove('&');
    if (!action.shortcut().isEmpty())
        text += " (" + action.shortcut().toString(QKeySequence::NativeText) + ")";
    if (const QString why = ActionList::whyNot(action); !why.isEmpty()) text += "\n" + why;
    return text;
}

IconButton::IconButton(const Theme& theme, QString icon, const QString& text, QWidget* parent)
    : QAbstractButton(parent), theme_(theme), icon_(std::move(icon)) {
    setText(text);
    setToolTip(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void IconButton::setCommand(QAction* action) {
    setText(action->text().remove('&'));
    setAccessibleName(text());
    follow(this, action);
}

QSize IconButton::sizeHint() const { return {theme_.px(28), theme_.px(28)}; }

void IconButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (isEnabled() && (underMouse() || isChecked() || isDown())) {
        painter.setBrush(theme_.color(isChecked() ? Token::Selected : Token::Hover));
        painter.drawRoundedRect(rect(), theme_.px(6), theme_.px(6));
    }
    const int glyph = theme_.px(16);
    const Token ink = isEnabled() ? (isChecked() ? Token::Ink : Token::Ink2) : Token::InkOff;
    paint::glyph(painter, theme_, icon_, ink, {(width() - glyph) / 2, (height() - glyph) / 2}, 16);
}

void IconButton::enterEvent(QEnterEvent*) { update(); }
void IconButton::leaveEvent(QEvent*) { update(); }

TextButton::TextButton(const Theme& theme, Kind kind, const QString& text, QWidget* parent)
    : QAbstractButton(parent), theme_(theme), kind_(kind) {
    setText(text);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void TextButton::setKeyText(const QString& key) {
    key_ = key;
    setAccessibleDescription(key);
    updateGeometry();
    update();
}

void TextButton::setKind(Kind kind) {
    kind_ = kind;
    updateGeometry();
    update();
}

void TextButton::setCommand(QAction* action) { follow(this, action); }

QSize TextButton::sizeHint() const {
    int width = paint::textWidth(theme_, TextStyle::Button, text());
    if (!key_.isEmpty()) width += theme_.px(10) + paint::textWidth(theme_, TextStyle::Place, key_);
    const int line = theme_.lineHeight(TextStyle::Button);
    if (kind_ == Kind::Link) return {width, line + 2};
    return {width + 2 * theme_.px(12), std::max(theme_.px(28), line + theme_.px(8))};
}

Token TextButton::inkToken() const {
    if (!isEnabled()) return Token::InkOff;
    if (kind_ == Kind::Main) return Token::InkInv;
    return kind_ == Kind::Quiet && !underMouse() ? Token::Ink2 : Token::Ink;
}

void TextButton::paintBody(QPainter& painter, const QRectF& body) const {
    const double radius = theme_.px(6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::NoBrush);
    if (kind_ == Kind::Main && isEnabled())
        painter.setBrush(theme_.color(underMouse() || isDown() ? Token::BtnHover : Token::Btn));
    else if (kind_ != Kind::Link && isEnabled() && (underMouse() || isDown()))
        painter.setBrush(theme_.color(Token::Hover));
    if (kind_ == Kind::Second || (kind_ == Kind::Main && !isEnabled())) {
        painter.setPen(QPen(theme_.color(isEnabled() ? Token::Edge : Token::Hair), 1));
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    } else if (kind_ != Kind::Link) {
        painter.drawRoundedRect(body, radius, radius);
    }
}

void TextButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body(rect());
    paintBody(painter, body);
    const int padding = kind_ == Kind::Link ? 0 : theme_.px(12);
    QRect inner = body.toRect().adjusted(padding, 0, -padding, 0);
    const Token ink = inkToken();
    if (kind_ == Kind::Link) {
        QFont font = theme_.font(TextStyle::Button);
        font.setUnderline(true);
        painter.setFont(font);
        painter.setPen(theme_.color(ink));
        painter.drawText(inner, Qt::AlignVCenter | Qt::TextSingleLine, text());
    } else {
        paint::line(painter, theme_, TextStyle::Button, ink, inner, text(), Qt::ElideNone);
        paint::line(painter, theme_, TextStyle::Place, ink, inner, key_, Qt::ElideNone,
                    Qt::AlignRight);
    }
}

void TextButton::enterEvent(QEnterEvent*) { update(); }
void TextButton::leaveEvent(QEvent*) { update(); }

}  // namespace graphlift
