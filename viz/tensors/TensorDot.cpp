#include "viz/tensors/TensorDot.h"

#include <algorithm>

#include "viz/dot/DotWriter.h"

namespace graphlift {

namespace {

std::string_view shapeOf(TensorCard::Form form) {
    switch (form) {
        case TensorCard::Form::Rounded:
            return "shape=box, style=rounded";
        case TensorCard::Form::Round:
            return "shape=ellipse";
        case TensorCard::Form::Drum:
            return "shape=cylinder";
        case TensorCard::Form::Square:
            return "shape=box";
        case TensorCard::Form::Result:
            return "shape=box, style=\"rounded,bold\"";
        case TensorCard::Form::Pill:
            return "shape=diamond";
    }
    return "shape=box";
}

std::string nameOf(uint32_t card) { return "n" + std::to_string(card + 1); }

class Writer {
  public:
    explicit Writer(const TensorDiagram& diagram)
        : diagram_(diagram), frameOf_(diagram.cards.size(), Id<int>::kNone) {
        // Frames inside come later in the list: the last one that has a card is the innermost.
        for (uint32_t f = 0; f < diagram.frames.size(); ++f)
            for (uint32_t member : diagram.frames[f].members) frameOf_[member] = f;
    }

    std::string write() {
        out_ = "digraph " + dotQuoted(diagram_.title) + " {\n";
        lane(TensorLane::Trace, "Python, once per trace");
        lane(TensorLane::Graph, "Graph, at every call");
        for (const TensorLine& line : diagram_.lines) edge(line);
        return out_ + "}\n";
    }

  private:
    void lane(TensorLane lane, const std::string& label) {
        const bool trace = lane == TensorLane::Trace;
        out_ += std::string("  subgraph \"cluster_") + (trace ? "trace" : "graph") +
                "\" {\n    label=" + dotQuoted(label) + ";\n";
        for (uint32_t i = 0; i < diagram_.cards.size(); ++i)
            if (diagram_.cards[i].lane == lane && (trace || frameOf_[i] == Id<int>::kNone))
                node(i, "    ");
        if (!trace)
            for (uint32_t f = 0; f < diagram_.frames.size(); ++f)
                if (diagram_.frames[f].parent == Id<int>::kNone) frame(f, "    ");
        out_ += "  }\n";
    }

    void frame(uint32_t index, const std::string& indent) {
        out_ += indent + "subgraph \"cluster_" + std::to_string(index) + "\" {\n" + indent +
                "  label=" + dotQuoted(diagram_.frames[index].label) + ";\n";
        for (uint32_t i = 0; i < diagram_.cards.size(); ++i)
            if (frameOf_[i] == index && diagram_.cards[i].lane == TensorLane::Graph)
                node(i, indent + "  ");
        for (uint32_t f = index + 1; f < diagram_.frames.size(); ++f)
            if (diagram_.frames[f].parent == index) frame(f, indent + "  ");
        out_ += indent + "}\n";
    }

    void node(uint32_t index, const std::string& indent) {
        const TensorCard& card = diagram_.cards[index];
        std::string label = card.name;
        if (!card.operation.empty()) label += " " + card.operation;
        if (!card.pill.empty())
            label += "\n" + card.pill + (card.more.empty() ? "" : " " + card.more);
        out_ += indent + nameOf(index) + " [" + std::string(shapeOf(card.form)) +
                ", label=" + dotQuoted(label + "\nline " + card.line) + "];\n";
    }

    void edge(const TensorLine& line) {
        out_ += "  " + nameOf(line.from) + " -> " + nameOf(line.to) +
                " [label=" + dotQuoted(line.argument);
        const bool dotted =
            line.kind == TensorLine::Kind::ShapeRead || line.kind == TensorLine::Kind::State;
        if (dotted) out_ += ", style=dotted";
        if (line.again) out_ += ", style=dashed, constraint=false";
        out_ += "];\n";
    }

    const TensorDiagram& diagram_;
    std::vector<uint32_t> frameOf_;
    std::string out_;
};

}  // namespace

std::string writeTensorDot(const TensorDiagram& diagram) { return Writer(diagram).write(); }

}  // namespace graphlift
