#include "viz/layout/LayeredRouter.h"

#include <algorithm>
#include <cmath>

namespace graphlift {

namespace {

constexpr double kPortGap = 9;    // between the ends of two lines at one side of a card
constexpr double kPortInset = 8;  // from the corners
constexpr double kClear = 7;      // between a passing line and a card
constexpr double kBulge = 40;     // of a line between two cards of one column
constexpr int kSamples = 12;      // points looked at in one Bézier

struct Column {
    double center = 0, left = 0, right = 0;
    std::vector<uint32_t> nodes;  // from top to bottom
};

enum class Side : uint8_t { Left, Right };

LayoutPoint pointAt(const LayoutPath& path, size_t first, double t) {
    const double u = 1 - t;
    const double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    return {
        a * path[first].x + b * path[first + 1].x + c * path[first + 2].x + d * path[first + 3].x,
        a * path[first].y + b * path[first + 1].y + c * path[first + 2].y + d * path[first + 3].y};
}

class Router {
  public:
    Router(const LayoutRequest& request, GraphLayout& layout)
        : request_(request),
          layout_(layout),
          columnOf_(layout.nodes.size()),
          passes_(request.edges.size()),
          begin_(request.edges.size()),
          end_(request.edges.size()) {}

    void run() {
        findColumns();
        for (uint32_t edge = 0; edge < request_.edges.size(); ++edge)
            if (!isLoop(edge)) findPasses(edge);
        spreadEnds();
        for (uint32_t edge = 0; edge < request_.edges.size(); ++edge)
            if (!isLoop(edge)) route(edge);
    }

  private:
    struct End {
        uint32_t edge;
        bool isBegin;
        double aim;
    };

    [[nodiscard]] bool isLoop(uint32_t edge) const {
        return request_.edges[edge].first == request_.edges[edge].second;
    }
    [[nodiscard]] size_t fromColumn(uint32_t edge) const {
        return columnOf_[request_.edges[edge].first];
    }
    [[nodiscard]] size_t toColumn(uint32_t edge) const {
        return columnOf_[request_.edges[edge].second];
    }

    void findColumns() {
        std::vector<uint32_t> order(layout_.nodes.size());
        for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
            return layout_.nodes[a].center().x < layout_.nodes[b].center().x;
        });
        for (uint32_t node : order) {
            const LayoutRect& rect = layout_.nodes[node];
            if (columns_.empty() || rect.center().x > columns_.back().center + 2)
                columns_.push_back({rect.center().x, rect.x, rect.right(), {}});
            Column& column = columns_.back();
            column.left = std::min(column.left, rect.x);
            column.right = std::max(column.right, rect.right());
            column.nodes.push_back(node);
            columnOf_[node] = columns_.size() - 1;
        }
        for (Column& column : columns_)
            std::stable_sort(column.nodes.begin(), column.nodes.end(), [&](uint32_t a, uint32_t b) {
                return layout_.nodes[a].y < layout_.nodes[b].y;
            });
    }

    /// The heights at which the line passes the columns between its ends, from source to target.
    void findPasses(uint32_t edge) {
        const size_t from = fromColumn(edge), to = toColumn(edge);
        const size_t count = from < to ? to - from : from - to;
        for (size_t i = 1; i < count; ++i) {
            const Column& column = columns_[from < to ? from + i : from - i];
            passes_[edge].push_back(free(column, heightAt(edge, column.center)));
        }
    }

    [[nodiscard]] double heightAt(uint32_t edge, double x) const {
        const LayoutPath& path = layout_.edges[edge];
        LayoutPoint before = path.front();
        for (size_t first = 0; first + 3 < path.size(); first += 3)
            for (int step = 1; step <= kSamples; ++step) {
                const LayoutPoint at = pointAt(path, first, static_cast<double>(step) / kSamples);
                if (at.x != before.x && (before.x - x) * (at.x - x) <= 0)
                    return before.y + (at.y - before.y) * (x - before.x) / (at.x - before.x);
                before = at;
            }
        const auto [from, to] = request_.edges[edge];
        return (layout_.nodes[from].center().y + layout_.nodes[to].center().y) / 2;
    }

    /// The height nearest to the wanted one that keeps clear of the cards of the column.
    [[nodiscard]] double free(const Column& column, double wanted) const {
        double top = -1e9, best = wanted, bestDistance = 1e9;
        for (size_t i = 0; i <= column.nodes.size(); ++i) {
            const bool last = i == column.nodes.size();
            const double bottom = last ? 1e9 : layout_.nodes[column.nodes[i]].y - kClear;
            const double room = bottom - top;
            const double at =
                room < 0 ? (top + bottom) / 2 : std::clamp(wanted, top, std::max(top, bottom));
            if (std::abs(at - wanted) < bestDistance) {
                bestDistance = std::abs(at - wanted);
                best = at;
            }
            if (!last) top = layout_.nodes[column.nodes[i]].bottom() + kClear;
        }
        return best;
    }

    /// A call back to an earlier column leaves at the left; one within a column stays at the right.
    [[nodiscard]] Side sideOf(uint32_t edge, bool isBegin) const {
        const size_t from = fromColumn(edge), to = toColumn(edge);
        if (from == to) return Side::Right;
        return (from < to) == isBegin ? Side::Right : Side::Left;
    }

    [[nodiscard]] double aimOf(uint32_t edge, bool isBegin) const {
        const std::vector<double>& passes = passes_[edge];
        if (!passes.empty()) return isBegin ? passes.front() : passes.back();
        const auto [from, to] = request_.edges[edge];
        return layout_.nodes[isBegin ? to : from].center().y;
    }

    void spreadEnds() {
        std::vector<std::vector<End>> left(layout_.nodes.size()), right(layout_.nodes.size());
        for (uint32_t edge = 0; edge < request_.edges.size(); ++edge) {
            if (isLoop(edge)) continue;
            for (bool isBegin : {true, false}) {
                const auto [from, to] = request_.edges[edge];
                auto& ends = sideOf(edge, isBegin) == Side::Left ? left : right;
                ends[isBegin ? from : to].push_back({edge, isBegin, aimOf(edge, isBegin)});
            }
        }
        for (uint32_t node = 0; node < layout_.nodes.size(); ++node) {
            spread(layout_.nodes[node], left[node]);
            spread(layout_.nodes[node], right[node]);
        }
    }

    void spread(const LayoutRect& rect, std::vector<End>& ends) {
        std::stable_sort(ends.begin(), ends.end(),
                         [](const End& a, const End& b) { return a.aim < b.aim; });
        const double room = std::max(0.0, rect.height - 2 * kPortInset);
        const auto count = static_cast<double>(ends.size());
        const double gap = ends.size() < 2 ? 0 : std::min(kPortGap, room / (count - 1));
        for (size_t i = 0; i < ends.size(); ++i) {
            const double y = rect.center().y + (static_cast<double>(i) - (count - 1) / 2) * gap;
            (ends[i].isBegin ? begin_ : end_)[ends[i].edge] = y;
        }
    }

    [[nodiscard]] LayoutPoint endPoint(uint32_t edge, bool isBegin) const {
        const auto [from, to] = request_.edges[edge];
        const LayoutRect& rect = layout_.nodes[isBegin ? from : to];
        const double x = sideOf(edge, isBegin) == Side::Left ? rect.x : rect.right();
        return {x, (isBegin ? begin_ : end_)[edge]};
    }

    static void swing(LayoutPath& path, LayoutPoint to) {
        const LayoutPoint from = path.back();
        const double middle = (from.x + to.x) / 2;
        path.insert(path.end(), {{middle, from.y}, {middle, to.y}, to});
    }

    void route(uint32_t edge) {
        const LayoutPoint begin = endPoint(edge, true), end = endPoint(edge, false);
        LayoutPath path{begin};
        if (fromColumn(edge) == toColumn(edge)) {
            const double x = std::max(begin.x, end.x) + kBulge;
            path.insert(path.end(), {{x, begin.y}, {x, end.y}, end});
            layout_.edges[edge] = std::move(path);
            return;
        }
        const bool forwards = fromColumn(edge) < toColumn(edge);
        for (size_t i = 0; i < passes_[edge].size(); ++i) {
            const Column& column =
                columns_[forwards ? fromColumn(edge) + 1 + i : fromColumn(edge) - 1 - i];
            const double y = passes_[edge][i];
            swing(path, {forwards ? column.left : column.right, y});
            swing(path, {forwards ? column.right : column.left, y});
        }
        swing(path, end);
        layout_.edges[edge] = std::move(path);
    }

    const LayoutRequest& request_;
    GraphLayout& layout_;
    std::vector<Column> columns_;
    std::vector<size_t> columnOf_;             // by node
    std::vector<std::vector<double>> passes_;  // by edge
    std::vector<double> begin_, end_;          // by edge: heights of its ends
};

}  // namespace

void routeLayered(const LayoutRequest& request, GraphLayout& layout) {
    Router(request, layout).run();
}

}  // namespace graphlift
