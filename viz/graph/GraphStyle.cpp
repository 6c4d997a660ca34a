#include "viz/graph/GraphStyle.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace graphlift {

namespace {

constexpr std::array kCallbackDash{8.0, 3.0, 2.0, 3.0};
constexpr std::array kInheritedDash{1.5, 4.0};
constexpr std::array kUnresolvedDash{5.0, 4.0};
constexpr uint32_t kCounted = 4;  // fewer calls show in the width alone
constexpr double kMaxBundle = 5;  // wider lines hide the heads

EdgeStyle baseStyle(EdgeLook look) {
    switch (look) {
        case EdgeLook::Plain:
            return {.token = "e-call"};
        case EdgeLook::Self:
            return {.token = "e-self", .ringAtSource = true};
        case EdgeLook::Inherited:
            return {.token = "e-inherited", .dash = kInheritedDash, .ringAtSource = true};
        case EdgeLook::Callback:
            return {.token = "e-callback", .dash = kCallbackDash};
        case EdgeLook::Decorator:
            return {.token = "e-decorator", .isDouble = true};
        case EdgeLook::Unresolved:
            return {.token = "e-unresolved", .dash = kUnresolvedDash};
    }
    return {};
}

}  // namespace

EdgeLook lookOf(GraphEdgeKind kind) {
    switch (kind) {
        case GraphEdgeKind::Call:
        case GraphEdgeKind::Constructor:
        case GraphEdgeKind::Iteration:
        case GraphEdgeKind::ContextManager:
        case GraphEdgeKind::Property:
        case GraphEdgeKind::Operator:
            return EdgeLook::Plain;
        case GraphEdgeKind::Self:
            return EdgeLook::Self;
        case GraphEdgeKind::Inherited:
            return EdgeLook::Inherited;
        case GraphEdgeKind::Callback:
            return EdgeLook::Callback;
        case GraphEdgeKind::Decorator:
            return EdgeLook::Decorator;
        case GraphEdgeKind::Unresolved:
            return EdgeLook::Unresolved;
    }
    return EdgeLook::Plain;
}

EdgeStyle styleOf(const GraphEdge& edge) {
    EdgeStyle style = baseStyle(lookOf(edge.kind));
    if (edge.entry != TraceEntry::No) {
        style.token = "e-boundary";
        style.width = 2;
    }
    if (edge.calls > 1) style.width += std::log2(static_cast<double>(edge.calls)) / 2;
    style.width = std::min(style.width, kMaxBundle);
    return style;
}

bool showsCount(const GraphModel& model, const GraphEdge& edge) {
    const bool ofGroup = model.nodes[edge.from].kind == GraphNodeKind::Group ||
                         model.nodes[edge.to].kind == GraphNodeKind::Group;
    return edge.calls >= (ofGroup ? 2 : kCounted);
}

std::string_view glyphOf(GraphVerdict verdict) {
    switch (verdict) {
        case GraphVerdict::None:
            return "";
        case GraphVerdict::ToGraph:
            return "v-graph";
        case GraphVerdict::ToEager:
            return "v-eager";
        case GraphVerdict::Reconfigure:
            return "v-reconf";
        case GraphVerdict::Keep:
            return "v-keep";
        case GraphVerdict::Undecided:
            return "v-undecided";
        case GraphVerdict::InGraph:
            return "v-ingraph";
    }
    return "";
}

std::string_view glyphOf(GraphBadge::Kind badge) {
    switch (badge) {
        case GraphBadge::Kind::Safe:
            return "s-holds";
        case GraphBadge::Kind::Review:
        case GraphBadge::Kind::Open:
            return "s-unknown";
        case GraphBadge::Kind::Fails:
            return "s-fails";
        case GraphBadge::Kind::Effect:
            return "evidence";
    }
    return "";
}

bool isPill(GraphNodeKind kind) {
    return kind == GraphNodeKind::External || kind == GraphNodeKind::Builtin;
}

double textLeft(const GraphNode& node) {
    return node.verdict == GraphVerdict::None ? card::kPlainTextLeft : card::kTextLeft;
}

namespace {

size_t numCharacters(std::string_view utf8) {
    return static_cast<size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
}

// Long names get a wider card, in two steps: columns of cards stay calm. Of a library's name the
// last part is enough.
double widthFor(const GraphNode& node) {
    const bool pill = isPill(node.kind);
    const double sides = pill ? 2 * card::kPillPadding : textLeft(node) + card::kTextRight;
    const double letter = pill ? card::kPillLetter : card::kNameLetter;
    const std::string_view name = node.name;
    const size_t telling = pill ? name.rfind('.') + 1 : 0;
    const double wanted =
        sides + letter * static_cast<double>(numCharacters(name.substr(telling)));
    if (wanted <= card::kWidth) return card::kWidth;
    return wanted <= card::kWide ? card::kWide : card::kWidest;
}

}  // namespace

void giveSize(GraphNode& node) {
    if (node.width > 0) return;
    node.width = widthFor(node);
    node.height = isPill(node.kind) ? card::kPillHeight : card::kHeight;
}

}  // namespace graphlift
