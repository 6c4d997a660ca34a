#include "ui/graph/EdgeItem.h"

#include <QPainter>
#include <QPainterPathStroker>

#include "viz/graph/GraphStyle.h"
#include "viz/layout/EdgeRouting.h"

namespace graphlift {

namespace {

constexpr double kPlain = 0.25, kWithHead = 0.4;  // zooms
constexpr double kReach = 10;                     // how wide a line is to the pointer

}  // namespace

EdgeItem::EdgeItem(const GraphModel& model, size_t index, const LayoutPath& path,
                   const GraphLook& look)
    : model_(model), index_(index), path_(path), look_(look) {
    setZValue(0);
    setAcceptedMouseButtons(Qt::NoButton);
    draw();
}

void EdgeItem::setGaps(double atSource, double atTarget) {
    if (gapAtSource_ == atSource && gapAtTarget_ == atTarget) return;
    gapAtSource_ = atSource;
    gapAtTarget_ = atTarget;
    prepareGeometryChange();
    draw();
}

void EdgeItem::setState(bool strong, bool dimmed) {
    if (strong_ == strong && dimmed_ == dimmed) return;
    strong_ = strong;
    dimmed_ = dimmed;
    setZValue(strong ? 1 : 0);
    update();
}

void EdgeItem::draw() {
    const DrawnEdge drawn = drawnEdge(path_, card::kHead, gapAtSource_, gapAtTarget_);
    line_ = toPath(drawn.line);
    head_ = QPolygonF({QPointF(drawn.left.x, drawn.left.y), QPointF(drawn.tip.x, drawn.tip.y),
                       QPointF(drawn.right.x, drawn.right.y)});
    bends_.clear();
    for (size_t i = 0; i < drawn.line.size(); i += 3)
        bends_ << QPointF(drawn.line[i].x, drawn.line[i].y);
    start_ = bends_.front();
    const LayoutPoint middle = countPlace(model_, edge(), path_);
    middle_ = QPointF(middle.x, middle.y);
    bounds_ = line_.controlPointRect().united(head_.boundingRect()).adjusted(-20, -9, 20, 9);
}

QPainterPath EdgeItem::shape() const {
    QPainterPathStroker stroker;
    stroker.setWidth(kReach);
    return stroker.createStroke(line_);
}

void EdgeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const double zoom = zoomOf(*painter);
    const EdgeStyle style = styleOf(edge());
    const QColor color = dimmed_ ? look_.color(Token::Hair) : look_.color(style.token);
    painter->setRenderHint(QPainter::Antialiasing, zoom >= kPlain);
    painter->setBrush(Qt::NoBrush);
    if (zoom < kPlain) {
        QPen pen(color, style.width > 2 ? 2 : 1);
        pen.setCosmetic(true);
        painter->setPen(pen);
        painter->drawPolyline(bends_);
        return;
    }
    paintLine(*painter, color, zoom);
    if (zoom < kWithHead) return;
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawPolygon(head_);
    if (style.ringAtSource) {
        painter->setPen(QPen(color, 1.5));
        painter->setBrush(look_.color(Token::Canvas));
        painter->drawEllipse(start_ + QPointF(1, 0), card::kRing, card::kRing);
    }
    if (showsCount(model_, edge())) paintCount(*painter);
}

void EdgeItem::paintLine(QPainter& painter, const QColor& color, double zoom) const {
    const EdgeStyle style = styleOf(edge());
    const double width = (style.isDouble ? style.width + 1.5 : style.width) + (strong_ ? 1 : 0);
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap);
    if (!style.dash.empty()) {
        QList<qreal> pattern;
        for (double length : style.dash) pattern.push_back(length / width);
        pen.setDashPattern(pattern);
    }
    painter.setPen(pen);
    painter.drawPath(line_);
    if (!style.isDouble || zoom < kWithHead) return;
    painter.setPen(QPen(look_.color(Token::Canvas), 1));
    painter.drawPath(line_);
}

void EdgeItem::paintCount(QPainter& painter) const {
    const QString count = QString::number(edge().calls);
    const QFontMetricsF metrics(look_.place());
    const QRectF box(middle_.x() - metrics.horizontalAdvance(count) / 2 - 3, middle_.y() - 7,
                     metrics.horizontalAdvance(count) + 6, 14);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look_.color(Token::Canvas));
    painter.drawRoundedRect(box, 3, 3);
    painter.setFont(look_.place());
    painter.setPen(look_.color(dimmed_ ? Token::InkOff : Token::Ink3));
    painter.drawText(box, Qt::AlignCenter, count);
}

}  // namespace graphlift
