// What a pane of the diff paints over its editor: numbers, signs, hatching, outlines.
#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/diff/CodePane.h"
#include "ui/diff/DiffLook.h"

namespace graphlift {

void CodePane::paintEvent(QPaintEvent* event) {
    QsciScintilla::paintEvent(event);
    QPainter painter(viewport());
    painter.setClipRegion(event->region());
    paintFiller(painter, event->rect());
    paintMargin(painter, event->rect());
    paintOutlines(painter);
}

void CodePane::paintFiller(QPainter& painter, const QRect& area) const {
    for (const PaneSpan& span : look_.filler) {
        const QRect rows(0, unitTop(span.begin), viewport()->width(),
                         unitTop(span.end) - unitTop(span.begin));
        if (rows.intersects(area)) paintHatch(painter, theme_, rows);
    }
}

void CodePane::paintMargin(QPainter& painter, const QRect& area) const {
    if (area.left() >= margin_) return;
    QFont numbers = theme_.font(TextStyle::Code);
    numbers.setPointSizeF(12 * 0.75 * theme_.scale());
    QFont signs = theme_.font(TextStyle::Code);
    signs.setWeight(QFont::Bold);
    const int numberRight = theme_.px(40), signWidth = theme_.px(22);
    for (const PaneLine& line : look_.lines) {
        const QRect row(0, unitTop(line.unit), margin_, rowHeight_);
        if (!row.intersects(area)) continue;
        const ChangeLook look = changeLook(line.kind);
        const bool isTinted = line.kind != DiffRow::Kind::Same && line.isTicked;
        painter.fillRect(row, theme_.color(isTinted ? look.tint
                                                    : (line.isEvidence ? Token::EvidenceBg
                                                                       : Token::Canvas)));
        painter.setFont(numbers);
        painter.setPen(theme_.color(Token::Gutter));
        painter.drawText(QRect(0, row.y(), numberRight, rowHeight_),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(line.line + 1));
        if (line.byHand)
            painter.fillRect(QRect(0, row.y(), theme_.px(3), rowHeight_), theme_.color(Token::Ink));
        if (line.kind == DiffRow::Kind::Same) continue;
        painter.setFont(signs);
        painter.setPen(theme_.color(look.ink));
        painter.drawText(QRect(numberRight, row.y(), signWidth, rowHeight_), Qt::AlignCenter,
                         QString(look.sign));
    }
}

// Dashes follow the pixel grid: no blur at 1x.
void CodePane::paintOutlines(QPainter& painter) const {
    for (const PaneOutline& outline : look_.outlines) {
        const int top = unitTop(outline.span.begin), bottom = unitTop(outline.span.end);
        QPen pen(theme_.color(outline.ink), 1, Qt::CustomDashLine);
        pen.setDashPattern({3, 3});
        painter.setPen(pen);
        const int right = viewport()->width();
        painter.drawLine(0, top, right, top);
        painter.drawLine(0, bottom - 1, right, bottom - 1);
        const int edge = side_ == PaneSide::Right ? 0 : right - 1;
        painter.drawLine(edge, top, edge, bottom - 1);
    }
}

}  // namespace graphlift
