// The tensor flow of a function as a picture: cards, lines and frames with the words that stand on
// them, but no place yet. Plain data, made once per flow; names are fit to be shown.
#pragma once

#include <string>
#include <vector>

#include "analysis/flow/TensorFlow.h"

namespace graphlift {

/// Left: Python, once per trace. Right: the graph, at every call.
enum class TensorLane : uint8_t { Trace, Graph };

struct TensorCard {
    enum class Form : uint8_t {
        Rounded,  // an operation, a call
        Round,    // a parameter: round ends
        Drum,     // a variable
        Square,   // a Python value
        Result,   // what the function gives
        Pill      // a merge, an if, a while: one line
    };
    Form form = Form::Rounded;
    TensorLane lane = TensorLane::Graph;
    std::string name;       // "score", "matmul"
    std::string operation;  // beside the name, or ""
    std::string line;       // "78"
    std::string pill;       // "float32 [?, 784]", "int 64", or ""
    std::string more;       // "+2": how many other types there are
    std::string note;       // under a card of the trace lane
    std::string tooltip;    // everything that is known, line by line
    bool isOpen = false;    // something about its type is not known
    bool isBoth = false;    // Python does something too
    FlowNode::Effect effect = FlowNode::Effect::None;
    std::vector<uint32_t> nodes;  // of the flow: the first is the one it shows
};

struct TensorLine {
    /// Crossing: a Python value goes into the graph. ShapeRead: the other way. State: a variable is
    /// assigned.
    enum class Kind : uint8_t { Tensor, Python, Crossing, ShapeRead, State };
    uint32_t from = 0, to = 0;  // cards
    Kind kind = Kind::Tensor;
    std::string argument;
    bool again = false;  // to the next round of a loop
};

/// A frame around what a condition or a loop holds.
struct TensorFrame {
    std::string label;  // "for r in tf.range(4)"
    std::string note;
    bool isGraph = true;                // else Python decides
    uint32_t parent = Id<int>::kNone;   // the frame around it
    std::vector<uint32_t> members;      // cards of the graph lane, those of inner frames too
    uint32_t control = Id<int>::kNone;  // its card
};

struct TensorDiagram {
    std::string title;              // the id of the function
    std::vector<TensorCard> cards;  // in the order of the flow
    std::vector<TensorLine> lines;
    std::vector<TensorFrame> frames;  // outer ones first
    std::vector<uint32_t> cardOf;     // by node of the flow
};

TensorDiagram makeTensorDiagram(const Program& program, const TensorFlow& flow);

}  // namespace graphlift
