#include "ui/graph/NodeItem.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/text/QtText.h"
#include "viz/graph/CardText.h"
#include "viz/graph/GraphStyle.h"

namespace graphlift {

namespace {

constexpr double kNameOnly = 0.5, kOutline = 0.25;  // zooms
constexpr double kLeastText = 9;                    // pixels on the screen
constexpr double kPlaceFrom = 0.65;                 // below, the second line does not fit any more
constexpr double kRing = 4, kMargin = 10;           // around the body
constexpr double kBadge = 12;

}  // namespace

NodeItem::NodeItem(const GraphNode& node, const GraphLook& look, int index)
    : node_(node), look_(look), index_(index) {
    setZValue(2);
    setAcceptedMouseButtons(Qt::NoButton);  // the view tells presses from drags
}

void NodeItem::setState(const State& state) {
    if (state == state_) return;
    state_ = state;
    update();
}

void NodeItem::renew() {
    measured_ = false;
    farSize_ = 0;
    update();
}

QRectF NodeItem::body() const { return {0, 0, node_.width, node_.height}; }

double NodeItem::radius() const { return isPill(node_.kind) ? node_.height / 2 : card::kRadius; }

QRectF NodeItem::boundingRect() const {
    return body().adjusted(-kMargin, -kMargin, kMargin, kMargin);
}

QPainterPath NodeItem::shape() const {
    QPainterPath path;
    path.addRoundedRect(body(), radius(), radius());
    return path;
}

/// Never by opacity: what is dimmed takes the ink of what is off.
QColor NodeItem::ink(Token token) const {
    return look_.color(state_.dimmed ? Token::InkOff : token);
}

void NodeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const double zoom = zoomOf(*painter);
    painter->setRenderHint(QPainter::Antialiasing, zoom >= kOutline);
    paintRing(*painter);
    paintBody(*painter, zoom >= kOutline);
    paintStripe(*painter);
    if (zoom < kOutline) return;
    if (zoom < kNameOnly)
        paintNameOnly(*painter, zoom);
    else
        paintTexts(*painter, zoom);
}

void NodeItem::paintRing(QPainter& painter) const {
    const bool reason = node_.isReason && isPill(node_.kind);
    if (reason) {
        painter.setPen(QPen(ink(Token::Evidence), 1.5));
        painter.setBrush(look_.color(Token::Canvas));
        painter.drawRoundedRect(body().adjusted(-3, -3, 3, 3), radius() + 3, radius() + 3);
    }
    if (!state_.current && !state_.center && !state_.former) return;
    const double off = kRing + (reason ? 3 : 0);
    const Token token = state_.current && state_.focused ? Token::Ink
                        : state_.current                 ? Token::Ink2
                                                         : Token::Edge;
    painter.setPen(QPen(look_.color(token), state_.current ? 2 : 1));
    painter.setBrush(look_.color(Token::Canvas));
    painter.drawRoundedRect(body().adjusted(-off, -off, off, off), radius() + off, radius() + off);
}

void NodeItem::paintBody(QPainter& painter, bool rounded) const {
    const double round = rounded ? radius() : 0;
    const bool pill = isPill(node_.kind);
    const bool unresolved = node_.kind == GraphNodeKind::Unresolved;
    QPen border(state_.dimmed ? look_.color(Token::Hair)
                              : look_.color(unresolved ? Token::EUnresolved : Token::Edge),
                1);
    if (unresolved) border.setDashPattern({4, 3});
    if (!rounded) border.setCosmetic(true);
    const Token ground = state_.hit                ? Token::Find
                         : state_.hovered && !pill ? Token::Hover
                         : pill                    ? Token::Well
                                                   : Token::Canvas;
    // A pill is told by its ground; where the theme gives it none, by its border.
    const bool bare =
        pill && !state_.hovered && look_.color(Token::Well) != look_.color(Token::Canvas);
    painter.setPen(bare ? QPen(Qt::NoPen) : border);
    const QRectF edge = body().adjusted(0.5, 0.5, -0.5, -0.5);
    if (node_.kind == GraphNodeKind::Group) {
        painter.setBrush(look_.color(Token::Canvas));
        painter.drawRoundedRect(edge.translated(4, 4), round, round);
    }
    painter.setBrush(look_.color(ground));
    painter.drawRoundedRect(edge, round, round);
}

void NodeItem::paintStripe(QPainter& painter) const {
    const std::string_view glyph = glyphOf(node_.verdict);
    if (glyph.empty()) return;
    QPainterPath card, edge;
    card.addRoundedRect(body(), radius(), radius());
    edge.addRect(0, 0, card::kStripe, node_.height);
    painter.fillPath(card & edge, ink(tokenNamed(glyph)));
}

void NodeItem::paintNameOnly(QPainter& painter, double zoom) const {
    QFont font = isPill(node_.kind) ? look_.pill() : look_.name();
    font.setPointSizeF(std::max(font.pointSizeF(), kLeastText * 0.75 / zoom));
    const double left =
        node_.verdict == GraphVerdict::None ? card::kPillPadding : card::kStripe + 8;
    const QRectF room = body().adjusted(left, 0, -6, 0);
    if (farSize_ != font.pointSizeF()) {
        farSize_ = font.pointSizeF();
        farName_ = toQt(fittedName(node_, room.width(),
                                   [&](std::string_view part) { return textWidth(font, part); }));
    }
    painter.setFont(font);
    painter.setPen(ink(Token::Ink));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, farName_);
}

void NodeItem::measure() {
    if (measured_) return;
    measured_ = true;
    const bool pill = isPill(node_.kind);
    const QFont& font = pill ? look_.pill() : look_.name();
    const double left = textLeft(node_);
    const double room =
        pill ? node_.width - 2 * card::kPillPadding : node_.width - left - card::kTextRight;
    name_ =
        toQt(fittedName(node_, room, [&](std::string_view text) { return textWidth(font, text); }));
    double badges = 0;
    for (const GraphBadge& badge : node_.badges)
        badges += textWidth(look_.place(), text(badge)) + kBadge + 7;
    if (!pill)
        place_ = toQt(fittedPlace(node_, room - badges, [&](std::string_view text) {
            return textWidth(look_.place(), text);
        }));
}

void NodeItem::paintTexts(QPainter& painter, double zoom) {
    measure();
    const bool pill = isPill(node_.kind);
    painter.setFont(pill ? look_.pill() : look_.name());
    painter.setPen(ink(pill ? Token::Ink2 : Token::Ink));
    // A name without its second line stands in the middle.
    const double down =
        pill || zoom >= kPlaceFrom ? 0 : (card::kPlaceBaseline - card::kNameBaseline) / 2;
    painter.drawText(QPointF(pill ? card::kPillPadding : textLeft(node_),
                             (pill ? card::kPillBaseline : card::kNameBaseline) + down),
                     name_);
    if (pill) return;
    if (const std::string_view glyph = glyphOf(node_.verdict); !glyph.empty())
        look_.glyph(
            painter,
            QRectF(card::kGlyphLeft, card::kGlyphTop + down, card::kGlyph, card::kGlyph), glyph,
            state_.dimmed ? Token::InkOff : tokenNamed(glyph));
    if (zoom < kPlaceFrom) return;
    paintBadges(painter);
    painter.setFont(look_.place());
    painter.setPen(ink(Token::Ink3));
    painter.drawText(QPointF(textLeft(node_), card::kPlaceBaseline), place_);
}

/// From the right edge to the left.
void NodeItem::paintBadges(QPainter& painter) const {
    double taken = 0;
    painter.setFont(look_.place());
    for (const GraphBadge& badge : node_.badges) {
        const std::string words = text(badge);
        const Token token = tokenNamed(glyphOf(badge.kind));
        const double width = textWidth(look_.place(), words);
        const double x = node_.width - card::kTextRight - taken - width;
        painter.setPen(ink(token));
        painter.drawText(QPointF(x, card::kPlaceBaseline), toQt(words));
        look_.glyph(painter, QRectF(x - kBadge - 3, card::kPlaceBaseline - 10, kBadge, kBadge),
                    glyphOf(badge.kind), state_.dimmed ? Token::InkOff : token);
        taken += width + kBadge + 7;
    }
}

}  // namespace graphlift
