#include "viz/tensors/TensorDiagram.h"

#include <algorithm>

#include "analysis/flow/ShapeEvidence.h"
#include "analysis/support/Utf8.h"

namespace graphlift {

namespace {

constexpr uint32_t kNone = Id<int>::kNone;

bool isOpen(const TensorType& type) {
    if (!type.shape.rankKnown || type.dtype == DType::Unknown) return true;
    return std::ranges::any_of(type.shape.dims,
                               [](const Dim& d) { return d.kind == Dim::Kind::Unresolved; });
}

std::string_view words(Dim::Kind kind) {
    switch (kind) {
        case Dim::Kind::Known:
            return "";
        case Dim::Kind::Dynamic:
            return "free: it may differ from call to call";
        case Dim::Kind::Unresolved:
            return "a fixed size that could not be computed";
        case Dim::Kind::Ragged:
            return "ragged: it differs from row to row";
    }
    return "";
}

class Maker {
  public:
    Maker(const Program& program, const TensorFlow& flow) : program_(program), flow_(flow) {}

    TensorDiagram make() {
        out_.title = program_.idOf(flow_.function);
        out_.cardOf.assign(flow_.nodes.size(), kNone);
        findMergedResults();
        for (uint32_t i = 0; i < flow_.nodes.size(); ++i)
            if (mergedInto_[i] == kNone) addCard(i);
        for (uint32_t i = 0; i < flow_.nodes.size(); ++i)
            if (mergedInto_[i] != kNone) mergeResult(i);
        for (const FlowEdge& edge : flow_.edges) addLine(edge);
        addFrames();
        return std::move(out_);
    }

  private:
    /// `return tf.reduce_mean(x)`: the operation itself is the result.
    void findMergedResults() {
        std::vector<uint32_t> uses(flow_.nodes.size()), inputs(flow_.nodes.size()),
            source(flow_.nodes.size(), kNone);
        for (const FlowEdge& edge : flow_.edges) {
            ++uses[edge.from];
            ++inputs[edge.to];
            source[edge.to] = edge.from;
        }
        mergedInto_.assign(flow_.nodes.size(), kNone);
        for (uint32_t i = 0; i < flow_.nodes.size(); ++i) {
            if (flow_.nodes[i].kind != FlowNode::Kind::Result || inputs[i] != 1) continue;
            const FlowNode& from = flow_.nodes[source[i]];
            const bool computes =
                from.kind == FlowNode::Kind::Operation || from.kind == FlowNode::Kind::Call;
            const TextRange inner = from.where.range, outer = flow_.nodes[i].where.range;
            const bool inside = outer.begin <= inner.begin && inner.end <= outer.end;
            if (computes && inside && uses[source[i]] == 1) mergedInto_[i] = source[i];
        }
    }

    void mergeResult(uint32_t result) {
        const uint32_t card = out_.cardOf[mergedInto_[result]];
        out_.cardOf[result] = card;
        TensorCard& c = out_.cards[card];
        if (c.operation.empty())
            c.operation = printable(flow_.nodes[mergedInto_[result]].operation);
        c.name = "result";
        c.form = TensorCard::Form::Result;
        c.nodes.push_back(result);
    }

    static TensorCard::Form formOf(const FlowNode& node, TensorLane lane) {
        switch (node.kind) {
            case FlowNode::Kind::Parameter:
                return TensorCard::Form::Round;
            case FlowNode::Kind::Variable:
                return TensorCard::Form::Drum;
            case FlowNode::Kind::Result:
                return TensorCard::Form::Result;
            case FlowNode::Kind::Control:
                return node.types.empty() && node.operation != "for" && node.operation != "merge"
                           ? TensorCard::Form::Pill
                       : lane == TensorLane::Trace ? TensorCard::Form::Square
                                                   : TensorCard::Form::Rounded;
            case FlowNode::Kind::Operation:
            case FlowNode::Kind::Value:
            case FlowNode::Kind::Constant:
            case FlowNode::Kind::Call:
                break;
        }
        return lane == TensorLane::Trace ? TensorCard::Form::Square : TensorCard::Form::Rounded;
    }

    void addCard(uint32_t index) {
        const FlowNode& node = flow_.nodes[index];
        TensorCard card;
        card.lane = node.when == When::Trace ? TensorLane::Trace : TensorLane::Graph;
        card.form = formOf(node, card.lane);
        names(node, card);
        card.line = std::to_string(lineOf(node));
        pill(node, card);
        card.note = printable(node.note);
        card.isBoth = node.when == When::Both;
        card.effect = node.effect;
        card.tooltip = tooltip(node);
        card.nodes = {index};
        out_.cardOf[index] = static_cast<uint32_t>(out_.cards.size());
        out_.cards.push_back(std::move(card));
    }

    /// Named ones show what they are computed by beside it; others say that, or their own text.
    static void names(const FlowNode& node, TensorCard& card) {
        const bool loaded = node.kind == FlowNode::Kind::Parameter ||
                            node.kind == FlowNode::Kind::Variable ||
                            node.kind == FlowNode::Kind::Constant;
        const bool word = !node.operation.empty() &&
                          (std::isalpha(static_cast<unsigned char>(node.operation.front())) != 0);
        if (node.kind == FlowNode::Kind::Control && node.operation != "merge" &&
            node.operation != "if else") {
            card.name = printable(node.label);
        } else if (loaded || node.kind == FlowNode::Kind::Value) {
            card.name = printable(node.label);
        } else if (!node.name.empty()) {
            card.name = printable(node.name);
            if (node.operation != "merge") card.operation = printable(node.operation);
        } else {
            card.name = printable(word ? node.operation : node.label);
        }
    }

    [[nodiscard]] uint32_t lineOf(const FlowNode& node) const {
        return program_.files[node.where.file.index()]
            ->source->position(node.where.range.begin)
            .line;
    }

    static void pill(const FlowNode& node, TensorCard& card) {
        if (card.form == TensorCard::Form::Pill || node.python == "None") return;
        if (!node.types.empty()) {
            card.pill = typeText(node.types.front());
            if (node.types.size() > 1) card.more = "+" + std::to_string(node.types.size() - 1);
            card.isOpen = std::ranges::any_of(node.types, isOpen);
        } else if (!node.python.empty()) {
            card.pill = printable(node.python);
        } else {
            card.pill = "unknown";
            card.isOpen = true;
        }
    }

    static std::string tooltip(const FlowNode& node) {
        std::string out = printable(node.label);
        const auto add = [&out](const std::string& line) {
            if (!line.empty()) out += "\n" + printable(line);
        };
        for (const TensorType& type : node.types) {
            add(typeText(type));
            for (size_t axis = 0; axis < type.shape.dims.size(); ++axis)
                if (!type.shape.dims[axis].isKnown())
                    add("axis " + std::to_string(axis) + " is " +
                        std::string(words(type.shape.dims[axis].kind)));
        }
        if (node.types.empty()) add(node.python);
        add(node.note);
        if (!node.reason.empty()) add("not known: " + node.reason);
        return out;
    }

    void addLine(const FlowEdge& edge) {
        TensorLine line{
            out_.cardOf[edge.from], out_.cardOf[edge.to], {}, edge.argument, edge.again};
        if (line.from == line.to) return;
        const TensorLane from = out_.cards[line.from].lane, to = out_.cards[line.to].lane;
        if (edge.argument == "state")
            line.kind = TensorLine::Kind::State;
        else if (from == TensorLane::Trace)
            line.kind =
                to == TensorLane::Trace ? TensorLine::Kind::Python : TensorLine::Kind::Crossing;
        else if (to == TensorLane::Trace)
            line.kind = TensorLine::Kind::ShapeRead;
        const auto same = std::ranges::find_if(out_.lines, [&](const TensorLine& l) {
            return l.from == line.from && l.to == line.to && l.kind == line.kind &&
                   l.again == line.again;
        });
        if (same != out_.lines.end())
            same->argument += ", " + line.argument;
        else
            out_.lines.push_back(std::move(line));
    }

    void addFrames() {
        std::vector<uint32_t> frameOf(flow_.nodes.size(), kNone);
        for (uint32_t i = 0; i < flow_.nodes.size(); ++i) {
            const FlowNode& node = flow_.nodes[i];
            const bool held = std::ranges::any_of(flow_.nodes, [i](const FlowNode& n) {
                return n.region == i && n.when != When::Trace;
            });
            if (node.kind != FlowNode::Kind::Control || !held) continue;
            TensorFrame frame;
            frame.label = printable(node.label);
            frame.note = printable(node.note);
            frame.isGraph = node.when == When::Graph;
            frame.control = out_.cardOf[i];
            frameOf[i] = static_cast<uint32_t>(out_.frames.size());
            out_.frames.push_back(std::move(frame));
        }
        // Controls stand before what they hold, so outer frames come first.
        for (uint32_t i = 0; i < flow_.nodes.size(); ++i) {
            if (frameOf[i] == kNone) continue;
            for (uint32_t r = flow_.nodes[i].region; r != kNone; r = flow_.nodes[r].region)
                if (frameOf[r] != kNone) {
                    out_.frames[frameOf[i]].parent = frameOf[r];
                    break;
                }
            if (out_.cards[out_.cardOf[i]].lane == TensorLane::Graph) join(i, i, frameOf);
        }
        for (uint32_t i = 0; i < flow_.nodes.size(); ++i)
            if (out_.cards[out_.cardOf[i]].lane == TensorLane::Graph && mergedInto_[i] == kNone)
                for (uint32_t r = flow_.nodes[i].region; r != kNone; r = flow_.nodes[r].region)
                    join(i, r, frameOf);
        for (TensorFrame& frame : out_.frames) {
            std::ranges::sort(frame.members);
            frame.members.erase(std::unique(frame.members.begin(), frame.members.end()),
                                frame.members.end());
        }
    }

    void join(uint32_t node, uint32_t control, const std::vector<uint32_t>& frameOf) {
        if (frameOf[control] != kNone)
            out_.frames[frameOf[control]].members.push_back(out_.cardOf[node]);
    }

    const Program& program_;
    const TensorFlow& flow_;
    TensorDiagram out_;
    std::vector<uint32_t> mergedInto_;
};

}  // namespace

TensorDiagram makeTensorDiagram(const Program& program, const TensorFlow& flow) {
    return Maker(program, flow).make();
}

}  // namespace graphlift
