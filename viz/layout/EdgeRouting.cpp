#include "viz/layout/EdgeRouting.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "viz/graph/GraphStyle.h"
#include "viz/layout/LayeredRouter.h"

namespace graphlift {

namespace {

constexpr double kMargin = 24;  // around the whole picture
constexpr double kLabel = card::kHullLabel - 8;

void transpose(LayoutPoint& point) { std::swap(point.x, point.y); }
void transpose(GraphLayout& layout) {
    std::swap(layout.width, layout.height);
    for (LayoutRect& rect : layout.nodes) {
        std::swap(rect.x, rect.y);
        std::swap(rect.width, rect.height);
    }
    for (LayoutPath& path : layout.edges)
        for (LayoutPoint& point : path) transpose(point);
}

/// Where the line from the centre of a rectangle towards a point leaves it.
LayoutPoint borderTowards(const LayoutRect& rect, LayoutPoint to) {
    const LayoutPoint center = rect.center();
    const double dx = to.x - center.x, dy = to.y - center.y;
    if (dx == 0 && dy == 0) return center;
    const double across = dx == 0 ? 1e9 : rect.width / 2 / std::abs(dx);
    const double down = dy == 0 ? 1e9 : rect.height / 2 / std::abs(dy);
    const double part = std::min(across, down);
    return {center.x + dx * part, center.y + dy * part};
}

void routeStraight(const LayoutRequest& request, GraphLayout& layout) {
    for (size_t i = 0; i < request.edges.size(); ++i) {
        const auto [from, to] = request.edges[i];
        if (from == to) continue;
        const LayoutPoint a = borderTowards(layout.nodes[from], layout.nodes[to].center());
        const LayoutPoint b = borderTowards(layout.nodes[to], layout.nodes[from].center());
        layout.edges[i] = {a,
                           {(2 * a.x + b.x) / 3, (2 * a.y + b.y) / 3},
                           {(a.x + 2 * b.x) / 3, (a.y + 2 * b.y) / 3},
                           b};
    }
}

/// Without a router, a call of a function by itself is a small loop at the top right.
void addLoops(const LayoutRequest& request, GraphLayout& layout) {
    for (size_t i = 0; i < request.edges.size(); ++i) {
        if (request.edges[i].first != request.edges[i].second) continue;
        const LayoutRect& rect = layout.nodes[request.edges[i].first];
        const double x = rect.right(), top = rect.y + rect.height * 0.3;
        const double bottom = rect.y + rect.height * 0.7;
        layout.edges[i] = {{x, top}, {x + 34, top - 12}, {x + 34, bottom + 12}, {x, bottom}};
    }
}

LayoutRect frameOf(const GraphCluster& cluster, const GraphLayout& layout) {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (uint32_t member : cluster.members) {
        const LayoutRect& rect = layout.nodes[member];
        left = std::min(left, rect.x);
        top = std::min(top, rect.y);
        right = std::max(right, rect.right());
        bottom = std::max(bottom, rect.bottom());
    }
    const double pad = card::kHullPadding;
    return {left - pad, top - pad - kLabel, right - left + 2 * pad,
            bottom - top + 2 * pad + kLabel};
}

struct Bounds {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    void add(LayoutPoint point) {
        left = std::min(left, point.x);
        top = std::min(top, point.y);
        right = std::max(right, point.x);
        bottom = std::max(bottom, point.y);
    }
    void add(const LayoutRect& rect) {
        add(LayoutPoint{rect.x, rect.y});
        add(LayoutPoint{rect.right(), rect.bottom()});
    }
};

void moveToMargin(GraphLayout& layout) {
    Bounds bounds;
    for (const LayoutRect& rect : layout.nodes) bounds.add(rect);
    for (const LayoutRect& rect : layout.clusters) bounds.add(rect);
    for (const LayoutPath& path : layout.edges)
        for (const LayoutPoint& point : path) bounds.add(point);
    if (bounds.left > bounds.right) return;
    // Whole pixels keep the one-pixel borders of cards sharp.
    const double dx = std::round(kMargin - bounds.left), dy = std::round(kMargin - bounds.top);
    for (auto* rects : {&layout.nodes, &layout.clusters})
        for (LayoutRect& rect : *rects) {
            rect.x += dx;
            rect.y += dy;
        }
    for (LayoutPath& path : layout.edges)
        for (LayoutPoint& point : path) point = {point.x + dx, point.y + dy};
    layout.width = std::ceil(bounds.right + dx + kMargin);
    layout.height = std::ceil(bounds.bottom + dy + kMargin);
}

/// Of length 1; to the right where the points are the same.
LayoutPoint direction(LayoutPoint from, LayoutPoint to) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (length == 0) return {1, 0};
    return {(to.x - from.x) / length, (to.y - from.y) / length};
}

void move(LayoutPoint& point, LayoutPoint along, double by) {
    point = {point.x + along.x * by, point.y + along.y * by};
}

}  // namespace

void finishLayout(const GraphModel& model, const LayoutRequest& request, GraphLayout& layout) {
    for (LayoutRect& rect : layout.nodes) {
        rect.x = std::round(rect.x);
        rect.y = std::round(rect.y);
    }
    if (request.engine == LayoutEngine::Layered) {
        const bool down = request.direction == LayoutDirection::TopToBottom;
        if (down) transpose(layout);
        routeLayered(request, layout);
        if (down) transpose(layout);
    } else {
        routeStraight(request, layout);
    }
    addLoops(request, layout);
    layout.clusters.clear();
    for (const GraphCluster& cluster : model.clusters)
        layout.clusters.push_back(frameOf(cluster, layout));
    moveToMargin(layout);
}

DrawnEdge drawnEdge(const LayoutPath& path, double headSize, double gapAtSource,
                    double gapAtTarget) {
    DrawnEdge drawn{path, {}, {}, {}};
    const size_t last = path.size() - 1;
    const LayoutPoint out = direction(path[0], path[1]);
    const LayoutPoint in = direction(path[last - 1], path[last]);
    for (size_t i : {size_t{0}, size_t{1}}) move(drawn.line[i], out, gapAtSource);
    drawn.tip = path[last];
    move(drawn.tip, in, -gapAtTarget);
    LayoutPoint foot = drawn.tip;
    move(foot, in, -headSize);
    drawn.left = {foot.x + in.y * headSize / 2, foot.y - in.x * headSize / 2};
    drawn.right = {foot.x - in.y * headSize / 2, foot.y + in.x * headSize / 2};
    for (size_t i : {last - 1, last}) move(drawn.line[i], in, 1 - headSize - gapAtTarget);
    return drawn;
}

LayoutPoint middleOf(const LayoutPath& path) {
    const size_t pieces = path.size() / 3;
    const size_t first = pieces / 2 * 3;
    if (pieces % 2 == 0) return path[first];
    const LayoutPoint &a = path[first], &b = path[first + 1], &c = path[first + 2],
                      &d = path[first + 3];
    return {(a.x + 3 * b.x + 3 * c.x + d.x) / 8, (a.y + 3 * b.y + 3 * c.y + d.y) / 8};
}

namespace {

LayoutPoint pointAlong(const LayoutPath& path, double share) {
    const size_t pieces = path.size() / 3;
    const double at = share * static_cast<double>(pieces);
    const size_t first = std::min(static_cast<size_t>(at), pieces - 1) * 3;
    const double t = at - static_cast<double>(first / 3), u = 1 - t;
    const auto blend = [&](auto part) {
        return u * u * u * part(path[first]) + 3 * u * u * t * part(path[first + 1]) +
               3 * u * t * t * part(path[first + 2]) + t * t * t * part(path[first + 3]);
    };
    return {blend([](const LayoutPoint& p) { return p.x; }),
            blend([](const LayoutPoint& p) { return p.y; })};
}

/// Edges stand by where they come from and lead to.
bool hasWayBack(const GraphModel& model, const GraphEdge& edge) {
    const std::pair wanted{edge.to, edge.from};
    const auto found = std::lower_bound(model.edges.begin(), model.edges.end(), wanted,
                                        [](const GraphEdge& one, const auto& ends) {
                                            return std::pair{one.from, one.to} < ends;
                                        });
    return found != model.edges.end() && std::pair{found->from, found->to} == wanted;
}

}  // namespace

LayoutPoint countPlace(const GraphModel& model, const GraphEdge& edge, const LayoutPath& path) {
    constexpr double kNearStart = 0.3;
    const bool both = edge.from != edge.to && path.size() >= 4 && hasWayBack(model, edge);
    return both ? pointAlong(path, kNearStart) : middleOf(path);
}

}  // namespace graphlift
