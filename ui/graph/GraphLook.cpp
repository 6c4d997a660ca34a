#include "ui/graph/GraphLook.h"

#include <QPaintDevice>
#include <QStyleOptionGraphicsItem>
#include <cmath>

#include "ui/text/QtText.h"

namespace graphlift {

Token tokenNamed(std::string_view name) {
#define TOKEN(id, text) \
    if (name == (text)) return Token::id;
#include "ui/theme/Tokens.def"
#undef TOKEN
    return Token::Ink;
}

QRectF toRect(const LayoutRect& rect) { return {rect.x, rect.y, rect.width, rect.height}; }

QPainterPath toPath(const LayoutPath& path) {
    QPainterPath made(QPointF(path[0].x, path[0].y));
    for (size_t i = 1; i + 2 < path.size(); i += 3)
        made.cubicTo(path[i].x, path[i].y, path[i + 1].x, path[i + 1].y, path[i + 2].x,
                     path[i + 2].y);
    return made;
}

GraphLook::GraphLook(const Theme& theme) : theme_(theme) { renew(); }

void GraphLook::renew() {
    const auto atScaleOne = [this](TextStyle style) {
        QFont font = theme_.font(style);
        font.setPointSizeF(font.pointSizeF() / theme_.scale());
        return font;
    };
    name_ = atScaleOne(TextStyle::CardName);
    place_ = atScaleOne(TextStyle::Place);
    pill_ = atScaleOne(TextStyle::CodeSmall);
    label_ = atScaleOne(TextStyle::Label);
}

// Pixmaps are kept for a few enlargements only, not for every step of a zoom.
void GraphLook::glyph(QPainter& painter, const QRectF& square, std::string_view icon,
                      Token token) const {
    const double needed = zoomOf(painter) * painter.device()->devicePixelRatioF();
    double ratio = 1;
    while (ratio < needed && ratio < 8) ratio *= 2;
    const QPixmap pixmap =
        theme_.pixmap(toQt(icon), token, static_cast<int>(std::lround(square.width())), ratio);
    if (pixmap.isNull()) return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(square, pixmap, QRectF(QPointF(0, 0), QSizeF(pixmap.size())));
}

double zoomOf(const QPainter& painter) {
    return QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.worldTransform());
}

double textWidth(const QFont& font, std::string_view text) {
    return QFontMetricsF(font).horizontalAdvance(toQt(text));
}

}  // namespace graphlift
