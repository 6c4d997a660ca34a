#include "ui/diff/RowWidgets.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace graphlift {

namespace {

constexpr uint32_t kFewLines = 10;

void paintIcon(QPainter& painter, const Theme& theme, const QString& icon, Token token, int x,
               int height, int size, double ratio) {
    const int pixels = theme.px(size);
    painter.drawPixmap(x, (height - pixels) / 2, theme.pixmap(icon, token, size, ratio));
}

void paintFocus(QPainter& painter, const Theme& theme, const QRect& area) {
    painter.setPen(QPen(theme.color(Token::Ink), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(1, 1, -1, -1));
}

bool isArrow(const QKeyEvent& event) {
    return event.key() == Qt::Key_Up || event.key() == Qt::Key_Down ||
           event.key() == Qt::Key_Left || event.key() == Qt::Key_Right;
}

}  // namespace

int paintSentence(QPainter& painter, const Theme& theme, const Sentence& sentence,
                  const QRect& area, TextStyle style, Token ink) {
    int x = area.left();
    painter.setPen(theme.color(ink));
    for (const Phrase& phrase : sentence) {
        QFont font = theme.font(phrase.isCode ? TextStyle::Code : style);
        if (phrase.isCode) font.setPointSizeF(12 * 0.75 * theme.scale());
        painter.setFont(font);
        const QFontMetrics metrics(font);
        const int left = area.right() - x;
        if (left <= 0) break;
        const QString text = metrics.elidedText(phrase.text, Qt::ElideRight, left);
        painter.drawText(QRect(x, area.top(), left, area.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
        x += metrics.horizontalAdvance(text);
    }
    return x;
}

HunkHead::HunkHead(const Theme& theme, QWidget* parent) : QAbstractButton(parent), theme_(theme) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void HunkHead::setChange(const ReviewChange& change, size_t number, size_t count) {
    title_ = change.title;
    look_ = change.look;
    isSafe_ = change.isSafe;
    isGone_ = change.isGone;
    count_ = tr("%1 of %2").arg(number).arg(count);
    setAccessibleName(plainText(title_) + ", " + (isSafe_ ? tr("safe") : tr("needs review")) +
                      ", " + count_);
    setToolTip(isGone_ ? plainText(change.question)
                       : tr("Space takes the change or leaves it out"));
    setAccessibleDescription(plainText(why_) +
                             (isSafe_ ? QString() : " " + plainText(change.question)));
    show();
    update();
}

void HunkHead::setWhy(const Sentence& why) {
    why_ = why;
    update();
}

void HunkHead::setChosen(bool chosen) {
    if (chosen == isChosen_) return;
    isChosen_ = chosen;
    update();
}

QRect HunkHead::tickRect() const { return {0, 0, theme_.px(38), headHeight()}; }

QRect HunkHead::whyRect() const {
    const QFontMetrics metrics(theme_.font(TextStyle::Small));
    const int wide = metrics.horizontalAdvance(tr("Why")) + theme_.px(12 + 16 + 16);
    return {width() - wide, headHeight(), wide, height() - headHeight()};
}

// Arrows go from change to change by commands, never from button to button.
void HunkHead::keyPressEvent(QKeyEvent* event) {
    if (isArrow(*event)) return event->ignore();
    QAbstractButton::keyPressEvent(event);
}

bool HunkHead::hitButton(const QPoint& at) const { return tickRect().contains(at); }

void HunkHead::mousePressEvent(QMouseEvent* event) {
    QAbstractButton::mousePressEvent(event);
    if (tickRect().contains(event->pos())) return;
    emit chosen();
    if (whyRect().contains(event->pos())) emit whyAsked();
}

void HunkHead::mouseMoveEvent(QMouseEvent* event) {
    setCursor(whyRect().contains(event->pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QAbstractButton::mouseMoveEvent(event);
}

void HunkHead::enterEvent(QEnterEvent*) { update(); }
void HunkHead::leaveEvent(QEvent*) { update(); }

// From the right edge: "1 of 5", "safe"; the x where they begin.
int HunkHead::paintRight(QPainter& painter) const {
    const QFontMetrics small(theme_.font(TextStyle::Small));
    int x = width() - theme_.px(16) - small.horizontalAdvance(count_);
    const auto put = [&](const QString& text, Token ink) {
        painter.setPen(theme_.color(ink));
        painter.drawText(QRect(x, 0, width() - x, headHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                         text);
    };
    painter.setFont(theme_.font(TextStyle::Small));
    put(count_, Token::Ink3);
    const QString word = isSafe_ ? tr("safe") : (isGone_ ? tr("no place") : tr("needs review"));
    x -= theme_.px(9) + small.horizontalAdvance(word);
    put(word, isSafe_ ? Token::SHolds : (isGone_ ? Token::Ink3 : Token::SUnknown));
    if (isSafe_ || isGone_) return x;
    x -= theme_.px(18);
    paintIcon(painter, theme_, "s-unknown", Token::SUnknown, x, headHeight(), 13,
              devicePixelRatioF());
    return x;
}

// On the paper of the code, so that it reads as a note to it.
void HunkHead::paintWhy(QPainter& painter) const {
    const QRect row(0, headHeight(), width(), height() - headHeight());
    painter.fillRect(row, theme_.color(Token::Canvas));
    if (why_.empty()) return;
    const QRect link = whyRect();
    const int left = theme_.px(63);
    paintSentence(painter, theme_, why_,
                  QRect(left, row.top(), link.left() - theme_.px(12) - left, row.height()),
                  TextStyle::Small, Token::Ink2);
    painter.setFont(theme_.font(TextStyle::Small));
    painter.setPen(theme_.color(isChosen_ || underMouse() ? Token::Ink : Token::Ink3));
    painter.drawText(link.adjusted(theme_.px(12), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Why"));
    painter.setFont(theme_.font(TextStyle::Place));
    painter.setPen(theme_.color(Token::Ink3));
    painter.drawText(link.adjusted(0, 0, -theme_.px(16), 0), Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("E"));
}

void HunkHead::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRect head(0, 0, width(), headHeight());
    const Token paper = isChosen_ ? Token::Selected : (underMouse() ? Token::Hover : Token::Panel);
    painter.fillRect(head, theme_.color(paper));
    painter.fillRect(QRect(0, 0, width(), 1), theme_.color(Token::HairSoft));
    painter.fillRect(QRect(0, head.bottom(), width(), 1), theme_.color(Token::HairSoft));
    if (isChosen_)
        painter.fillRect(QRect(0, 0, theme_.px(3), head.height()), theme_.color(Token::Ink));
    const double ratio = devicePixelRatioF();
    paintIcon(painter, theme_, isChecked() ? "check-on" : "check-off",
              isGone_ ? Token::InkOff : Token::Ink, theme_.px(14), head.height(), 16, ratio);
    paintIcon(painter, theme_, look_.icon, look_.token, theme_.px(39), head.height(), 15, ratio);
    const int right = paintRight(painter);
    const int left = theme_.px(63);
    paintSentence(painter, theme_, title_,
                  QRect(left, 0, right - left - theme_.px(12), head.height()), TextStyle::Body,
                  Token::Ink);
    paintWhy(painter);
    if (hasFocus())
        paintFocus(painter, theme_,
                   tickRect().adjusted(theme_.px(10), theme_.px(6), -theme_.px(4), -theme_.px(6)));
}

SentenceRow::SentenceRow(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {}

void SentenceRow::say(const Sentence& sentence, const QString& icon, Token token, Token paper) {
    sentence_ = sentence;
    icon_ = icon;
    token_ = token;
    paper_ = paper;
    setAccessibleName(plainText(sentence));
    setToolTip(plainText(sentence));
    show();
    update();
}

void SentenceRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(paper_));
    if (paper_ != Token::Canvas) {
        painter.fillRect(QRect(0, 0, width(), 1), theme_.color(Token::HairSoft));
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme_.color(Token::HairSoft));
    }
    const bool isHead = paper_ != Token::Canvas;
    const int iconX = theme_.px(isHead ? 39 : 16), textX = theme_.px(isHead ? 63 : 37);
    paintIcon(painter, theme_, icon_, token_, iconX, height(), isHead ? 15 : 13,
              devicePixelRatioF());
    paintSentence(painter, theme_, sentence_,
                  QRect(textX, 0, width() - textX - theme_.px(16), height()),
                  isHead ? TextStyle::Body : TextStyle::Small, Token::Ink2);
}

FoldRow::FoldRow(const Theme& theme, QWidget* parent) : QAbstractButton(parent), theme_(theme) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void FoldRow::setCount(uint32_t numLines) {
    isLong_ = numLines > 2 * kFewLines;
    setText(numLines == 1 ? tr("1 unchanged line") : tr("%1 unchanged lines").arg(numLines));
    setAccessibleName(text());
    setToolTip(isLong_ ? tr("Show these lines; Up and Down show ten of them")
                       : tr("Show these lines"));
    show();
    update();
}

int FoldRow::linkLeft(Part part) const {
    const QFontMetrics metrics(theme_.font(TextStyle::Place));
    int x = theme_.px(81 + 24) + metrics.horizontalAdvance(text());
    if (part == Part::End) x += theme_.px(16) + metrics.horizontalAdvance(tr("first 10"));
    return x;
}

FoldRow::Part FoldRow::partAt(int x) const {
    if (!isLong_ || x < linkLeft(Part::Begin)) return Part::All;
    if (x < linkLeft(Part::End)) return Part::Begin;
    const QFontMetrics metrics(theme_.font(TextStyle::Place));
    return x < linkLeft(Part::End) + metrics.horizontalAdvance(tr("last 10")) ? Part::End
                                                                              : Part::All;
}

void FoldRow::mouseReleaseEvent(QMouseEvent* event) {
    const Part part = partAt(static_cast<int>(event->position().x()));
    if (rect().contains(event->pos()) && event->button() == Qt::LeftButton) emit asked(part);
}

void FoldRow::keyPressEvent(QKeyEvent* event) {
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (isArrow(*event) && modifiers != Qt::NoModifier) return event->ignore();
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return emit asked(Part::All);
        case Qt::Key_Up:
            return emit asked(Part::Begin);
        case Qt::Key_Down:
            return emit asked(Part::End);
        case Qt::Key_Left:
        case Qt::Key_Right:
            return event->ignore();
        default:
            return QAbstractButton::keyPressEvent(event);
    }
}

void FoldRow::enterEvent(QEnterEvent*) { update(); }
void FoldRow::leaveEvent(QEvent*) { update(); }

void FoldRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(underMouse() ? Token::Hover : Token::Chrome));
    paintIcon(painter, theme_, "down", Token::Ink3, theme_.px(62), height(), 11,
              devicePixelRatioF());
    painter.setFont(theme_.font(TextStyle::Place));
    painter.setPen(theme_.color(underMouse() ? Token::Ink : Token::Ink3));
    painter.drawText(QRect(theme_.px(81), 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter,
                     text());
    if (isLong_) {
        painter.setPen(theme_.color(Token::Ink2));
        const auto link = [&](Part part, const QString& words) {
            painter.drawText(QRect(linkLeft(part), 0, width(), height()),
                             Qt::AlignLeft | Qt::AlignVCenter, words);
        };
        link(Part::Begin, tr("first 10"));
        link(Part::End, tr("last 10"));
    }
    if (hasFocus()) paintFocus(painter, theme_, rect());
}

}  // namespace graphlift
