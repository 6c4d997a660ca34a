#include "ui/tensors/PaintDrawing.h"

#include <algorithm>

#include "ui/text/QtText.h"

namespace graphlift {

namespace {

constexpr double kLeastText = 5;  // pixels: smaller text is no text

QPen penOf(const DrawnShape& shape, const GraphLook& look) {
    if (shape.stroke.empty()) return Qt::NoPen;
    QPen pen(look.color(shape.stroke), shape.width);
    pen.setCapStyle(shape.dash.empty() ? Qt::RoundCap : Qt::FlatCap);
    pen.setJoinStyle(Qt::MiterJoin);
    if (shape.dash.empty()) return pen;
    QList<qreal> dash;
    for (double length : shape.dash) dash.push_back(length / shape.width);
    pen.setDashPattern(dash);
    return pen;
}

QBrush brushOf(const DrawnShape& shape, const GraphLook& look) {
    return shape.fill.empty() ? QBrush(Qt::NoBrush) : QBrush(look.color(shape.fill));
}

QFont fontOf(const DrawnShape& shape, const GraphLook& look) {
    QFont font = shape.mono ? look.name() : look.place();
    font.setPixelSize(static_cast<int>(shape.size));
    font.setWeight(static_cast<QFont::Weight>(shape.weight));
    return font;
}

void paintText(QPainter& painter, const DrawnShape& shape, const GraphLook& look) {
    if (shape.size * zoomOf(painter) < kLeastText) return;
    painter.setFont(fontOf(shape, look));
    painter.setPen(look.color(shape.fill));
    painter.drawText(QPointF(shape.at.x, shape.at.y), toQt(shape.text));
}

QPolygonF toPolygon(const LayoutPath& corners) {
    QPolygonF polygon;
    for (const LayoutPoint& corner : corners) polygon << QPointF(corner.x, corner.y);
    return polygon;
}

void paintShape(QPainter& painter, const DrawnShape& shape, const GraphLook& look) {
    switch (shape.kind) {
        case DrawnShape::Kind::Text:
            return paintText(painter, shape, look);
        case DrawnShape::Kind::Icon:
            return look.glyph(painter, toRect(shape.box), shape.text, tokenNamed(shape.fill));
        case DrawnShape::Kind::Box:
        case DrawnShape::Kind::Path:
        case DrawnShape::Kind::Polygon:
            break;
    }
    painter.setPen(penOf(shape, look));
    painter.setBrush(brushOf(shape, look));
    if (shape.kind == DrawnShape::Kind::Path)
        painter.drawPath(toPath(shape.path));
    else if (shape.kind == DrawnShape::Kind::Polygon)
        painter.drawPolygon(toPolygon(shape.path));
    else
        painter.drawRoundedRect(toRect(shape.box), shape.radius, shape.radius);
}

}  // namespace

void paintDrawing(QPainter& painter, const Drawing& drawing, const GraphLook& look) {
    for (const DrawnShape& shape : drawing) paintShape(painter, shape, look);
}

QRectF boundsOf(const Drawing& drawing) {
    constexpr double kTextRoom = 16, kTextWidth = 0.7;
    QRectF bounds;
    for (const DrawnShape& shape : drawing) {
        QRectF own = toRect(shape.box);
        if (shape.kind == DrawnShape::Kind::Path || shape.kind == DrawnShape::Kind::Polygon)
            own = toPolygon(shape.path).boundingRect();
        if (shape.kind == DrawnShape::Kind::Text)
            own = QRectF(shape.at.x, shape.at.y - kTextRoom,
                         static_cast<double>(shape.text.size()) * shape.size * kTextWidth,
                         kTextRoom + 6);
        const double pen = shape.width + 1;
        bounds |= own.adjusted(-pen, -pen, pen, pen);
    }
    return bounds;
}

MeasureText measureMono(const GraphLook& look) {
    QFont font = look.name();
    font.setPixelSize(13);
    return [font](std::string_view text) { return textWidth(font, text); };
}

}  // namespace graphlift
