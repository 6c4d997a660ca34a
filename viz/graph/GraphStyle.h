// How kinds look, for the window and for exported pictures alike: colours by the name of their
// theme token, lines by dash and width, cards by size. Pixels at 100 %.
#pragma once

#include <span>
#include <string_view>

#include "viz/graph/GraphModel.h"

namespace graphlift {

/// Edges that look alike; those of one look between the same nodes are drawn as one.
enum class EdgeLook : uint8_t { Plain, Self, Inherited, Callback, Decorator, Unresolved };
EdgeLook lookOf(GraphEdgeKind kind);

struct EdgeStyle {
    std::string_view token;  // "e-call"
    double width = 1.5;
    std::span<const double> dash{};  // lengths in pixels; empty: solid
    bool ringAtSource = false;       // through self
    bool isDouble = false;
};
/// An edge that enters a trace has its own colour and width; what it is stays visible in the dash.
EdgeStyle styleOf(const GraphEdge& edge);
/// Is the number of calls written on the line?
bool showsCount(const GraphModel& model, const GraphEdge& edge);
/// The token of a verdict's stripe and the name of its glyph: "v-graph"; "" for None.
std::string_view glyphOf(GraphVerdict verdict);
/// Glyph and token of a badge: "s-holds".
std::string_view glyphOf(GraphBadge::Kind badge);

namespace card {
inline constexpr double kWide = 216, kWidest = 264;  // of long names
inline constexpr double kNameLetter = 7.9, kPillLetter = 6.7;  // one of a name takes so much
inline constexpr double kWidth = 168, kHeight = 46, kPillHeight = 26;
inline constexpr double kRadius = 6, kStripe = 6;
inline constexpr double kGlyph = 14, kGlyphLeft = 14, kGlyphTop = 8;
inline constexpr double kTextLeft = 34, kPlainTextLeft = 14, kTextRight = 10, kPillPadding = 12;
inline constexpr double kNameBaseline = 20, kPlaceBaseline = 36, kPillBaseline = 17;
inline constexpr double kNameSize = 13, kPlaceSize = 11;
inline constexpr double kHead = 8, kRing = 3.5;
inline constexpr double kRingGap = 5;    // from a chosen card to the outside of its ring
inline constexpr double kReasonGap = 4;  // the same of a reason
inline constexpr double kHullRadius = 14, kHullPadding = 16, kHullLabel = 26;
}  // namespace card

/// A pill: one line, no place.
bool isPill(GraphNodeKind kind);
/// Where the text of a card begins: behind the glyph when it has one.
double textLeft(const GraphNode& node);
/// Cards and pills have the sizes above, unless the caller gave others.
void giveSize(GraphNode& node);

}  // namespace graphlift
