#include "viz/graph/GraphModel.h"

namespace graphlift {

std::string_view text(GraphEdgeKind kind) {
    switch (kind) {
        case GraphEdgeKind::Call:
            return "call";
        case GraphEdgeKind::Self:
            return "method through self";
        case GraphEdgeKind::Inherited:
            return "inherited method";
        case GraphEdgeKind::Constructor:
            return "constructor";
        case GraphEdgeKind::Callback:
            return "callback";
        case GraphEdgeKind::Decorator:
            return "decorator";
        case GraphEdgeKind::Iteration:
            return "iteration";
        case GraphEdgeKind::ContextManager:
            return "with statement";
        case GraphEdgeKind::Property:
            return "property";
        case GraphEdgeKind::Operator:
            return "operator";
        case GraphEdgeKind::Unresolved:
            return "not resolved";
    }
    return "";
}

std::string_view text(GraphVerdict verdict) {
    switch (verdict) {
        case GraphVerdict::None:
            return "not a candidate";
        case GraphVerdict::ToGraph:
            return "convert to graph";
        case GraphVerdict::ToEager:
            return "convert to eager";
        case GraphVerdict::Reconfigure:
            return "reconfigure";
        case GraphVerdict::Keep:
            return "keep as it is";
        case GraphVerdict::Undecided:
            return "undecided";
        case GraphVerdict::InGraph:
            return "already in a graph";
    }
    return "";
}

std::string text(const GraphBadge& badge) {
    switch (badge.kind) {
        case GraphBadge::Kind::Safe:
            return "safe";
        case GraphBadge::Kind::Review:
            return "review";
        case GraphBadge::Kind::Fails:
        case GraphBadge::Kind::Open:
            return std::to_string(badge.count);
        case GraphBadge::Kind::Effect:
            return "effect";
    }
    return "";
}

}  // namespace graphlift
