// What flows through one function when it is traced: values as nodes, uses as edges, and for every
// statement when it runs. Asked of one function at a time, for reports and windows.
//
//   def f(x, log):             x           parameter, graph
//       n = x.shape[0]         x.shape[0]  value, trace: read once per trace
//       y = tf.exp(x) / n      tf.exp(x)   operation, graph      / n   operation, graph
//       log.append(y)          log.append  value, trace, a Python effect
//       return y               return y    result, graph
//
// "Trace" is Python, run once for each trace; "graph" is what every call of the graph runs; "both"
// does something in each, or nobody can tell which: then `reason` says why. The same values,
// effects and conditions decide here as in the verdicts.
#pragma once

#include <string>
#include <vector>

#include "analysis/facts/ProgramFacts.h"

namespace graphlift {

enum class When : uint8_t { Trace, Graph, Both };
std::string_view text(When when);  // "trace", "graph", "both"

struct FlowNode {
    enum class Kind : uint8_t {
        Parameter,
        Operation,  // of the graph
        Value,      // computed by Python
        Variable,
        Constant,  // a global number or array, a captured tensor
        Call,      // of a function of the project
        Control,   // if, for, while
        Result
    };
    /// Variable: it assigns or makes variables, an effect that stays one in a graph.
    enum class Effect : uint8_t { None, Python, Variable };

    Kind kind = Kind::Operation;
    std::string label;      // the author's own text, shortened
    std::string name;       // the variable it is assigned to, or ""
    std::string operation;  // "matmul", "+", "if", or ""
    SourceRange where;
    std::vector<TensorType> types;  // sorted by text
    std::string python;             // what it is to Python ("int 64", "list"), or ""
    std::string note;               // a sentence on when it runs, or ""
    std::string reason;             // why types or lane are not known, or ""
    When when = When::Graph;
    Effect effect = Effect::None;
    uint32_t region = Id<int>::kNone;  // the control node in whose body it stands
    bool otherwise = false;            // in its else
    FunctionId callee;                 // of a Call with one target
};
std::string_view text(FlowNode::Kind kind);      // "parameter", ...
std::string_view text(FlowNode::Effect effect);  // "none", "python", "variable"

/// The value of one node is used by another.
struct FlowEdge {
    uint32_t from = 0, to = 0;
    std::string argument;  // what for: a parameter's name, "left", "condition", ...
    bool again = false;    // carried to the next round of a loop
};

struct FlowStatement {
    SourceRange where;  // of a compound statement: its head
    When when = When::Trace;
    std::string note, reason;
};

struct TensorFlow {
    FunctionId function;
    std::vector<FlowNode> nodes;            // by position, parameters first
    std::vector<FlowEdge> edges;            // by target, then source
    std::vector<FlowStatement> statements;  // by position
};

/// The flow of a function or lambda of the program.
TensorFlow computeTensorFlow(const ProgramFacts& facts, FunctionId function);

}  // namespace graphlift
