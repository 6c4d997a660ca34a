#include "ui/diff/DiffHeader.h"

#include <QPainter>

namespace graphlift {

DiffHeader::DiffHeader(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      left_(tr("before, read only")),
      right_(tr("after")),
      back_(new QToolButton(this)),
      forward_(new QToolButton(this)) {
    setFixedHeight(theme.px(44));
    const auto prepare = [this](QToolButton* button, const QString& text, int by) {
        button->setAutoRaise(true);
        button->setAccessibleName(text);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, by] { emit stepAsked(by); });
    };
    prepare(back_, tr("Previous change"), -1);
    prepare(forward_, tr("Next change"), 1);
    back_->setToolTip(tr("Previous change (Alt+Up)"));
    forward_->setToolTip(tr("Next change (Alt+Down)"));
    const auto icons = [this] {
        back_->setIcon(theme_.icon("back"));
        forward_->setIcon(theme_.icon("forward"));
        update();
    };
    connect(&theme, &Theme::changed, this, icons);
    icons();
}

void DiffHeader::setFile(const QString& path, const QString& format, bool isReadOnly,
                         bool isNewer) {
    if (path == path_ && format == format_ && isReadOnly == isReadOnly_ && isNewer == isNewer_)
        return;
    isNewer_ = isNewer;
    path_ = path;
    format_ = format;
    isReadOnly_ = isReadOnly;
    update();
}

void DiffHeader::setSides(const QString& left, const QString& right) {
    left_ = left;
    right_ = right;
    isNamed_ = true;
    update();
}

void DiffHeader::setPosition(size_t number, size_t count) {
    position_ = count == 0 ? QString() : tr("%1 of %2").arg(number).arg(count);
    back_->setEnabled(number > 1);
    forward_->setEnabled(number < count);
    back_->setVisible(count != 0);
    forward_->setVisible(count != 0);
    update();
}

void DiffHeader::resizeEvent(QResizeEvent*) {
    const int size = theme_.px(28), top = (height() - size) / 2;
    forward_->setGeometry(width() - theme_.px(12) - size, top, size, size);
    back_->setGeometry(forward_->x() - theme_.px(64) - size, top, size, size);
}

void DiffHeader::paintSide(QPainter& painter, int x, int right, const QString& second) const {
    const QString name = path_.section('/', -1);
    painter.setFont(theme_.font(TextStyle::Head));
    painter.setPen(theme_.color(Token::Ink));
    const QFontMetrics metrics(painter.font());
    const QString shownName = metrics.elidedText(name, Qt::ElideMiddle, std::max(0, right - x));
    painter.drawText(QRect(x, 0, right - x, height()), Qt::AlignLeft | Qt::AlignVCenter, shownName);
    x += metrics.horizontalAdvance(shownName) + theme_.px(8);
    if (x >= right) return;
    painter.setFont(theme_.font(TextStyle::Small));
    painter.setPen(theme_.color(Token::Ink3));
    const QString text =
        QFontMetrics(painter.font()).elidedText(second, Qt::ElideRight, std::max(0, right - x));
    painter.drawText(QRect(x, 0, right - x, height()), Qt::AlignLeft | Qt::AlignVCenter, text);
}

void DiffHeader::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Canvas));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme_.color(Token::Hair));
    if (path_.isEmpty()) return;
    const int middle = (width() - theme_.px(12)) / 2, margin = theme_.px(62);
    paintSide(painter, margin, middle - theme_.px(16), isNewer_ ? tr("on disk now, not analysed yet") : left_);
    const QString after =
        (isReadOnly_ && !isNamed_ ? tr("%1, read only").arg(right_) : right_) + ", " + format_;
    paintSide(painter, middle + theme_.px(22) + margin, back_->x() - theme_.px(12), after);
    painter.setFont(theme_.font(TextStyle::Small));
    painter.setPen(theme_.color(Token::Ink2));
    painter.drawText(
        QRect(back_->geometry().right(), 0, forward_->x() - back_->geometry().right(), height()),
        Qt::AlignCenter, position_);
}

}  // namespace graphlift
