// What a file's section paints between and behind its panes: ribbons, rows that a side lacks, the
// file's name.
#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/diff/DiffLook.h"
#include "ui/diff/FileSection.h"
#include "ui/diff/PaneLooks.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

// From [leftTop, leftBottom) at the left edge to [rightTop, rightBottom) at the right one.
struct Ribbon {
    double left, right;
    double leftTop, leftBottom, rightTop, rightBottom;
};

QPainterPath curve(double x0, double y0, double x1, double y1) {
    QPainterPath path(QPointF(x0, y0));
    const double middle = (x0 + x1) / 2;
    path.cubicTo(middle, y0, middle, y1, x1, y1);
    return path;
}

void paintRibbon(QPainter& painter, const Theme& theme, const Ribbon& ribbon, DiffRow::Kind kind,
                 bool isTicked) {
    const ChangeLook look = changeLook(kind);
    const QPainterPath top = curve(ribbon.left, ribbon.leftTop, ribbon.right, ribbon.rightTop);
    const QPainterPath bottom =
        curve(ribbon.left, ribbon.leftBottom, ribbon.right, ribbon.rightBottom);
    QColor ink = theme.color(look.ink);
    if (isTicked) {
        QPainterPath shape = top;
        shape.lineTo(ribbon.right, ribbon.rightBottom);
        shape.connectPath(bottom.toReversed());
        painter.fillPath(shape, theme.color(look.tint));
        ink.setAlphaF(0.45F);
    }
    QPen pen(ink, 1);
    if (!isTicked) pen.setDashPattern({3, 3});
    painter.setPen(pen);
    painter.drawPath(top);
    painter.drawPath(bottom);
}

}  // namespace

void FileSection::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    const QRect area = event->rect();
    painter.fillRect(area, theme_.color(Token::Canvas));
    const int right = gutterLeft() + gutterWidth();
    const auto hatch = [&](const PaneLook& look, int x, int columns) {
        for (const PaneSpan& span : look.filler) {
            const QRect rows(x, unitTop(span.begin), columns,
                             unitTop(span.end) - unitTop(span.begin));
            if (rows.intersects(area)) paintHatch(painter, theme_, rows);
        }
    };
    hatch(leftLook_, 0, gutterLeft());
    hatch(rightLook_, right, width() - right);
    paintGutter(painter, area);
    if (hasHead_ && area.top() < unitTop(0)) paintFileHead(painter);
}

void FileSection::paintGutter(QPainter& painter, const QRect& area) const {
    painter.setRenderHint(QPainter::Antialiasing);
    std::vector<uint32_t> units(aligned_.rows.size(), 0);
    for (const ViewItem& item : items_)
        if (item.kind == ViewItem::Kind::Row) units[item.row] = item.unit;
    const double left = gutterLeft(), right = left + gutterWidth();
    for (const RowRun& run : runsOf(aligned_)) {
        if (run.count == 0) continue;
        const double top = unitTop(units[run.first]);
        if (top > area.bottom() || top + run.count * rowHeight_ < area.top()) continue;
        const bool ticked = isPartTicked(model_.result(file_), run.part, model_.ticks());
        paintRibbon(painter, theme_,
                    {left, right, top + 0.5, top + run.numOld * rowHeight_ - 0.5, top + 0.5,
                     top + run.numNew * rowHeight_ - 0.5},
                    kindOf(run.numOld, run.numNew), ticked);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void FileSection::paintFileHead(QPainter& painter) const {
    const QRect head(0, 0, width(), unitTop(0));
    painter.fillRect(head, theme_.color(Token::Chrome));
    painter.fillRect(QRect(0, 0, width(), 1), theme_.color(Token::Hair));
    painter.drawPixmap(theme_.px(14), (head.height() - theme_.px(14)) / 2,
                       theme_.pixmap("file", Token::Ink2, 14, devicePixelRatioF()));
    const QString path = shown(model_.set().files[file_].path);
    painter.setFont(theme_.font(TextStyle::Head));
    painter.setPen(theme_.color(Token::Ink));
    const QString name = path.section('/', -1);
    const int x = theme_.px(36);
    painter.drawText(QRect(x, 0, width(), head.height()), Qt::AlignLeft | Qt::AlignVCenter, name);
    const int nameWidth = QFontMetrics(theme_.font(TextStyle::Head)).horizontalAdvance(name);
    painter.setFont(theme_.font(TextStyle::Small));
    painter.setPen(theme_.color(Token::Ink3));
    painter.drawText(QRect(x + nameWidth + theme_.px(8), 0, width(), head.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, path.section('/', 0, -2));
}

}  // namespace graphlift
