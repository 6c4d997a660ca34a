#include <algorithm>

#include "viz/tensors/TensorDrawing.h"
#include "viz/tensors/TensorShapes.h"

namespace graphlift {

namespace {

constexpr double kLegendRow = 22, kLegendSign = 26, kLegendGap = 18;

/// Puts entries of a legend below each other, or side by side while there is room.
class LegendFlow {
  public:
    explicit LegendFlow(double room) : room_(room) {}

    /// Where an entry with this text stands.
    LayoutPoint place(std::string_view text) {
        const double wide = kLegendSign + 12 + static_cast<double>(text.size()) * 6.2;
        const bool beside = room_ > 0 && at_.x > 0 && at_.x + wide <= room_;
        if (!beside && height_ > 0) at_ = {0, height_};
        const LayoutPoint here = at_;
        width_ = std::max(width_, at_.x + wide);
        height_ = at_.y + kLegendRow;
        at_.x += wide + kLegendGap;
        return here;
    }
    [[nodiscard]] double width() const { return width_; }
    [[nodiscard]] double height() const { return height_; }

  private:
    double room_, width_ = 0, height_ = 0;
    LayoutPoint at_{0, 0};
};

void addLegendText(Drawing& out, const LayoutPoint& at, const char* text) {
    out.push_back(textAt(at.x + kLegendSign + 12, at.y + 14, text, "ink-2", false, 11));
}

void addLegendLine(Drawing& out, const LayoutPoint& at, const TensorLine& line) {
    const LineLook look = lookOf(line, false);
    const double y = at.y + 10, part = kLegendSign / 3;
    out.push_back(curve(
        {{at.x, y}, {at.x + part, y}, {at.x + 2 * part, y}, {at.x + kLegendSign, y}}, look.token,
        look.width, look.dash));
    if (line.kind == TensorLine::Kind::Crossing)
        out.push_back(diamond({at.x + kLegendSign / 2, y}, "canvas", look.token));
}

void addLegendIcon(Drawing& out, const LayoutPoint& at, const char* name, const char* token) {
    out.push_back(icon(at.x + kLegendSign / 2 - 7, at.y + 3, 14, name, token));
}

}  // namespace

Drawing drawLegend(const TensorDiagram& diagram, double& width, double& height, double room) {
    struct Row {
        TensorLine line;
        const char* text;
    };
    const Row rows[] = {
        {{0, 0, TensorLine::Kind::Tensor, "", false}, "tensor"},
        {{0, 0, TensorLine::Kind::Tensor, "", true}, "to the next round of a loop"},
        {{0, 0, TensorLine::Kind::Crossing, "", false}, "Python value, fixed by the trace"},
        {{0, 0, TensorLine::Kind::ShapeRead, "", false}, "read while tracing"},
        {{0, 0, TensorLine::Kind::State, "", false}, "assigns the variable"},
    };
    Drawing out;
    LegendFlow flow(room);
    for (const Row& row : rows) {
        const bool used = std::ranges::any_of(diagram.lines, [&](const TensorLine& l) {
            return l.kind == row.line.kind && l.again == row.line.again;
        });
        if (!used) continue;
        const LayoutPoint at = flow.place(row.text);
        addLegendLine(out, at, row.line);
        addLegendText(out, at, row.text);
    }
    const auto sign = [&](const char* name, const char* token, const char* text, auto test) {
        if (!std::ranges::any_of(diagram.cards, test)) return;
        const LayoutPoint at = flow.place(text);
        addLegendIcon(out, at, name, token);
        addLegendText(out, at, text);
    };
    sign("variable", "ink-3", "variable, always current",
         [](const TensorCard& c) { return c.form == TensorCard::Form::Drum; });
    sign("evidence", "evidence", "Python effect, once per trace",
         [](const TensorCard& c) { return c.effect == FlowNode::Effect::Python; });
    width = flow.width();
    height = flow.height();
    return out;
}

}  // namespace graphlift
