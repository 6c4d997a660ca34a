#include "viz/tensors/TensorLayout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "viz/graph/GraphModel.h"
#include "viz/layout/EdgeRouting.h"

namespace graphlift {

namespace {

constexpr uint32_t kNone = Id<int>::kNone;
constexpr double kMargin = 24, kTraceGap = 22, kNodeGap = 22, kRankGap = 50;
constexpr double kFramePadding = 14, kFrameLabel = 24, kPortGap = 10, kHandle = 40, kSide = 20;

/// Which cards and lines the graph lane has, in the numbers of the request.
struct GraphLane {
    std::vector<uint32_t> cards, lines, indexOf;

    explicit GraphLane(const TensorDiagram& diagram) : indexOf(diagram.cards.size(), kNone) {
        for (uint32_t i = 0; i < diagram.cards.size(); ++i)
            if (diagram.cards[i].lane == TensorLane::Graph) {
                indexOf[i] = static_cast<uint32_t>(cards.size());
                cards.push_back(i);
            }
        for (uint32_t i = 0; i < diagram.lines.size(); ++i)
            if (indexOf[diagram.lines[i].from] != kNone && indexOf[diagram.lines[i].to] != kNone)
                lines.push_back(i);
    }
};

double heightOf(const TensorCard& card) {
    return card.form == TensorCard::Form::Pill ? tensor::kPillHeight : tensor::kHeight;
}

class Placer {
  public:
    Placer(const TensorDiagram& diagram, const GraphLayout& answer)
        : diagram_(diagram), lane_(diagram), answer_(answer) {
        out_.cards.resize(diagram.cards.size());
        out_.lines.resize(diagram.lines.size());
        out_.crossings.resize(diagram.lines.size());
    }

    TensorLayout run() {
        graphLane();
        traceLane();
        frames();
        shift();
        routeAcross();
        bounds();
        return std::move(out_);
    }

  private:
    /// Routed as the picture of calls is, then turned so that lines point the right way.
    void graphLane() {
        const LayoutRequest request = requestTensorLayout(diagram_);
        GraphLayout layout = answer_;
        const bool fits = layout.nodes.size() == request.sizes.size() &&
                          layout.edges.size() == request.edges.size();
        if (!fits || layout.nodes.empty()) return;
        finishLayout(GraphModel(), request, layout);
        for (size_t i = 0; i < lane_.cards.size(); ++i)
            out_.cards[lane_.cards[i]] = layout.nodes[i];
        for (size_t i = 0; i < lane_.lines.size(); ++i) {
            LayoutPath& path = out_.lines[lane_.lines[i]];
            path = layout.edges[i];
            if (isBackwards(diagram_.lines[lane_.lines[i]])) std::ranges::reverse(path);
        }
    }

    static bool isBackwards(const TensorLine& line) { return line.again; }

    /// A column of Python values: each beside what uses it, below what it comes from.
    void traceLane() {
        std::vector<uint32_t> order;
        for (uint32_t i = 0; i < diagram_.cards.size(); ++i)
            if (diagram_.cards[i].lane == TensorLane::Trace) order.push_back(i);
        if (order.empty()) return;
        const std::vector<double> wanted = wantedPlaces(order);
        std::ranges::stable_sort(order, {}, [&](uint32_t card) { return wanted[card]; });
        double free = kMargin;
        for (uint32_t card : order) {
            const double y = std::max(free, wanted[card]);
            out_.cards[card] = {kMargin, std::round(y), tensor::kTraceWidth,
                                heightOf(diagram_.cards[card])};
            const auto lines = static_cast<double>(noteLines(diagram_.cards[card].note).size());
            free = out_.cards[card].bottom() + kTraceGap +
                   (lines > 0 ? tensor::kNoteGap + lines * tensor::kNoteLine : 0);
        }
    }

    /// Consumers first: a value wants to stand level with the first that uses it, and above it when
    /// that is in the same lane. One that nothing uses stands where the source has it.
    std::vector<double> wantedPlaces(const std::vector<uint32_t>& order) const {
        constexpr double kNowhere = 1e8;
        std::vector<double> wanted(diagram_.cards.size(), kNowhere);
        for (auto card = order.rbegin(); card != order.rend(); ++card) {
            for (const TensorLine& line : diagram_.lines) {
                if (line.from != *card || line.again) continue;
                const TensorCard& to = diagram_.cards[line.to];
                const bool isGraph = to.lane == TensorLane::Graph;
                if (!isGraph && wanted[line.to] >= kNowhere) continue;
                const double level = isGraph ? out_.cards[line.to].center().y - heightOf(to) / 2
                                             : wanted[line.to] - tensor::kHeight - kTraceGap;
                wanted[*card] = std::min(wanted[*card], level);
            }
            for (const TensorLine& line : diagram_.lines)
                if (line.to == *card && diagram_.cards[line.from].lane == TensorLane::Graph &&
                    wanted[*card] >= kNowhere)
                    wanted[*card] = out_.cards[line.from].bottom() + kTraceGap;
        }
        double last = kMargin;
        for (uint32_t card : order) {
            if (wanted[card] >= kNowhere) wanted[card] = last + 1;
            last = wanted[card];
        }
        return wanted;
    }

    /// Inner frames first, each around its cards and the frames inside it.
    void frames() {
        out_.frames.resize(diagram_.frames.size());
        for (size_t i = diagram_.frames.size(); i-- > 0;) {
            LayoutRect& rect = out_.frames[i];
            const auto include = [&rect](const LayoutRect& r) {
                if (rect.width == 0) {
                    rect = r;
                    return;
                }
                const double right = std::max(rect.right(), r.right());
                const double bottom = std::max(rect.bottom(), r.bottom());
                rect.x = std::min(rect.x, r.x);
                rect.y = std::min(rect.y, r.y);
                rect.width = right - rect.x;
                rect.height = bottom - rect.y;
            };
            for (uint32_t member : diagram_.frames[i].members) include(out_.cards[member]);
            for (size_t inner = i + 1; inner < diagram_.frames.size(); ++inner)
                if (diagram_.frames[inner].parent == i) include(out_.frames[inner]);
            rect = {rect.x - kFramePadding, rect.y - kFramePadding - kFrameLabel + 4,
                    rect.width + 2 * kFramePadding,
                    rect.height + 2 * kFramePadding + kFrameLabel - 4};
        }
    }

    /// The graph lane goes to the right of the trace lane, both below the names of the lanes.
    void shift() {
        const bool hasTrace = std::ranges::any_of(
            diagram_.cards, [](const TensorCard& c) { return c.lane == TensorLane::Trace; });
        out_.rule = hasTrace ? kMargin + tensor::kTraceWidth + tensor::kLaneGap : 0;
        double left = 1e9, top = kMargin;
        for (uint32_t card : lane_.cards) left = std::min(left, out_.cards[card].x);
        for (const LayoutRect& frame : out_.frames) {
            left = std::min(left, frame.x);
            top = std::min(top, frame.y);
        }
        const double down = std::round(tensor::kHead + kMargin - top);
        const double across = std::round(out_.rule + tensor::kLaneGap - std::min(left, 1e8));
        for (uint32_t i = 0; i < out_.cards.size(); ++i) {
            out_.cards[i].y += down;
            if (lane_.indexOf[i] != kNone) out_.cards[i].x += across;
        }
        for (LayoutPath& path : out_.lines)
            for (LayoutPoint& point : path) point = {point.x + across, point.y + down};
        for (LayoutRect& frame : out_.frames) {
            frame.x += across;
            frame.y += down;
        }
    }

    void routeAcross() {
        std::vector<uint32_t> entered(diagram_.cards.size()), left(diagram_.cards.size());
        for (uint32_t i = 0; i < diagram_.lines.size(); ++i) {
            const TensorLine& line = diagram_.lines[i];
            const LayoutRect &a = out_.cards[line.from], &b = out_.cards[line.to];
            switch (line.kind) {
                case TensorLine::Kind::Crossing:
                    crossing(i, a, b, entered[line.to]++);
                    break;
                case TensorLine::Kind::ShapeRead:
                    shapeRead(i, a, b, left[line.from]++);
                    break;
                case TensorLine::Kind::Python:
                    python(i, a, b);
                    break;
                case TensorLine::Kind::Tensor:
                case TensorLine::Kind::State:
                    if (out_.lines[i].empty()) python(i, a, b);
                    break;
            }
        }
    }

    static double port(double middle, uint32_t number) {
        const double side = number % 2 == 0 ? 1 : -1;
        return middle + side * std::min((number + 1) / 2 * kPortGap, kSide);
    }

    /// Straight to the rule, through its diamond, then in a curve to the side of the card.
    void crossing(uint32_t line, const LayoutRect& a, const LayoutRect& b, uint32_t number) {
        const LayoutPoint begin{a.right(), a.center().y};
        const LayoutPoint gate{out_.rule, begin.y}, end{b.x, port(b.center().y, number)};
        const double handle = std::max(kHandle, (end.x - gate.x) / 2);
        out_.crossings[line] = gate;
        out_.lines[line] = {begin,
                            {begin.x + (gate.x - begin.x) / 3, begin.y},
                            {gate.x - (gate.x - begin.x) / 3, gate.y},
                            gate,
                            {gate.x + handle, gate.y},
                            {end.x - handle, end.y},
                            end};
    }

    void shapeRead(uint32_t line, const LayoutRect& a, const LayoutRect& b, uint32_t number) {
        const LayoutPoint begin{a.x + kSide + number * kPortGap, a.bottom()};
        const LayoutPoint end{b.right(), b.center().y};
        const double handle = std::max(kHandle, (begin.x - end.x) / 2);
        out_.lines[line] = {begin, {begin.x, begin.y + kHandle}, {end.x + handle, end.y}, end};
    }

    /// Down to the next value, or around the ones between.
    void python(uint32_t line, const LayoutRect& a, const LayoutRect& b) {
        const bool next = b.y > a.y && b.y - a.bottom() < tensor::kHeight + kTraceGap;
        if (next) {
            const LayoutPoint begin{a.center().x, a.bottom()}, end{b.center().x, b.y};
            const double part = (end.y - begin.y) / 3;
            out_.lines[line] = {begin, {begin.x, begin.y + part}, {end.x, end.y - part}, end};
            return;
        }
        const LayoutPoint begin{a.x, a.center().y}, end{b.x, b.center().y};
        out_.lines[line] = {begin, {begin.x - kSide, begin.y}, {end.x - kSide, end.y}, end};
    }

    void bounds() {
        for (uint32_t i = 0; i < out_.cards.size(); ++i) {
            const auto lines = static_cast<double>(diagram_.cards[i].lane == TensorLane::Trace
                                                       ? noteLines(diagram_.cards[i].note).size()
                                                       : 0);
            out_.width = std::max(out_.width, out_.cards[i].right());
            out_.height = std::max(out_.height, out_.cards[i].bottom() + lines * tensor::kNoteLine);
        }
        for (const LayoutRect& frame : out_.frames) {
            out_.width = std::max(out_.width, frame.right());
            out_.height = std::max(out_.height, frame.bottom());
        }
        for (const LayoutPath& path : out_.lines)
            for (const LayoutPoint& point : path) {
                out_.width = std::max(out_.width, point.x);
                out_.height = std::max(out_.height, point.y);
            }
        out_.width = std::max(out_.width, out_.rule + tensor::kWidth) + kMargin;
        out_.height += kMargin;
    }

    const TensorDiagram& diagram_;
    const GraphLane lane_;
    const GraphLayout& answer_;
    TensorLayout out_;
};

}  // namespace

std::vector<std::string> noteLines(const std::string& note) {
    std::vector<std::string> lines;
    std::string line;
    for (size_t at = 0; at < note.size();) {
        const size_t end = std::min(note.find(' ', at), note.size());
        const std::string word = note.substr(at, end - at);
        if (!line.empty() && line.size() + 1 + word.size() > tensor::kNoteCharacters) {
            lines.push_back(line);
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
        at = end + 1;
    }
    if (!line.empty()) lines.push_back(line);
    if (lines.size() > tensor::kMaxNoteLines) {
        lines.resize(tensor::kMaxNoteLines);
        lines.back() += "\u2026";
    }
    return lines;
}

LayoutRequest requestTensorLayout(const TensorDiagram& diagram) {
    const GraphLane lane(diagram);
    LayoutRequest request;
    request.direction = LayoutDirection::TopToBottom;
    request.nodeGap = kNodeGap;
    request.rankGap = kRankGap;
    for (uint32_t card : lane.cards)
        request.sizes.emplace_back(tensor::kWidth, heightOf(diagram.cards[card]));
    for (uint32_t i : lane.lines) {
        const TensorLine& line = diagram.lines[i];
        const uint32_t from = lane.indexOf[line.from], to = lane.indexOf[line.to];
        request.edges.emplace_back(line.again ? to : from, line.again ? from : to);
    }
    for (const TensorFrame& frame : diagram.frames) {
        request.clusters.emplace_back();
        for (uint32_t member : frame.members)
            request.clusters.back().push_back(lane.indexOf[member]);
    }
    return request;
}

TensorLayout layOutTensors(const TensorDiagram& diagram, const GraphLayout& answer) {
    return Placer(diagram, answer).run();
}

}  // namespace graphlift
