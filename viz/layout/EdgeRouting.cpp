#include "viz/layout/EdgeRouting.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "viz/graph/GraphStyle.h"

namespace graphlift {

namespace {

constexpr double kMargin = 24;      // around the whole picture
constexpr double kPortGap = 9;      // between the ends of two lines at one side of a card
constexpr double kPortInset = 8;    // from the corners
constexpr double kLeastHandle = 22;
constexpr double kNeighbour = 1.7;  // in column gaps: what counts as the next column

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

/// Lines of a layered layout that runs from left to right.
class Router {
  public:
    Router(const LayoutRequest& request, GraphLayout& layout)
        : request_(request),
          layout_(layout),
          begin_(request.edges.size()),
          end_(request.edges.size()) {}

    void run() {
        std::vector<std::vector<uint32_t>> out(layout_.nodes.size()), in(layout_.nodes.size());
        for (uint32_t i = 0; i < request_.edges.size(); ++i) {
            if (isLoop(i)) continue;
            out[request_.edges[i].first].push_back(i);
            in[request_.edges[i].second].push_back(i);
        }
        for (uint32_t node = 0; node < layout_.nodes.size(); ++node) {
            spread(node, out[node], begin_, true);
            spread(node, in[node], end_, false);
        }
        for (uint32_t i = 0; i < request_.edges.size(); ++i)
            if (!isLoop(i)) route(i);
    }

  private:
    [[nodiscard]] bool isLoop(uint32_t edge) const {
        return request_.edges[edge].first == request_.edges[edge].second;
    }

    /// Where the line heads for, seen from this end: decides the order of the ends at a side.
    [[nodiscard]] double aim(uint32_t edge, bool fromSource) const {
        const LayoutPath& path = layout_.edges[edge];
        const size_t at = std::min<size_t>(3, path.size() - 1);
        if (isNeighbour(edge)) {
            const uint32_t other =
                fromSource ? request_.edges[edge].second : request_.edges[edge].first;
            return layout_.nodes[other].center().y;
        }
        return fromSource ? path[at].y : path[path.size() - 1 - at].y;
    }

    void spread(uint32_t node, std::vector<uint32_t>& edges, std::vector<double>& ends,
                bool fromSource) const {
        std::stable_sort(edges.begin(), edges.end(), [&](uint32_t a, uint32_t b) {
            return aim(a, fromSource) < aim(b, fromSource);
        });
        const LayoutRect& rect = layout_.nodes[node];
        if (edges.empty()) return;
        const double room = std::max(0.0, rect.height - 2 * kPortInset);
        const auto count = static_cast<double>(edges.size());
        const double gap = edges.size() < 2 ? 0 : std::min(kPortGap, room / (count - 1));
        for (size_t i = 0; i < edges.size(); ++i)
            ends[edges[i]] =
                rect.center().y + (static_cast<double>(i) - (count - 1) / 2) * gap;
    }

    [[nodiscard]] bool isNeighbour(uint32_t edge) const {
        const auto [from, to] = request_.edges[edge];
        const double gap = layout_.nodes[to].x - layout_.nodes[from].right();
        return gap > 0 && gap <= kNeighbour * request_.rankGap;
    }

    void route(uint32_t edge) {
        const auto [from, to] = request_.edges[edge];
        const LayoutPoint begin{layout_.nodes[from].right(), begin_[edge]};
        const LayoutPoint end{layout_.nodes[to].x, end_[edge]};
        LayoutPath& path = layout_.edges[edge];
        if (isNeighbour(edge)) {
            const double handle = std::max(kLeastHandle, (end.x - begin.x) / 2);
            path = {begin, {begin.x + handle, begin.y}, {end.x - handle, end.y}, end};
            return;
        }
        const size_t last = path.size() - 1;
        path[1].y += begin.y - path[0].y;
        path[last - 1].y += end.y - path[last].y;
        path[0] = begin;
        path[last] = end;
    }

    const LayoutRequest& request_;
    GraphLayout& layout_;
    std::vector<double> begin_, end_;  // by edge: y at its ends
};

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
    return {left - pad, top - pad - card::kHullLabel + 8, right - left + 2 * pad,
            bottom - top + 2 * pad + card::kHullLabel - 8};
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

}  // namespace

void finishLayout(const GraphModel& model, const LayoutRequest& request, GraphLayout& layout) {
    for (LayoutRect& rect : layout.nodes) {
        rect.x = std::round(rect.x);
        rect.y = std::round(rect.y);
    }
    if (request.engine == LayoutEngine::Layered) {
        const bool down = request.direction == LayoutDirection::TopToBottom;
        if (down) transpose(layout);
        Router(request, layout).run();
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

DrawnEdge drawnEdge(const LayoutPath& path, double headSize) {
    DrawnEdge drawn{path, path.back(), {}, {}};
    const LayoutPoint end = path.back(), before = path[path.size() - 2];
    double dx = end.x - before.x, dy = end.y - before.y;
    const double length = std::hypot(dx, dy);
    dx = length > 0 ? dx / length : 1;
    dy = length > 0 ? dy / length : 0;
    const LayoutPoint foot{end.x - dx * headSize, end.y - dy * headSize};
    drawn.left = {foot.x + dy * headSize / 2, foot.y - dx * headSize / 2};
    drawn.right = {foot.x - dy * headSize / 2, foot.y + dx * headSize / 2};
    for (size_t i : {path.size() - 2, path.size() - 1}) {
        drawn.line[i].x -= dx * (headSize - 1);
        drawn.line[i].y -= dy * (headSize - 1);
    }
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

}  // namespace graphlift
