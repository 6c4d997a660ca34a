// The values that meet where the ways of a function join: after an `if`, in each round of a loop.
#include "analysis/flow/FlowBuilder.h"

#include <algorithm>

#include "analysis/flow/Describe.h"
#include "analysis/flow/Feeds.h"

namespace graphlift {

/// Is the block, whose parameter this is, jumped to from later code?
bool FlowBuilder::isLoopHeader(InstId blockParam) const {
    const auto block = std::ranges::find_if(flow_.ir.blocks, [&](const IrBlock& b) {
        return b.begin <= blockParam.value && blockParam.value < b.end;
    });
    const auto index = static_cast<uint32_t>(block - flow_.ir.blocks.begin());
    for (uint32_t i = block->end; i < flow_.ir.insts.size(); ++i)
        if (flow_.ir.insts[i].kind == InstKind::Jump && flow_.ir.insts[i].a == index) return true;
    return false;
}

/// A variable that has another value by each way: after an `if`, and in each round of a loop.
void FlowBuilder::mergeNodes() {
    const auto feeds = computeFeeds(flow_, nodeOf_);
    for (uint32_t i = 0; i < flow_.ir.insts.size(); ++i) {
        const Inst& inst = flow_.ir.insts[i];
        if (inst.kind != InstKind::BlockParam || !flow_.view.reached[i] || inst.node.isNone() ||
            feeds[i].size() < 2)
            continue;
        if (!inst.nameA().isNone())
            merge(InstId(i));
        else if (flow_.tree.kind(inst.node) == NodeKind::ConditionalExpression)
            choice(InstId(i));
    }
}

void FlowBuilder::merge(InstId id) {
    const Inst& inst = flow_.view[id];
    FlowNode node;
    node.kind = FlowNode::Kind::Control;
    node.label = node.name = flow_.text(inst.nameA());
    node.operation = "merge";
    const Answer tensor = flow_.isGraphValue(id, true);
    node.when = tensor == Answer::Yes  ? When::Graph
                : tensor == Answer::No ? When::Trace
                                       : When::Both;
    const bool loop = isLoopHeader(id);
    node.note = loop ? "its value at the start of each round" : "its value, whichever way is taken";
    describeTypes(node, id);
    const uint32_t index = add(std::move(node), id, inst.node);
    FlowNode& made = nodes_[index];
    made.where.range = headRange(flow_.tree, inst.node);
    isMerge_[index] = true;
    const auto at = std::ranges::find(controls_, inst.node, &Control::node);
    if (loop && at != controls_.end())
        made.region = controlNode_[static_cast<size_t>(at - controls_.begin())];
    else if (made.region != kNoNode)
        made.region = controlNode_[made.region];
    if (!loop) order_[index] = flow_.tree.range(inst.node).end;
}

/// `a if tensor else b`
void FlowBuilder::choice(InstId id) {
    const NodeId expression = flow_.view[id].node;
    const TextRange whole = flow_.tree.range(expression);
    for (uint32_t i = 0; i < id.value; ++i) {
        const Inst& branch = flow_.ir.insts[i];
        if (branch.kind != InstKind::Branch || !(branch.flags & kConditionalExpr) ||
            !lanes_[i].graph)
            continue;
        const TextRange part = flow_.tree.range(branch.node);
        if (part.begin < whole.begin || whole.end < part.end) continue;
        FlowNode node;
        node.kind = FlowNode::Kind::Control;
        node.label = shortText(flow_.tree, expression);
        node.name = assignedName(flow_, expression);
        node.operation = "if else";
        node.note = lanes_[i].note;
        node.when = When::Graph;
        describeTypes(node, id);
        const uint32_t index = add(std::move(node), id, expression);
        if (nodes_[index].region != kNoNode)
            nodes_[index].region = controlNode_[nodes_[index].region];
        nodeOf_[i] = index;
        return;
    }
}

/// Leaves out merges that nothing reads.
void FlowBuilder::pruneMerges() {
    std::vector<bool> gone(nodes_.size());
    for (bool changed = true; changed;) {
        std::vector<bool> read(nodes_.size());
        for (const FlowEdge& edge : edges_)
            if (!gone[edge.to] && edge.from != edge.to) read[edge.from] = true;
        changed = false;
        for (size_t i = 0; i < nodes_.size(); ++i)
            if (isMerge_[i] && !gone[i] && !read[i]) gone[i] = changed = true;
    }
    std::vector<uint32_t> place(nodes_.size());
    std::vector<FlowNode> kept;
    for (uint32_t i = 0; i < nodes_.size(); ++i) {
        place[i] = static_cast<uint32_t>(kept.size());
        if (!gone[i]) kept.push_back(std::move(nodes_[i]));
    }
    nodes_ = std::move(kept);
    for (FlowNode& node : nodes_)
        if (node.region != kNoNode) node.region = place[node.region];
    std::erase_if(edges_, [&](const FlowEdge& e) { return gone[e.from] || gone[e.to]; });
    for (FlowEdge& edge : edges_) {
        edge.from = place[edge.from];
        edge.to = place[edge.to];
    }
}

}  // namespace graphlift
