// One function under the questions of the flow: its view, where its values come from, and whether a
// value is a tensor of the graph while the function is traced.
#pragma once

#include <string>

#include "analysis/facts/FactBasis.h"
#include "analysis/facts/LocalPass.h"

namespace graphlift {

struct FlowContext {
    FlowContext(FactBasis& basis, FunctionId function);
    ~FlowContext();
    FlowContext(const FlowContext&) = delete;
    FlowContext& operator=(const FlowContext&) = delete;

    FactBasis& basis;
    const FactContext& facts;
    const Program& program;
    const CodeView& view;
    const IrFunction& ir;
    const SyntaxTree& tree;
    CapturedVariables captured;
    std::vector<ValueOrigin> origins;
    const size_t numMessages;  // of the basis, before this function's own
    LocalPass pass;

    /// Is the value (`deep`: or something inside it) a tensor when the function is traced? Captured
    /// tensors and variables are.
    [[nodiscard]] Answer isGraphValue(InstId inst, bool deep = false) const;
    /// Why the value is not known; "" when it is.
    [[nodiscard]] std::string reasonOf(InstId inst) const;
    [[nodiscard]] const std::vector<NodeId>& parents() const {
        return facts.parentsOf(program.functions[view.id].file);
    }
    [[nodiscard]] SourceRange at(NodeId node) const {
        return {program.functions[view.id].file, tree.range(node)};
    }
    /// Is parameter `index` the receiver of a method?
    [[nodiscard]] bool isReceiver(uint32_t index) const;
    [[nodiscard]] std::string_view text(Name name) const { return facts.text(name); }
};

}  // namespace graphlift
