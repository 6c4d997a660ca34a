#include "analysis/flow/TensorFlow.h"

#include "analysis/facts/FactBasis.h"
#include "analysis/flow/FlowBuilder.h"
#include "analysis/flow/Statements.h"

namespace graphlift {

std::string_view text(When when) {
    switch (when) {
        case When::Trace:
            return "trace";
        case When::Graph:
            return "graph";
        case When::Both:
            return "both";
    }
    return "";
}

std::string_view text(FlowNode::Kind kind) {
    switch (kind) {
        case FlowNode::Kind::Parameter:
            return "parameter";
        case FlowNode::Kind::Operation:
            return "operation";
        case FlowNode::Kind::Value:
            return "value";
        case FlowNode::Kind::Variable:
            return "variable";
        case FlowNode::Kind::Constant:
            return "constant";
        case FlowNode::Kind::Call:
            return "call";
        case FlowNode::Kind::Control:
            return "control";
        case FlowNode::Kind::Result:
            return "result";
    }
    return "";
}

std::string_view text(FlowNode::Effect effect) {
    switch (effect) {
        case FlowNode::Effect::None:
            return "none";
        case FlowNode::Effect::Python:
            return "python";
        case FlowNode::Effect::Variable:
            return "variable";
    }
    return "";
}

TensorFlow computeTensorFlow(const ProgramFacts& facts, FunctionId function) {
    TensorFlow out;
    out.function = function;
    FlowContext flow(*facts.basis, function);
    const std::vector<Lane> lanes = computeLanes(flow);
    const std::vector<Control> controls = findControls(flow);
    FlowBuilder(flow, lanes, controls).build(out);
    out.statements = computeStatements(flow, lanes, controls);
    return out;
}

}  // namespace graphlift
