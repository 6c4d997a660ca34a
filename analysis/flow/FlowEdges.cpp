// Who gives what to whom: the lines between the nodes of a flow, named by their arguments.
#include "analysis/flow/FlowBuilder.h"

#include <algorithm>

#include "analysis/facts/Operands.h"
#include "analysis/facts/Parameters.h"
#include "analysis/flow/CallLanes.h"
#include "analysis/flow/Describe.h"
#include "analysis/flow/Feeds.h"

namespace graphlift {

void FlowBuilder::makeEdges(const std::vector<std::vector<uint32_t>>& feeds) {
    for (uint32_t i = 0; i < flow_.ir.insts.size(); ++i) {
        const Inst& inst = flow_.ir.insts[i];
        if (nodeOf_[i] != kNoNode) edgesOf(InstId(i), feeds);
        if (inst.kind == InstKind::Jump && flow_.view.reached[i]) mergeEdges(inst, feeds);
    }
    const auto key = [](const FlowEdge& e) { return std::tie(e.to, e.from, e.argument); };
    std::ranges::sort(edges_,
                      [&](const FlowEdge& a, const FlowEdge& b) { return key(a) < key(b); });
    const auto same = [&](const FlowEdge& a, const FlowEdge& b) { return key(a) == key(b); };
    edges_.erase(std::unique(edges_.begin(), edges_.end(), same), edges_.end());
}

/// Whether something later flows back to something earlier: only round a loop.
bool FlowBuilder::isSameLoop(const FlowNode& a, const FlowNode& b) const {
    return std::ranges::any_of(controls_, [&](const Control& control) {
        if (control.kind == Control::Kind::If) return false;
        const TextRange loop = flow_.tree.range(control.node);
        const auto inside = [&](const FlowNode& n) {
            return loop.begin <= n.where.range.begin && n.where.range.end <= loop.end;
        };
        return inside(a) && inside(b);
    });
}

void FlowBuilder::connect(const std::vector<uint32_t>& from, uint32_t to,
                          const std::string& argument) {
    for (uint32_t source : from) {
        const bool back = firstInst_[source] >= firstInst_[to];
        if (source == to || (back && !isSameLoop(nodes_[source], nodes_[to]))) continue;
        edges_.push_back({source, to, argument, back});
    }
}

void FlowBuilder::mergeEdges(const Inst& jump, const std::vector<std::vector<uint32_t>>& feeds) {
    const IrBlock& target = flow_.ir.blocks[jump.a];
    for (uint32_t i = 0; i < jump.count && i < target.numParams; ++i)
        if (const uint32_t to = nodeOf_[target.begin + i]; to != kNoNode)
            connect(feeds[flow_.ir.pool[jump.b + i]], to,
                    nodes_[to].operation == "merge" ? "value" : "choice");
}

void FlowBuilder::edgesOf(InstId id, const std::vector<std::vector<uint32_t>>& feeds) {
    const Inst& inst = flow_.view[id];
    const uint32_t to = nodeOf_[id.index()];
    const auto feed = [&](InstId from, const char* argument) {
        if (!from.isNone()) connect(feeds[from.index()], to, argument);
    };
    switch (inst.kind) {
        case InstKind::Call:
            return callEdges(id, feeds);
        case InstKind::Binary:
        case InstKind::Compare:
            feed(inst.valueA(), "left");
            return feed(inst.valueB(), "right");
        case InstKind::Unary:
            return feed(inst.valueA(), "operand");
        case InstKind::GetItem:
            feed(inst.valueA(), "object");
            return feed(inst.valueB(), "index");
        case InstKind::GetAttr:
        case InstKind::DelAttr:
            return feed(inst.valueA(), "object");
        case InstKind::SetAttr:
            feed(inst.valueA(), "object");
            return feed(InstId(flow_.ir.pool[inst.b + 1]), "value");
        case InstKind::SetItem:
            feed(inst.valueA(), "object");
            feed(InstId(flow_.ir.pool[inst.b]), "index");
            return feed(InstId(flow_.ir.pool[inst.b + 1]), "value");
        case InstKind::StoreGlobal:
        case InstKind::StoreCell:
            return feed(inst.valueB(), "value");
        case InstKind::Iter:
            return feed(inst.valueA(), "iterable");
        case InstKind::Branch:
            return feed(inst.valueA(), "condition");
        case InstKind::Return:
        case InstKind::Yield:
        case InstKind::YieldFrom:
            return feed(inst.valueA(), "value");
        default:
            return;
    }
}

void FlowBuilder::callEdges(InstId id, const std::vector<std::vector<uint32_t>>& feeds) {
    const Inst& inst = flow_.view[id];
    const uint32_t to = nodeOf_[id.index()];
    const Inst& callee = flow_.view[inst.valueA()];
    // Of other instructions `a` is no instruction: of a name it is the name.
    const bool isMethod = callee.kind == InstKind::GetAttr;
    if (isMethod && nodeOf_[inst.a] == kNoNode)
        connect(feeds[callee.a], to, "self");
    else
        connect(feeds[inst.a], to, "function");
    for (uint32_t i = 0; i < inst.count; ++i)
        connect(feeds[callOperand(flow_.ir, inst, i).value.index()], to, argumentName(id, i));
    if (lanes_[id.index()].effect != FlowNode::Effect::Variable) return;
    // A method keeps its state in its object, anything else that is called in itself.
    for (uint32_t source : feeds[isMethod ? callee.a : inst.a])
        if (nodes_[source].kind == FlowNode::Kind::Variable)
            edges_.push_back({to, source, "state", true});
}

/// The parameter that operand `index` of a call is for; "" when that cannot be read off.
std::string FlowBuilder::argumentName(InstId call, uint32_t index) const {
    const Inst& inst = flow_.view[call];
    const CallOperand operand = callOperand(flow_.ir, inst, index);
    if (operand.tag == kStarArgs) return "*";
    if (operand.tag == kStarStarArgs) return "**";
    if (operand.tag != kPositional) return std::string(flow_.text(Name(operand.tag)));
    for (const SiteEdge& edge : flow_.view.edgesAt(call)) {
        if (edge.kind == EdgeKind::Callback) continue;
        if (!edge.callee.isNone()) {
            const auto& bound = bindArguments(flow_.facts, flow_.view, edge);
            for (uint32_t p = 0; p < bound.size(); ++p)
                if (bound[p].inst == operand.value)
                    return parameterName(flow_.text(flow_.program.ir(edge.callee).params[p].name));
            continue;
        }
        const ApiModel* api = flow_.facts.api(edge);
        if (api == nullptr) continue;
        uint32_t position = api->kind == ApiKind::Method ? 1 : 0;
        for (uint32_t i = 0; i < index; ++i)
            position += callOperand(flow_.ir, inst, i).tag == kPositional ? 1 : 0;
        for (uint32_t p = 0; p < api->params.size(); ++p)
            if (p == position || api->params[p].kind == ParamKind::VarPositional)
                return api->params[p].name;
    }
    return "";
}

}  // namespace graphlift
