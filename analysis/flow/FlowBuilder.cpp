#include "analysis/flow/FlowBuilder.h"

#include <algorithm>
#include <numeric>

#include "analysis/facts/Operands.h"
#include "analysis/facts/Parameters.h"
#include "analysis/flow/CallLanes.h"
#include "analysis/flow/Describe.h"
#include "analysis/flow/Feeds.h"

namespace graphlift {

namespace {

constexpr uint32_t kDataBits = kArrayBits | kNumberBits | kIsString;

bool isLoad(InstKind kind) {
    return kind == InstKind::LoadGlobal || kind == InstKind::LoadCell || kind == InstKind::GetAttr;
}

bool isStore(InstKind kind) {
    return kind == InstKind::SetAttr || kind == InstKind::DelAttr || kind == InstKind::SetItem ||
           kind == InstKind::DelItem || kind == InstKind::StoreGlobal ||
           kind == InstKind::DelGlobal || kind == InstKind::StoreCell;
}

}  // namespace

FlowBuilder::FlowBuilder(const FlowContext& flow, const std::vector<Lane>& lanes,
                         const std::vector<Control>& controls)
    : flow_(flow),
      lanes_(lanes),
      controls_(controls),
      nodeOf_(flow.ir.insts.size(), kNoNode),
      controlNode_(controls.size(), kNoNode),
      users_(flow.ir.insts.size()) {
    for (uint32_t i = 0; i < flow.ir.insts.size(); ++i)
        if (flow.view.reached[i])
            for (InstId operand : operandsOf(flow.ir, flow.ir.insts[i]))
                users_[operand.index()].push_back(InstId(i));
}

void FlowBuilder::build(TensorFlow& out) {
    makeNodes();
    controlNodes();
    mergeNodes();
    sortNodes();
    makeEdges(computeFeeds(flow_, nodeOf_));
    pruneMerges();
    out.nodes = std::move(nodes_);
    out.edges = std::move(edges_);
}

void FlowBuilder::makeNodes() {
    for (uint32_t i = 0; i < flow_.ir.insts.size(); ++i) {
        const Inst& inst = flow_.ir.insts[i];
        const InstId id(i);
        if (!flow_.view.reached[i] || inst.node.isNone()) continue;
        const Lane& lane = lanes_[i];
        if (inst.kind == InstKind::Param) {
            parameter(id, inst);
        } else if (inst.kind == InstKind::Return || inst.kind == InstKind::Yield) {
            result(id);
        } else if (isStore(inst.kind)) {
            if (lane.effect == FlowNode::Effect::Python) stored(id);
        } else if (isLoad(inst.kind) && lane.isNothing()) {
            loaded(id);
        } else if (inst.kind == InstKind::Branch || inst.kind == InstKind::Raise ||
                   inst.kind == InstKind::UnpackItem || inst.kind == InstKind::Import ||
                   inst.kind == InstKind::MakeClass || isInner(id)) {
            continue;
        } else if (lane.graph || (lane.python && !lane.weak)) {
            computed(id, lane.graph ? FlowNode::Kind::Operation : FlowNode::Kind::Value);
        }
    }
}

/// What stands for nothing of its own: entering a `with`, a shape whose axis is read at once.
bool FlowBuilder::isInner(InstId id) const {
    const Inst& inst = flow_.view[id];
    if (inst.kind == InstKind::Call && (inst.flags & (kEnter | kExit))) return true;
    if (inst.kind != InstKind::GetAttr || !(flow_.pass.bits(id) & kIsShape)) return false;
    const auto& users = users_[id.index()];
    return !users.empty() && std::ranges::all_of(users, [&](InstId user) {
        return flow_.view[user].kind == InstKind::GetItem ||
               flow_.view[user].kind == InstKind::GetAttr;
    });
}

uint32_t FlowBuilder::add(FlowNode node, InstId id, NodeId syntax) {
    // `finally` stands twice in the code, but once in the source.
    for (uint32_t i = 0; i < nodes_.size(); ++i)
        if (syntax_[i] == syntax && nodes_[i].kind == node.kind && nodes_[i].label == node.label &&
            flow_.ir.insts[firstInst_[i]].kind == flow_.view[id].kind)
            return nodeOf_[id.index()] = i;
    node.where = flow_.at(syntax);
    const Region region = regionOf(flow_, controls_, syntax);
    node.region = region.control == SIZE_MAX ? kNoNode : static_cast<uint32_t>(region.control);
    node.otherwise = region.otherwise;
    nodes_.push_back(std::move(node));
    firstInst_.push_back(id.value);
    syntax_.push_back(syntax);
    order_.push_back(flow_.tree.range(syntax).begin);
    isMerge_.push_back(false);
    return nodeOf_[id.index()] = static_cast<uint32_t>(nodes_.size() - 1);
}

void FlowBuilder::describeTypes(FlowNode& node, InstId id) const {
    const ValueId value = flow_.view.value(id);
    node.types = arrayTypes(flow_.facts, value);
    node.python = pythonText(flow_, value);
    if (!node.reason.empty()) return;
    node.reason = flow_.reasonOf(id);
    for (const TensorType& type : node.types) {
        if (!node.reason.empty()) return;
        if (!type.shape.rankKnown) node.reason = "the rank could not be computed";
        for (const Dim& dim : type.shape.dims)
            if (dim.kind == Dim::Kind::Unresolved)
                node.reason = "an axis has a fixed size that could not be computed";
    }
}

void FlowBuilder::parameter(InstId id, const Inst& inst) {
    if (flow_.isReceiver(inst.a)) return;
    FlowNode node;
    node.kind = FlowNode::Kind::Parameter;
    node.label = node.name = flow_.text(flow_.ir.params[inst.a].name);
    const Answer tensor = isTensorInGraph(flow_.facts, flow_.view, inst.a);
    describeTypes(node, id);
    if (tensor == Answer::Yes) {
        node.when = When::Graph;
        node.note = "an input of the graph";
    } else if (tensor == Answer::No) {
        node.when = When::Trace;
        node.note = "a Python value: each new one is a new trace";
    } else {
        node.when = When::Both;
        if (node.reason.empty()) node.reason = "what it is given is not known";
    }
    add(std::move(node), id, flow_.ir.params[inst.a].node);
}

/// Globals, captured names and attributes that hold data: variables, tensors, numbers.
void FlowBuilder::loaded(InstId id) {
    const Inst& inst = flow_.view[id];
    const uint32_t bits = flow_.pass.bits(id);
    if (!(bits & kDataBits) || flow_.pass.origin(id).computed) return;
    if (inst.kind == InstKind::LoadCell && inst.b == 0) return;
    if (inst.kind == InstKind::GetAttr) {
        const uint32_t owner = flow_.pass.bits(inst.valueA());
        if ((owner & (kIsInstance | kIsModule | kIsClass | kIsUnknown)) == 0) return;
    }
    FlowNode node;
    node.label = node.name = shortText(flow_.tree, inst.node);
    const bool variable = (bits & kIsVariable) != 0, tensor = (bits & kSymbolicBits) != 0;
    const bool attribute =
        inst.kind == InstKind::GetAttr && !(flow_.pass.bits(inst.valueA()) & kIsModule);
    node.kind = variable    ? FlowNode::Kind::Variable
                : attribute ? FlowNode::Kind::Value
                            : FlowNode::Kind::Constant;
    if (attribute && tensor) node.kind = variable ? node.kind : FlowNode::Kind::Constant;
    node.when = tensor ? When::Graph : When::Trace;
    node.note = variable ? "a variable: read at every call"
                : tensor ? "a tensor from outside: kept as it is while tracing"
                         : "read once per trace, constant afterwards";
    describeTypes(node, id);
    const auto key = std::pair(node.label, static_cast<uint32_t>(node.kind));
    if (const auto at = bySource_.find(key); at != bySource_.end()) {
        nodeOf_[id.index()] = at->second;
        return;
    }
    const uint32_t index = add(std::move(node), id, inst.node);
    nodes_[index].region = kNoNode;
    bySource_[key] = index;
}

void FlowBuilder::computed(InstId id, FlowNode::Kind kind) {
    const Inst& inst = flow_.view[id];
    const Lane& lane = lanes_[id.index()];
    FlowNode node;
    node.kind = kind;
    node.callee = onlyCallee(flow_, id);
    if (!node.callee.isNone()) node.kind = FlowNode::Kind::Call;
    node.label = shortText(flow_.tree, inst.node);
    node.name = assignedName(flow_, inst.node);
    node.operation = operationText(flow_, id);
    node.note = lane.note;
    node.reason = lane.reason;
    node.when = lane.when();
    node.effect = lane.effect;
    describeTypes(node, id);
    add(std::move(node), id, inst.node);
}

void FlowBuilder::stored(InstId id) {
    const Lane& lane = lanes_[id.index()];
    FlowNode node;
    node.kind = FlowNode::Kind::Value;
    node.label = shortText(flow_.tree, flow_.view[id].node);
    node.operation = "write";
    node.note = lane.note;
    node.reason = lane.reason;
    node.when = When::Trace;
    node.effect = lane.effect;
    add(std::move(node), id, flow_.view[id].node);
}

void FlowBuilder::result(InstId id) {
    const Inst& inst = flow_.view[id];
    const NodeKind kind = flow_.tree.kind(inst.node);
    const bool lambda = flow_.ir.scope == ScopeKind::Lambda;
    if (!lambda && kind != NodeKind::ReturnStatement && kind != NodeKind::Yield) return;
    if (inst.valueA().isNone()) return;
    const Lane& lane = lanes_[id.index()];
    FlowNode node;
    node.kind = FlowNode::Kind::Result;
    node.label = shortText(flow_.tree, inst.node);
    node.name = "result";
    node.note = lane.note;
    node.reason = lane.reason;
    node.when = lane.when();
    describeTypes(node, inst.valueA());
    add(std::move(node), id, inst.node);
}

void FlowBuilder::controlNodes() {
    for (size_t i = 0; i < controls_.size(); ++i) {
        const Control& control = controls_[i];
        FlowNode node;
        node.kind = FlowNode::Kind::Control;
        node.label = headText(flow_, control.node);
        node.operation = control.kind == Control::Kind::If    ? "if"
                         : control.kind == Control::Kind::For ? "for"
                                                              : "while";
        node.note = control.note();
        node.reason = control.reason;
        node.when = control.graph == Answer::Yes  ? When::Graph
                    : control.graph == Answer::No ? When::Trace
                                                  : When::Both;
        controlNode_[i] = add(std::move(node), control.sites.front(), control.node);
        FlowNode& made = nodes_[controlNode_[i]];
        made.where.range = headRange(flow_.tree, control.node);
        for (InstId site : control.sites) {
            nodeOf_[site.index()] = controlNode_[i];
            if (flow_.view[site].kind == InstKind::Next) elementTypes(made, site);
        }
    }
    for (FlowNode& node : nodes_)
        if (node.region != kNoNode) node.region = controlNode_[node.region];
}

/// Of all rounds together: what the numbers in it are differs from round to round.
void FlowBuilder::elementTypes(FlowNode& node, InstId next) const {
    describeTypes(node, next);
    std::vector<TensorType> types;
    for (TensorType& type : node.types) {
        type.content.reset();
        if (std::ranges::find(types, type) == types.end()) types.push_back(type);
    }
    node.types = std::move(types);
}

void FlowBuilder::sortNodes() {
    std::vector<uint32_t> order(nodes_.size()), place(nodes_.size());
    std::iota(order.begin(), order.end(), 0);
    const auto key = [&](uint32_t i) {
        const FlowNode& n = nodes_[i];
        return std::tuple(n.kind != FlowNode::Kind::Parameter, order_[i], isMerge_[i],
                          n.where.range.end, firstInst_[i]);
    };
    std::ranges::sort(order, {}, key);
    std::vector<FlowNode> nodes;
    std::vector<uint32_t> first;
    std::vector<bool> merges;
    for (uint32_t old : order) {
        place[old] = static_cast<uint32_t>(nodes.size());
        nodes.push_back(std::move(nodes_[old]));
        first.push_back(firstInst_[old]);
        merges.push_back(isMerge_[old]);
    }
    nodes_ = std::move(nodes);
    firstInst_ = std::move(first);
    isMerge_ = std::move(merges);
    for (FlowNode& node : nodes_)
        if (node.region != kNoNode) node.region = place[node.region];
    for (uint32_t& node : nodeOf_)
        if (node != kNoNode) node = place[node];
}

}  // namespace graphlift
