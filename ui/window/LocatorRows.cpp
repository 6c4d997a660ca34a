#include "ui/window/LocatorRows.h"

#include <QPainter>

#include "ui/window/KeyCap.h"
#include "ui/window/LocatorIndex.h"

namespace graphlift {

namespace {

const LocatorEntry* entryOf(const QModelIndex& index) {
    return static_cast<const LocatorEntry*>(index.data(EntryRole).value<void*>());
}

// Runs of neighbouring letters get one line each.
void underline(QPainter& painter, const QRect& box, const QString& text, const QVariantList& places,
               int thickness) {
    const QFontMetrics metrics = painter.fontMetrics();
    const int y = box.center().y() + metrics.ascent() / 2 + 3;
    for (qsizetype i = 0; i < places.size();) {
        const int first = places[i].toInt();
        int last = first;
        for (++i; i < places.size() && places[i].toInt() == last + 1; ++i) ++last;
        const int left = box.left() + metrics.horizontalAdvance(text, first);
        const int right = box.left() + metrics.horizontalAdvance(text, last + 1);
        if (right > box.right()) return;
        painter.fillRect(QRect(left, y, right - left - 1, thickness), painter.pen().color());
    }
}

}  // namespace

LocatorRows::LocatorRows(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), theme_(theme) {}

QSize LocatorRows::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {theme_.px(200), theme_.px(entryOf(index) ? 32 : 28)};
}

void LocatorRows::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    painter->save();
    const QRect row = option.rect.adjusted(theme_.px(14), 0, -theme_.px(14), 0);
    if (!entryOf(index)) {
        paintHeading(*painter, row, index);
    } else {
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme_.color(Token::Selected));
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, theme_.color(Token::Hover));
        paintEntry(*painter, row, index);
    }
    painter->restore();
}

void LocatorRows::paintHeading(QPainter& painter, const QRect& row,
                               const QModelIndex& index) const {
    painter.setFont(theme_.font(TextStyle::Label));
    painter.setPen(theme_.color(Token::Ink3));
    painter.drawText(row.adjusted(0, theme_.px(4), 0, 0), Qt::AlignVCenter,
                     index.data().toString());
}

void LocatorRows::paintEntry(QPainter& painter, const QRect& row, const QModelIndex& index) const {
    const LocatorEntry& entry = *entryOf(index);
    const bool off = !entry.whyNot.isEmpty();
    if (!entry.icon.isEmpty())
        painter.drawPixmap(row.left(), row.center().y() - theme_.px(8) + 1,
                           theme_.pixmap(entry.icon, off ? Token::InkOff : entry.token, 16,
                                         painter.device()->devicePixelRatioF()));
    QRect box = row.adjusted(theme_.px(27), 0, 0, 0);
    if (entry.kind == LocatorEntry::Kind::Command && !entry.detail.isEmpty()) {
        const int cap = keyCapWidth(theme_, entry.detail);
        drawKeyCap(painter, theme_, {row.right() - cap, row.center().y() - theme_.px(8) + 1},
                   entry.detail, Token::Well);
        box.setRight(row.right() - cap - theme_.px(12));
    } else if (!entry.detail.isEmpty()) {
        painter.setFont(theme_.font(TextStyle::Small));
        painter.setPen(theme_.color(Token::Ink3));
        const QString detail =
            painter.fontMetrics().elidedText(entry.detail, Qt::ElideMiddle, box.width() / 2);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, detail);
        box.setRight(box.right() - painter.fontMetrics().horizontalAdvance(detail) - theme_.px(12));
    }
    QFont font = theme_.font(entry.mono ? TextStyle::Name : TextStyle::Body);
    painter.setFont(font);
    painter.setPen(theme_.color(off ? Token::InkOff : Token::Ink));
    const QString text = painter.fontMetrics().elidedText(entry.text, Qt::ElideRight, box.width());
    painter.drawText(box, Qt::AlignVCenter, text);
    underline(painter, box, entry.text, index.data(PlacesRole).toList(), theme_.px(2));
    if (!off) return;
    const int used = painter.fontMetrics().horizontalAdvance(text) + theme_.px(10);
    painter.setFont(theme_.font(TextStyle::Small));
    painter.setPen(theme_.color(Token::Ink3));
    painter.drawText(box.adjusted(used, 0, 0, 0), Qt::AlignVCenter, entry.whyNot);
}

}  // namespace graphlift
