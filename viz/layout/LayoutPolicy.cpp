#include "viz/layout/LayoutPolicy.h"

#include "viz/graph/Focus.h"

namespace graphlift {

namespace {

// More edges than this a node and curves take seconds: 500 nodes with 1000 edges take 2.5 s.
constexpr size_t kDense = 2;

LayoutLines linesFor(const GraphModel& model) {
    const size_t nodes = model.nodes.size(), edges = model.edges.size();
    if (nodes > kMaxLayeredNodes) return LayoutLines::Straight;
    if (nodes > kMaxCurvedNodes || edges > kDense * kMaxCurvedNodes) return LayoutLines::Polyline;
    return LayoutLines::Curved;
}

}  // namespace

bool isTooLarge(const GraphModel& model) {
    return model.nodes.size() > kMaxLayeredNodes || model.edges.size() > kDense * kMaxLayeredNodes;
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
