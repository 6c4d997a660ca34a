#include "ui/candidates/CandidateDelegate.h"

#include <QAbstractItemView>
#include <QPainter>
#include <algorithm>

#include "ui/parts/Paint.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

bool isFocused(const QStyleOptionViewItem& option) {
    return option.widget && option.widget->hasFocus();
}

}  // namespace

CandidateDelegate::CandidateDelegate(const Theme& theme, const CandidateModel& model,
                                     Presentation presentation, QObject* parent)
    : QStyledItemDelegate(parent), theme_(theme), model_(model), presentation_(presentation) {}

QSize CandidateDelegate::sizeHint(const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
    const int two = theme_.lineHeight(TextStyle::Name) + theme_.lineHeight(TextStyle::CodeSmall);
    if (presentation_ == Presentation::List) {
        const bool tall = even_ || model_.rowAt(index);
        return {theme_.px(100), tall ? std::max(theme_.px(46), two + theme_.px(8)) : theme_.px(26)};
    }
    const QSize own = QStyledItemDelegate::sizeHint(option, index);
    return {own.width() + theme_.px(16), std::max(theme_.px(28), own.height())};
}

void CandidateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    painter->save();
    const CandidateRow* row = model_.rowAt(index);
    if (!row)
        paintGroup(*painter, option, index);
    else if (presentation_ == Presentation::List)
        paintRow(*painter, option, *row);
    else
        paintCell(*painter, option, index);
    painter->restore();
}

void CandidateDelegate::paintGroup(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const {
    if (index.column() != 0) return;
    QRect room = option.rect;
    room.setLeft(0);
    const bool chosen = (option.state & QStyle::State_Selected) != 0;
    paint::rowGround(painter, theme_, room, chosen, isFocused(option),
                     (option.state & QStyle::State_MouseOver) != 0);
    const bool open = (option.state & QStyle::State_Open) != 0;
    const int glyph = theme_.px(12);
    paint::glyph(painter, theme_, open ? "down" : "right", Token::Ink3,
                 {room.left() + theme_.px(10), room.center().y() - glyph / 2 + 1}, 12);
    const QString count = QString::number(index.data(CandidateModel::GroupCount).toInt());
    const int countWidth = paint::textWidth(theme_, TextStyle::Place, count);
    QRect title = room.adjusted(theme_.px(28), 0, -theme_.px(16) - countWidth - theme_.px(6), 0);
    const QString text = index.data(CandidateModel::GroupTitle).toString();
    paint::line(painter, theme_, TextStyle::Small, Token::Ink2, title, text, Qt::ElideMiddle);
    const int used = std::min(title.width(), paint::textWidth(theme_, TextStyle::Small, text));
    paint::line(
        painter, theme_, TextStyle::Place, Token::Ink3,
        QRect(title.left() + used + theme_.px(6), title.top(), countWidth + 4, title.height()),
        count, Qt::ElideNone);
}

QRect CandidateDelegate::tickBox(const QRect& row, const CandidateRow& candidate) const {
    if (!model_.ticks() || !model_.ticks()->canTick(candidate.id)) return {};
    const int side = theme_.px(14);
    return {row.right() - theme_.px(16) - side + 1,
            row.top() + theme_.px(26) + (theme_.px(16) - side) / 2, side, side};
}

void CandidateDelegate::paintRow(QPainter& painter, const QStyleOptionViewItem& option,
                                 const CandidateRow& row) const {
    const QRect room(0, option.rect.top(), option.rect.right() + 1, option.rect.height());
    const bool chosen = (option.state & QStyle::State_Selected) != 0;
    paint::rowGround(painter, theme_, room, chosen, isFocused(option),
                     (option.state & QStyle::State_MouseOver) != 0);
    const Look look = lookOf(row.cell);
    const int top = room.top() + theme_.px(5);
    const int nameHeight = theme_.lineHeight(TextStyle::Name);
    paint::glyph(painter, theme_, look.icon, look.token,
                 {theme_.px(26), top + (nameHeight - theme_.px(16)) / 2}, 16);
    const int left = theme_.px(52), right = room.right() - theme_.px(16);
    const int standing = paint::textWidth(theme_, TextStyle::Place, row.standing);
    QRect name(left, top, right - left - (standing != 0 ? standing + theme_.px(8) : 0) + 1,
               nameHeight);
    paint::line(painter, theme_, TextStyle::Name, Token::Ink, name, row.name, Qt::ElideMiddle);
    paint::line(painter, theme_, TextStyle::Place, Token::Ink3,
                QRect(right - standing, top, standing + 1, nameHeight), row.standing,
                Qt::ElideNone);
    QRect second(left, top + nameHeight, right - left + 1,
                 theme_.lineHeight(TextStyle::CodeSmall) + theme_.px(2));
    if (const QRect box = tickBox(room, row); !box.isEmpty()) {
        const bool applied = model_.ticks()->isApplied(row.id);
        const bool ticked = applied || model_.ticks()->isTicked(row.id);
        paint::glyph(painter, theme_, ticked ? "check-on" : "check-off",
                     applied ? Token::InkOff : (ticked ? Token::Ink2 : Token::Edge), box.topLeft(),
                     14);
        second.setRight(box.left() - theme_.px(6));
    }
    paintSecondLine(painter, second, row, chosen);
}

void CandidateDelegate::paintSecondLine(QPainter& painter, const QRect& line,
                                        const CandidateRow& row, bool chosen) const {
    int x = line.left();
    const auto put = [&](const QString& text) {
        if (text.isEmpty()) return;
        const QRect room(x, line.top(), line.right() - x + 1, line.height());
        paint::line(painter, theme_, TextStyle::Place, Token::Ink3, room, text);
        x += paint::textWidth(theme_, TextStyle::Place, text) + theme_.px(6);
    };
    put(model_.groupBy() == GroupBy::File ? row.spot : row.place);
    constexpr size_t kChips = 3;
    const size_t chips = row.covered ? 0 : std::min(row.reasons.size(), kChips);
    const int middle = line.center().y() + 1;
    for (size_t i = 0; i < chips; ++i) {
        const QString text = toQt(code(row.reasons[i]));
        if (x + paint::chipWidth(theme_, text) > line.right()) return;
        x += paint::chip(painter, theme_, text, {x, middle}, chosen) + theme_.px(5);
    }
    if (!row.covered && row.reasons.size() > kChips) {
        const QString more = QString("+%1").arg(row.reasons.size() - kChips);
        if (x + paint::chipWidth(theme_, more) <= line.right())
            x += paint::chip(painter, theme_, more, {x, middle}, chosen) + theme_.px(5);
    }
    put(row.note);
}

void CandidateDelegate::paintCell(QPainter& painter, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
    const bool first = index.column() == 0;
    QRect room = option.rect;
    if (first) room.setLeft(0);
    const bool chosen = (option.state & QStyle::State_Selected) != 0;
    const bool hovered = (option.state & QStyle::State_MouseOver) != 0;
    if (first) {
        paint::rowGround(painter, theme_, room, chosen, isFocused(option), hovered);
    } else if (chosen || hovered) {
        painter.fillRect(room, theme_.color(!chosen             ? Token::Hover
                                            : isFocused(option) ? Token::Selected
                                                                : Token::SelectedIdle));
    }
    QRect text = option.rect.adjusted(theme_.px(8), 0, -theme_.px(8), 0);
    const auto column = static_cast<CandidateColumn>(index.column());
    if (column == CandidateColumn::Verdict) {
        const Look look = lookOf(model_.rowAt(index)->cell);
        paint::glyph(painter, theme_, look.icon, look.token,
                     {text.left(), text.center().y() - theme_.px(8) + 1}, 16);
        text.setLeft(text.left() + theme_.px(24));
    }
    const bool mono = column == CandidateColumn::Function;
    paint::line(painter, theme_, mono ? TextStyle::Name : TextStyle::Small,
                mono ? Token::Ink : Token::Ink2, text, index.data(Qt::DisplayRole).toString(),
                mono ? Qt::ElideMiddle : Qt::ElideRight);
}

}  // namespace graphlift
