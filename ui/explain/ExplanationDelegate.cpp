#include "ui/explain/ExplanationDelegate.h"

#include <QAbstractItemView>
#include <QPainter>
#include <algorithm>

#include "ui/parts/Paint.h"

namespace graphlift {

using Kind = ExplainRow::Kind;

namespace {
constexpr int kEdge = 20;                             // left and right
constexpr int kAnswer = 25;                           // from the glyph to its text
constexpr int kFieldName = 64, kMostFieldName = 120;  // the name of a parameter

QFont fieldFont(const Theme& theme) {
    QFont mono = theme.font(TextStyle::Code);
    mono.setPointSizeF(theme.font(TextStyle::Small).pointSizeF());
    return mono;
}
}  // namespace

void ExplanationDelegate::measure() {
    const QFontMetrics mono(fieldFont(theme_));
    int longest = 0;
    for (const QModelIndex& index : model_.all())
        if (const ExplainRow& row = *model_.rowAt(index); row.kind == Kind::Field)
            longest = std::max(longest, mono.horizontalAdvance(row.text));
    fieldWidth_ =
        std::clamp(longest + theme_.px(10), theme_.px(kFieldName), theme_.px(kMostFieldName));
}

int ExplanationDelegate::depthOf(const QModelIndex& index) const {
    int depth = 0;
    for (QModelIndex at = index.parent(); at.isValid(); at = at.parent()) ++depth;
    return depth;
}

int ExplanationDelegate::rightWidth(const ExplainRow& row) const {
    if (row.right.isEmpty()) return 0;
    const TextStyle style = row.kind == Kind::Section || row.kind == Kind::Field
                                ? TextStyle::Place
                                : TextStyle::CodeSmall;
    return paint::textWidth(theme_, style, row.right) + theme_.px(8);
}

ExplanationDelegate::Shape ExplanationDelegate::shapeOf(const QModelIndex& index, int width) const {
    const ExplainRow& row = *model_.rowAt(index);
    const int depth = depthOf(index);
    Shape shape{theme_.px(kEdge), 0, theme_.px(4), theme_.px(4)};
    int right = rightWidth(row);
    switch (row.kind) {
        case Kind::Section:
            shape.top = theme_.px(index.row() == 0 ? 4 : 14);
            shape.bottom = theme_.px(6);
            break;
        case Kind::Precondition:
        case Kind::Fold:
            shape.left += theme_.px(kAnswer) + depth * theme_.px(16);
            break;
        case Kind::Step:
            shape.left +=
                theme_.px(depth == 0 ? 18 : kAnswer + 18) + std::max(0, depth - 1) * theme_.px(16);
            shape.top = shape.bottom = theme_.px(2);
            break;
        case Kind::Field:
            shape.left += fieldWidth_;
            shape.top = shape.bottom = theme_.px(2);
            right = 0;
            break;
        case Kind::Numbered:
            shape.left += theme_.px(20);
            shape.top = shape.bottom = theme_.px(3);
            break;
        case Kind::Text:
            if (depth != 0) shape.left += theme_.px(kAnswer) + (depth - 1) * theme_.px(16);
            shape.top = shape.bottom = theme_.px(2);
            break;
    }
    shape.width = std::max(width - shape.left - theme_.px(kEdge) - right, theme_.px(60));
    return shape;
}

RichLine ExplanationDelegate::textOf(const ExplainRow& row, int width) const {
    switch (row.kind) {
        case Kind::Section:
            return {theme_, row.text, {TextStyle::Label, Token::Ink3}, {}, width};
        case Kind::Precondition:
        case Kind::Fold: {
            const bool off = row.status == Status::NotApplicable || row.isNote;
            const bool fails = row.status == Status::Fails && !row.isNote;
            return {theme_,
                    row.text,
                    {TextStyle::Body, off ? Token::Ink3 : Token::Ink, fails},
                    row.detail,
                    width};
        }
        case Kind::Step:
            return {theme_, row.text, {TextStyle::Small, Token::Ink2}, {}, width};
        case Kind::Field: {
            const QString rest = row.right.isEmpty() ? QString() : row.right;
            return {theme_, "`" + row.detail + "`", {TextStyle::Small, Token::Ink}, rest, width};
        }
        case Kind::Numbered:
        case Kind::Text:
            break;
    }
    return {theme_, row.text, {TextStyle::Small, Token::Ink2}, {}, width};
}

QSize ExplanationDelegate::sizeHint(const QStyleOptionViewItem& option,
                                    const QModelIndex& index) const {
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const ExplainRow& row = *model_.rowAt(index);
    const Shape shape = shapeOf(index, width);
    int height = shape.top + shape.bottom;
    if (row.kind == Kind::Step) height += theme_.lineHeight(TextStyle::CodeSmall);
    if (row.kind != Kind::Step || !row.text.isEmpty()) height += textOf(row, shape.width).height();
    return {theme_.px(100), height};
}

QRect ExplanationDelegate::codeRect(const QRect& row, const QModelIndex& index) const {
    const ExplainRow& at = *model_.rowAt(index);
    if (!at.page) return {};
    const int width = rightWidth(at) + theme_.px(4);
    return {row.right() - theme_.px(kEdge) - width + theme_.px(2), row.top(), width,
            shapeOf(index, row.width()).top + theme_.lineHeight(TextStyle::Body) + theme_.px(4)};
}

void ExplanationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    painter->save();
    const ExplainRow& row = *model_.rowAt(index);
    const QRect room(0, option.rect.top(), option.rect.right() + 1, option.rect.height());
    if (row.kind != Kind::Section)
        paint::rowGround(*painter, theme_, room, (option.state & QStyle::State_Selected) != 0,
                         option.widget && option.widget->hasFocus(),
                         (option.state & QStyle::State_MouseOver) != 0 &&
                             (row.place || !row.children.empty() || row.page));
    switch (row.kind) {
        case Kind::Section:
            paintSection(*painter, room, row);
            break;
        case Kind::Precondition:
        case Kind::Fold:
            paintAnswer(*painter, room, option, index);
            break;
        case Kind::Step:
            paintStep(*painter, room, index);
            break;
        case Kind::Field:
            paintField(*painter, room, row);
            break;
        case Kind::Numbered:
        case Kind::Text:
            paintText(*painter, room, index);
            break;
    }
    painter->restore();
}

void ExplanationDelegate::paintSection(QPainter& painter, const QRect& room,
                                       const ExplainRow& row) const {
    const int line = theme_.lineHeight(TextStyle::Label);
    const QRect at(theme_.px(kEdge), room.bottom() + 1 - theme_.px(6) - line,
                   room.width() - 2 * theme_.px(kEdge), line);
    paint::line(painter, theme_, TextStyle::Label, Token::Ink3, at, row.text);
    paint::line(painter, theme_, TextStyle::Place, Token::Ink3, at, row.right, Qt::ElideRight,
                Qt::AlignRight);
}

void ExplanationDelegate::paintAnswer(QPainter& painter, const QRect& room,
                                      const QStyleOptionViewItem& option,
                                      const QModelIndex& index) const {
    const ExplainRow& row = *model_.rowAt(index);
    const Shape shape = shapeOf(index, room.width());
    const int line = theme_.lineHeight(TextStyle::Body), glyph = theme_.px(15);
    const int glyphTop = room.top() + shape.top + (line - glyph) / 2;
    const Look look =
        row.isNote ? Look{"lesson", Token::Ink3, {}} : lookOf(row.status.value_or(Status::Holds));
    paint::glyph(painter, theme_, look.icon, look.token,
                 {shape.left - theme_.px(kAnswer), glyphTop}, 15);
    if (!row.children.empty() && (option.state & QStyle::State_MouseOver) != 0) {
        const bool open = (option.state & QStyle::State_Open) != 0;
        paint::glyph(painter, theme_, open ? "down" : "right", Token::Ink3,
                     {shape.left - theme_.px(kAnswer + 14), glyphTop + theme_.px(2)}, 12);
    }
    textOf(row, shape.width).paint(painter, {shape.left, room.top() + shape.top});
    const QRect right(room.left(), room.top() + shape.top, room.width() - theme_.px(kEdge), line);
    paint::line(painter, theme_, TextStyle::CodeSmall, Token::Ink3, right, row.right, Qt::ElideNone,
                Qt::AlignRight);
}

void ExplanationDelegate::paintStep(QPainter& painter, const QRect& room,
                                    const QModelIndex& index) const {
    const ExplainRow& row = *model_.rowAt(index);
    const Shape shape = shapeOf(index, room.width());
    const int line = theme_.lineHeight(TextStyle::CodeSmall);
    const int x = shape.left - theme_.px(12), y = room.top() + shape.top + line / 2;
    const QModelIndex next = index.siblingAtRow(index.row() + 1);
    const bool goesOn = next.isValid() && model_.rowAt(next)->kind == Kind::Step;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme_.color(Token::Edge), 1));
    if (goesOn) painter.drawLine(QPointF(x + 0.5, y), QPointF(x + 0.5, room.bottom() + 1));
    const QModelIndex before = index.siblingAtRow(index.row() - 1);
    if (before.isValid() && model_.rowAt(before)->kind == Kind::Step)
        painter.drawLine(QPointF(x + 0.5, room.top()), QPointF(x + 0.5, y));
    const QModelIndex parent = index.parent();
    const ExplainRow* owner = parent.isValid() ? model_.rowAt(parent) : nullptr;
    const Token ink =
        row.isLast && owner && owner->status ? lookOf(*owner->status).token : Token::Edge;
    painter.setPen(QPen(theme_.color(ink), 1.5));
    painter.setBrush(theme_.color(row.isLast ? ink : Token::Panel));
    const double radius = theme_.px(7) / 2.0;
    painter.drawEllipse(QPointF(x + 0.5, y), radius, radius);
    paint::line(painter, theme_, TextStyle::CodeSmall, Token::Ink3,
                QRect(shape.left, room.top() + shape.top, shape.width, line), row.detail,
                Qt::ElideMiddle);
    if (!row.text.isEmpty())
        textOf(row, shape.width).paint(painter, {shape.left, room.top() + shape.top + line});
}

void ExplanationDelegate::paintField(QPainter& painter, const QRect& room,
                                     const ExplainRow& row) const {
    const int left = theme_.px(kEdge), name = fieldWidth_;
    const int line = theme_.lineHeight(TextStyle::Small), top = room.top() + theme_.px(2);
    const QFont mono = fieldFont(theme_);
    painter.setFont(mono);
    painter.setPen(theme_.color(Token::Ink2));
    painter.drawText(QRect(left, top, name - theme_.px(6), line),
                     static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                     QFontMetrics(mono).elidedText(row.text, Qt::ElideMiddle, name - theme_.px(6)));
    textOf(row, room.width() - left - name - theme_.px(kEdge)).paint(painter, {left + name, top});
}

void ExplanationDelegate::paintText(QPainter& painter, const QRect& room,
                                    const QModelIndex& index) const {
    const ExplainRow& row = *model_.rowAt(index);
    const Shape shape = shapeOf(index, room.width());
    const int line = theme_.lineHeight(TextStyle::Small), top = room.top() + shape.top;
    if (row.kind == Kind::Numbered)
        paint::line(painter, theme_, TextStyle::Small, Token::Ink3,
                    QRect(theme_.px(kEdge), top, theme_.px(20), line), row.detail);
    textOf(row, shape.width).paint(painter, {shape.left, top});
    const QRect right(room.left(), top, room.width() - theme_.px(kEdge), line);
    paint::line(painter, theme_, TextStyle::CodeSmall, Token::Ink3, right, row.right, Qt::ElideNone,
                Qt::AlignRight);
}

}  // namespace graphlift
