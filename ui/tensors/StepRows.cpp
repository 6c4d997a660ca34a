#include "ui/tensors/StepRows.h"

#include <QAbstractItemView>
#include <QPainter>

#include "ui/parts/Paint.h"
#include "ui/parts/RichLine.h"

namespace graphlift {

namespace {

constexpr int kDot = 6, kText = 18, kFoot = 6;  // px at scale 1

RichLine sentenceOf(const Theme& theme, const QModelIndex& index, int width) {
    return {theme, index.data().toString(), {TextStyle::Small, Token::Ink2}, {}, width};
}

}  // namespace

int StepRows::widthFor(const QStyleOptionViewItem& option) const {
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return (view ? view->viewport()->width() : option.rect.width()) - theme_.px(kText);
}

QSize StepRows::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int width = widthFor(option);
    return {theme_.px(60), theme_.lineHeight(TextStyle::CodeSmall) +
                               sentenceOf(theme_, index, width).height() + theme_.px(kFoot)};
}

void StepRows::paint(QPainter* painter, const QStyleOptionViewItem& option,
                     const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect;
    paint::rowGround(*painter, theme_, row, (option.state & QStyle::State_Selected) != 0,
                     option.widget && option.widget->hasFocus(),
                     (option.state & QStyle::State_MouseOver) != 0);
    const int line = theme_.lineHeight(TextStyle::CodeSmall);
    const double x = row.left() + theme_.px(kDot) + 0.5, y = row.top() + line / 2.0;
    painter->setPen(QPen(theme_.color(Token::Edge), 1));
    if (index.row() > 0) painter->drawLine(QPointF(x, row.top()), QPointF(x, y));
    if (index.row() + 1 < index.model()->rowCount())
        painter->drawLine(QPointF(x, y), QPointF(x, row.bottom() + 1));
    painter->setPen(QPen(theme_.color(Token::Edge), 1.5));
    painter->setBrush(theme_.color(Token::Panel));
    const double radius = theme_.px(7) / 2.0;
    painter->drawEllipse(QPointF(x, y), radius, radius);
    const int left = row.left() + theme_.px(kText), width = widthFor(option);
    paint::line(*painter, theme_, TextStyle::CodeSmall, Token::Ink3,
                QRect(left, row.top(), width, line), index.data(kPlaceRole).toString(),
                Qt::ElideMiddle);
    sentenceOf(theme_, index, width).paint(*painter, {left, row.top() + line});
    painter->restore();
}

}  // namespace graphlift
