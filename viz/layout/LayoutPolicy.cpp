#include "viz/layout/LayoutPolicy.h"

#include <algorithm>

namespace graphlift {

namespace {

// More edges than this a node and curves take seconds: 500 nodes with 1000 edges take 2.5 s.
constexpr size_t kDense = 2;

// A picture of modules with more lines than this is a ball of wool.
constexpr size_t kReadableEdges = 450;

LayoutLines linesFor(const GraphModel& model) {
    const size_t nodes = model.nodes.size(), edges = model.edges.size();
    if (nodes > kMaxLayeredNodes) return LayoutLines::Straight;
    if (nodes > kMaxCurvedNodes || edges > kDense * kMaxCurvedNodes) return LayoutLines::Polyline;
    return LayoutLines::Curved;
}

/// Fewer steps on the side that has more of them, down to one on each.
void takeSteps(const GraphModel& whole, FittedFocus& fitted) {
    constexpr unsigned kFirst = 4;  // a guess: what comes after "all"
    Focus& focus = fitted.focus;
    if (indexOf(whole, focus.center) == whole.nodes.size()) return;
    while (isTooLarge(fitted.model) && std::max(focus.callers, focus.callees) > 1) {
        unsigned& steps = focus.callers >= focus.callees ? focus.callers : focus.callees;
        steps = std::min(steps - 1, kFirst);
        fitted.fewerSteps = true;
        fitted.model = focusOn(whole, focus);
    }
}

}  // namespace

bool isTooLarge(const GraphModel& model) {
    return model.nodes.size() > kMaxLayeredNodes || model.edges.size() > kDense * kMaxLayeredNodes;
}

FittedFocus fitFocus(const GraphModel& whole, const Focus& wanted) {
    FittedFocus fitted{wanted, focusOn(whole, wanted)};
    if (!isTooLarge(fitted.model)) return fitted;
    takeSteps(whole, fitted);
    if (!isTooLarge(fitted.model)) return fitted;
    const auto tooMuch = [&] {
        return isTooLarge(fitted.model) || fitted.model.edges.size() > kReadableEdges;
    };
    fitted.modules = wanted.grouping != Grouping::Module;
    fitted.focus.grouping = Grouping::Module;
    fitted.model = focusOn(whole, fitted.focus);
    if (tooMuch() && wanted.filter.libraries) {
        fitted.withoutLibraries = true;
        fitted.focus.filter.libraries = fitted.focus.filter.reasons = false;
        fitted.model = focusOn(whole, fitted.focus);
    }
    if (tooMuch() && wanted.filter.tests) {
        fitted.withoutTests = true;
        fitted.focus.filter.tests = false;
        fitted.model = focusOn(whole, fitted.focus);
    }
    return fitted;
}

std::string text(const FittedFocus& fitted) {
    std::string words;
    if (fitted.fewerSteps)
        words = "with callers to step " + std::to_string(fitted.focus.callers) +
                ", callees to step " + std::to_string(fitted.focus.callees);
    if (fitted.modules) words += words.empty() ? "as modules" : ", as modules";
    if (!fitted.withoutLibraries) return words;
    words += words.empty() ? "without libraries" : ", without libraries";
    return fitted.withoutTests ? words + " and tests" : words;
}

LayoutRequest requestLayout(const GraphModel& model, const LayoutChoice& choice) {
    LayoutRequest request;
    request.engine = choice.engine;
    if (request.engine == LayoutEngine::Layered && isTooLarge(model))
        request.engine = LayoutEngine::Force;
    const bool layered = request.engine == LayoutEngine::Layered;
    request.lines = layered ? linesFor(model) : LayoutLines::Straight;
    request.direction = choice.direction;
    for (const GraphNode& node : model.nodes) request.sizes.emplace_back(node.width, node.height);
    for (const GraphEdge& edge : model.edges) request.edges.emplace_back(edge.from, edge.to);
    for (const GraphCluster& cluster : model.clusters) request.clusters.push_back(cluster.members);
    const size_t center = indexOf(model, choice.center);
    request.center = static_cast<uint32_t>(center < model.nodes.size() ? center : 0);
    return request;
}

}  // namespace graphlift
