#include "ui/graph/FrameItem.h"

#include <QPainter>
#include <algorithm>

#include "ui/text/QtText.h"
#include "viz/graph/GraphStyle.h"

namespace graphlift {

namespace {

constexpr double kLeastText = 9, kLabelFrom = 0.35;  // pixels, zoom

bool isTrace(const GraphCluster& cluster) { return cluster.kind == GraphCluster::Kind::Trace; }

}  // namespace

FrameItem::FrameItem(const GraphCluster& cluster, const QRectF& rect, const GraphLook& look)
    : cluster_(cluster), rect_(rect), look_(look) {
    setZValue(-2);
    setAcceptedMouseButtons(Qt::NoButton);
}

QRectF FrameItem::boundingRect() const { return rect_.adjusted(-1, -1, 1, 1); }

void FrameItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(isTrace(cluster_) ? QPen(Qt::NoPen) : QPen(look_.color(Token::Hair), 1));
    painter->setBrush(look_.color(isTrace(cluster_) ? Token::LaneGraphBg : Token::Panel));
    painter->drawRoundedRect(rect_, card::kHullRadius, card::kHullRadius);
}

FrameLabel::FrameLabel(const GraphCluster& cluster, const QRectF& rect, const GraphLook& look)
    : cluster_(cluster), rect_(rect), look_(look) {
    setZValue(1.5);
    setAcceptedMouseButtons(Qt::NoButton);
}

QRectF FrameLabel::boundingRect() const {
    return {rect_.left(), rect_.top(), rect_.width(), card::kHullLabel + 24};
}

void FrameLabel::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const double zoom = zoomOf(*painter);
    if (zoom < kLabelFrom) return;
    QFont font = look_.label();
    font.setPointSizeF(std::max(font.pointSizeF(), kLeastText * 0.75 / zoom));
    const QFontMetricsF metrics(font);
    const double room = rect_.width() - card::kHullPadding - 4;
    const QString text = metrics.elidedText(toQt(cluster_.label), Qt::ElideRight, room);
    const double above = (card::kHullLabel + 8 - metrics.height()) / 2;
    const QRectF box(rect_.left() + card::kHullPadding - 4, rect_.top() + std::max(0.0, above),
                     metrics.horizontalAdvance(text) + 8, metrics.height());
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(look_.color(isTrace(cluster_) ? Token::LaneGraphBg : Token::Panel));
    painter->drawRoundedRect(box, 3, 3);
    painter->setFont(font);
    painter->setPen(look_.color(isTrace(cluster_) ? Token::LaneGraph : Token::Ink2));
    painter->drawText(box, Qt::AlignCenter, text);
}

}  // namespace graphlift
