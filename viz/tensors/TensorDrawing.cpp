#include "viz/tensors/TensorDrawing.h"

#include <algorithm>

#include "viz/layout/EdgeRouting.h"
#include "viz/tensors/TensorShapes.h"

namespace graphlift {

namespace {

constexpr double kHeadSize = 8, kInset = 12, kNameBaseline = 21, kPillTop = 29, kPillSize = 18,
                 kMonoAdvance = 0.6;

bool isOnPath(const TensorState& state, uint32_t card) {
    return state.path.empty() || state.path[card];
}

double cornersOf(TensorCard::Form form, const LayoutRect& rect) {
    switch (form) {
        case TensorCard::Form::Round:
            return rect.height / 2;
        case TensorCard::Form::Pill:
            return rect.height / 2;
        case TensorCard::Form::Square:
            return 2;
        case TensorCard::Form::Rounded:
        case TensorCard::Form::Drum:
        case TensorCard::Form::Result:
            break;
    }
    return 6;
}

class CardDrawer {
  public:
    CardDrawer(const TensorCard& card, const LayoutRect& rect, bool dim, bool hovered,
               const MeasureText& measure)
        : card_(card), rect_(rect), dim_(dim), hovered_(hovered), measure_(measure) {}

    Drawing draw() {
        body();
        left_ = rect_.x + (card_.form == TensorCard::Form::Round ? 20 : kInset);
        if (card_.form == TensorCard::Form::Pill) {
            pillText();
        } else {
            firstLine();
            typePill();
            notes();
        }
        return std::move(out_);
    }

  private:
    [[nodiscard]] std::string_view ink() const { return dim_ ? "ink-3" : "ink"; }

    void body() {
        const LayoutRect inner{rect_.x + 0.5, rect_.y + 0.5, rect_.width - 1, rect_.height - 1};
        const bool result = card_.form == TensorCard::Form::Result;
        out_.push_back(box(inner, cornersOf(card_.form, inner), "canvas",
                           result ? "lane-graph" : (hovered_ ? "ink-2" : "edge"), result ? 2 : 1));
        if (!card_.isBoth) return;
        // Both lanes: the left edge carries the dashes of the trace.
        out_.push_back(curve({{rect_.x + 3.5, rect_.y + 8},
                              {rect_.x + 3.5, rect_.y + 20},
                              {rect_.x + 3.5, rect_.bottom() - 20},
                              {rect_.x + 3.5, rect_.bottom() - 8}},
                             "lane-trace-rule", 3, {3, 3}));
    }

    void pillText() {
        const double room = rect_.width - 2 * kInset;
        out_.push_back(textAt(left_, rect_.y + 17, fit(card_.name, room, 11), "ink-2", true, 11));
    }

    /// Measured at 13 px; mono text scales with its size.
    [[nodiscard]] std::string fit(const std::string& text, double room, double size) const {
        return elideMiddle(text, room * 13 / size, measure_);
    }

    void firstLine() {
        double x = left_;
        if (card_.form == TensorCard::Form::Drum) {
            out_.push_back(icon(x, rect_.y + 9, 14, "variable", "ink-3"));
            x += 20;
        }
        const double right = rect_.right() - (card_.form == TensorCard::Form::Round ? 18 : 10);
        const double lineWidth = measure_(card_.line) * 11 / 13;
        out_.push_back(
            textAt(right - lineWidth, rect_.y + kNameBaseline, card_.line, "ink-3", true, 11));
        double room = right - lineWidth - 8 - x;
        const double operation =
            card_.operation.empty() ? 0 : measure_(card_.operation) * 12 / 13 + 7;
        const bool both = operation > 0 && measure_(card_.name) + operation <= room;
        const std::string name = fit(card_.name, both ? room - operation : room, 13);
        out_.push_back(textAt(x, rect_.y + kNameBaseline, name, ink(), true, 13, 600));
        const double after = x + measure_(name) + 7;
        room -= measure_(name) + 7;
        if (operation > 0 && room > 24)
            out_.push_back(textAt(after, rect_.y + kNameBaseline, fit(card_.operation, room, 12),
                                  "ink-3", true, 12));
    }

    void typePill() {
        double x = left_ - 2;
        if (!card_.pill.empty()) x = pill(x) + 6;
        if (card_.effect != FlowNode::Effect::Python) return;
        const double y = rect_.y + kPillTop;
        const double room = rect_.right() - 10 - x;
        const bool words = card_.pill.empty() && room > 110;
        const double at = words ? x + 2 : rect_.right() - 22;
        out_.push_back(icon(at, y + 2, 14, "evidence", "evidence"));
        if (words)
            out_.push_back(textAt(at + 20, y + 13, "Python effect", "evidence", false, 11));
    }

    /// The type; gives where it ends.
    double pill(double x) {
        const double more = card_.more.empty() ? 0 : measure_(card_.more) * 11 / 13 + 6;
        const double effect = card_.effect == FlowNode::Effect::Python ? 20 : 0;
        const double room = rect_.right() - left_ - 18 - more - effect -
                            (card_.form == TensorCard::Form::Round ? 8 : 0);
        const std::string text = fit(card_.pill, room, 11);
        const LayoutRect pill{x, rect_.y + kPillTop, measure_(text) * 11 / 13 + 14, kPillSize};
        const LayoutRect outline{pill.x + 0.5, pill.y + 0.5, pill.width - 1, pill.height - 1};
        out_.push_back(card_.isOpen ? box(outline, kPillSize / 2, "well", "s-unknown")
                                    : box(pill, kPillSize / 2, "well", ""));
        out_.push_back(textAt(pill.x + 7, pill.y + 13, text, dim_ ? "ink-3" : "ink-2", true, 11));
        if (more > 0)
            out_.push_back(textAt(pill.right() + 6, pill.y + 13, card_.more, "ink-3", true, 11));
        return pill.right() + more;
    }

    void notes() {
        if (card_.lane != TensorLane::Trace) return;
        double y = rect_.bottom() + tensor::kNoteGap + 9;
        for (const std::string& line : noteLines(card_.note)) {
            out_.push_back(textAt(rect_.x, y, line, "ink-3", false, 11));
            y += tensor::kNoteLine;
        }
    }

    const TensorCard& card_;
    const LayoutRect rect_;
    const bool dim_, hovered_;
    const MeasureText& measure_;
    double left_ = 0;
    Drawing out_;
};

}  // namespace

TensorState stateOf(const TensorDiagram& diagram, uint32_t chosen) {
    TensorState state;
    if (chosen >= diagram.cards.size()) return state;
    state.chosen = chosen;
    state.path.assign(diagram.cards.size(), false);
    for (const bool forwards : {true, false}) {
        std::vector<bool> seen(diagram.cards.size());
        std::vector<uint32_t> work{chosen};
        seen[chosen] = true;
        while (!work.empty()) {
            const uint32_t at = work.back();
            work.pop_back();
            state.path[at] = true;
            for (const TensorLine& line : diagram.lines) {
                if (line.kind == TensorLine::Kind::State) continue;
                const uint32_t from = forwards ? line.from : line.to;
                const uint32_t to = forwards ? line.to : line.from;
                if (from != at || seen[to]) continue;
                seen[to] = true;
                work.push_back(to);
            }
        }
    }
    return state;
}

Drawing drawLanes(const TensorLayout& layout, double width, double height) {
    Drawing out;
    const double w = std::max(width, layout.width), h = std::max(height, layout.height);
    out.push_back(box({layout.rule, 0, w - layout.rule, h}, 0, "lane-graph-bg", ""));
    const double left = layout.rule + tensor::kLaneGap / 2 + 4;
    out.push_back(icon(left, 16, 16, "lane-graph", "lane-graph"));
    out.push_back(textAt(left + 24, 29, "Graph, at every call", "lane-graph", false, 13, 600));
    if (layout.rule <= 0) return out;
    out.push_back(box({0, 0, layout.rule, h}, 0, "lane-trace-bg", ""));
    out.push_back(box({layout.rule - 1, 0, 2, h}, 0, "lane-graph-rule", ""));
    out.push_back(icon(20, 16, 16, "lane-trace", "lane-trace"));
    out.push_back(textAt(44, 29, "Python, once per trace", "lane-trace", false, 13, 600));
    return out;
}

Drawing drawFrame(const TensorDiagram& diagram, const TensorLayout& layout, uint32_t index) {
    const TensorFrame& frame = diagram.frames[index];
    const LayoutRect& rect = layout.frames[index];
    const std::string_view token = frame.isGraph ? "lane-graph-rule" : "lane-trace-rule";
    DrawnShape outline =
        box({rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1}, 10, "", token, 1);
    if (!frame.isGraph) outline.dash = {4, 3};
    const size_t fits = static_cast<size_t>(std::max(8.0, (rect.width - 24) / (11 * kMonoAdvance)));
    std::string label = frame.label;
    if (label.size() > fits) label = label.substr(0, fits - 3) + "...";
    return {outline, textAt(rect.x + 12, rect.y + 17, label,
                            frame.isGraph ? "lane-graph" : "lane-trace", true, 11, 600)};
}

Drawing drawLine(const TensorDiagram& diagram, const TensorLayout& layout, uint32_t index,
                 const TensorState& state) {
    const TensorLine& line = diagram.lines[index];
    const LayoutPath& path = layout.lines[index];
    if (path.size() < 4) return {};
    const bool chosen = !state.path.empty() && state.path[line.from] && state.path[line.to];
    const LineLook look = lookOf(line, chosen);
    const DrawnEdge drawn = drawnEdge(path, kHeadSize);
    Drawing out{curve(drawn.line, look.token, look.width, look.dash),
                polygon({drawn.left, drawn.tip, drawn.right}, look.token)};
    if (line.kind == TensorLine::Kind::Crossing)
        out.push_back(diamond(layout.crossings[index], "canvas", look.token));
    return out;
}

Drawing drawCard(const TensorDiagram& diagram, const TensorLayout& layout, uint32_t index,
                 const TensorState& state, const MeasureText& mono13) {
    Drawing out;
    const LayoutRect& rect = layout.cards[index];
    const TensorCard& card = diagram.cards[index];
    if (state.chosen == index) {
        const LayoutRect ring{rect.x - 4, rect.y - 4, rect.width + 8, rect.height + 8};
        out.push_back(box(ring, cornersOf(card.form, rect) + 4, "canvas", "ink", 2));
    }
    const Drawing own =
        CardDrawer(card, rect, !isOnPath(state, index), state.hovered == index, mono13).draw();
    out.insert(out.end(), own.begin(), own.end());
    return out;
}

}  // namespace graphlift
