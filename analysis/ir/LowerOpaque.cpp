#include "analysis/ir/Lowerer.h"

namespace graphlift {
namespace {

bool isStatement(NodeKind kind) {
    return kind == NodeKind::FunctionDefinition || kind == NodeKind::ClassDefinition ||
           kind == NodeKind::DecoratedDefinition || kind == NodeKind::Block ||
           text(kind).ends_with("_statement");
}

}  // namespace

InstId Lowerer::opaque(std::span<const uint32_t> values, NodeId node) {
    const uint32_t begin = b_.addPool(values);
    return b_.emit(InstKind::Opaque, begin, static_cast<uint32_t>(values.size()), node);
}

/// Reads every variable below the node, and leaves the result in every variable it binds.
InstId Lowerer::opaqueSubtree(NodeId id) {
    const TextRange range = tree_.range(id);
    const auto self = static_cast<uint32_t>(scope_ - table_.scopes.data());
    const std::span<const Binding> bindings = table_.bindingsIn(*scope_, range);
    ScratchList reads(scratch_);
    auto binding = bindings.begin();
    for (size_t i = id.index(); i < tree_.size() && tree_.nodes[i].begin < range.end; ++i) {
        const uint32_t variable = table_.ofNode[i];
        if (tree_.nodes[i].kind != NodeKind::Identifier || variable == NodeId::kNone) continue;
        while (binding != bindings.end() && binding->begin < tree_.nodes[i].begin) ++binding;
        if (binding != bindings.end() && binding->begin == tree_.nodes[i].begin) continue;
        if (table_.variables[variable].scope == self) reads.push(load(variable, NodeId(i)).value);
    }
    const InstId value = opaque(reads.items(), id);
    for (const Binding& bound : bindings) store(bound.variable, value, id);
    return value;
}

/// A syntax error: what stands in it is lowered where that is possible.
InstId Lowerer::opaqueError(NodeId id) {
    ScratchList values(scratch_);
    if (depth_ >= kMaxDepth) return opaqueSubtree(id);
    ++depth_;
    for (NodeId child : tree_.children(id)) {
        if (isStatement(kind(child)))
            statement(child);
        else if (tree_.firstChild(child) || table_.ofNode[child.index()] != NodeId::kNone)
            values.push(expression(child).value);
    }
    --depth_;
    return opaque(values.items(), id);
}

}  // namespace graphlift
