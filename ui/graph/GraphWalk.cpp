#include "ui/graph/GraphWalk.h"

#include <cmath>
#include <set>

namespace graphlift {

namespace {

constexpr double kAside = 2.5;  // how much more a step aside weighs than one ahead
constexpr double kLeast = 2;    // pixels ahead, to count as ahead at all

struct Way {
    double ahead, aside;
};

Way wayTo(const LayoutRect& from, const LayoutRect& to, WalkTo direction) {
    const double dx = to.center().x - from.center().x, dy = to.center().y - from.center().y;
    switch (direction) {
        case WalkTo::Left:
            return {-dx, std::abs(dy)};
        case WalkTo::Right:
            return {dx, std::abs(dy)};
        case WalkTo::Up:
            return {-dy, std::abs(dx)};
        case WalkTo::Down:
            return {dy, std::abs(dx)};
    }
    return {0, 0};
}

template <class Nodes>
int nearestOf(const Nodes& nodes, const GraphLayout& layout, int from, WalkTo direction) {
    int best = -1;
    double bestCost = 0;
    for (int node : nodes) {
        const Way way = wayTo(layout.nodes[from], layout.nodes[node], direction);
        if (node == from || way.ahead < kLeast) continue;
        const double cost = way.ahead + kAside * way.aside;
        if (best >= 0 && cost >= bestCost) continue;
        best = node;
        bestCost = cost;
    }
    return best;
}

/// The nearest by height (or by column) whatever the direction: lines may lead back.
int nearestAcross(const std::set<int>& nodes, const GraphLayout& layout, int from,
                  LayoutDirection flow) {
    int best = -1;
    double bestCost = 0;
    for (int node : nodes) {
        const LayoutPoint a = layout.nodes[from].center(), b = layout.nodes[node].center();
        const double cost = std::abs(flow == LayoutDirection::LeftToRight ? b.y - a.y : b.x - a.x);
        if (node == from || (best >= 0 && cost >= bestCost)) continue;
        best = node;
        bestCost = cost;
    }
    return best;
}

std::set<int> neighbours(const GraphModel& model, int of, bool callees) {
    std::set<int> found;
    for (const GraphEdge& edge : model.edges) {
        const int from = static_cast<int>(edge.from), to = static_cast<int>(edge.to);
        if (callees && from == of) found.insert(to);
        if (!callees && to == of) found.insert(from);
    }
    return found;
}

std::set<int> siblings(const GraphModel& model, int of) {
    std::set<int> found;
    for (bool callees : {false, true})
        for (int shared : neighbours(model, of, callees))
            found.merge(neighbours(model, shared, !callees));
    return found;
}

}  // namespace

int nearestNode(const GraphLayout& layout, int from, WalkTo direction) {
    std::vector<int> all(layout.nodes.size());
    for (size_t i = 0; i < all.size(); ++i) all[i] = static_cast<int>(i);
    return nearestOf(all, layout, from, direction);
}

int nodeAlongLine(const GraphModel& model, const GraphLayout& layout, int from, WalkTo direction,
                  LayoutDirection flow) {
    const bool across = flow == LayoutDirection::LeftToRight;
    const WalkTo on = across ? WalkTo::Right : WalkTo::Down;
    const WalkTo back = across ? WalkTo::Left : WalkTo::Up;
    if (direction == on || direction == back)
        return nearestAcross(neighbours(model, from, direction == on), layout, from, flow);
    return nearestOf(siblings(model, from), layout, from, direction);
}

}  // namespace graphlift
