#include "analysis/flow/Controls.h"

#include <algorithm>

namespace graphlift {

namespace {

bool isControl(NodeKind kind) {
    return kind == NodeKind::IfStatement || kind == NodeKind::ElifClause ||
           kind == NodeKind::ForStatement || kind == NodeKind::WhileStatement;
}

class Finder {
  public:
    explicit Finder(const FlowContext& flow) : flow_(flow) {}

    std::vector<Control> run() {
        for (uint32_t i = 0; i < flow_.ir.insts.size(); ++i)
            if (flow_.view.reached[i]) inst(InstId(i), flow_.ir.insts[i]);
        std::ranges::sort(found_, {}, [](const Control& c) { return c.node; });
        return std::move(found_);
    }

  private:
    void inst(InstId id, const Inst& inst) {
        if (inst.kind == InstKind::Iter && !(inst.flags & kComprehension))
            add(Control::Kind::For, id, inst.valueA(), graphIterable(inst.valueA()));
        if (inst.kind == InstKind::Next && !inst.valueA().isNone()) next(id, inst);
        constexpr uint8_t kOther = kOnNext | kMayRaise | kAssertTest | kConditionalExpr;
        if (inst.kind != InstKind::Branch || (inst.flags & kOther) || inst.valueA().isNone())
            return;
        const NodeId node = statementOf(inst.node);
        if (node.isNone() || flow_.tree.kind(node) == NodeKind::ForStatement) return;
        const bool loop = flow_.tree.kind(node) == NodeKind::WhileStatement;
        add(loop ? Control::Kind::While : Control::Kind::If, id, inst.valueA(),
            flow_.isGraphValue(inst.valueA()));
    }

    /// The element of a round comes from the loop.
    void next(InstId id, const Inst& inst) {
        const auto at = std::ranges::find_if(found_, [&](const Control& c) {
            return std::ranges::find(c.sites, inst.valueA()) != c.sites.end();
        });
        if (at != found_.end()) at->sites.push_back(id);
    }

    void add(Control::Kind kind, InstId site, InstId condition, Answer graph) {
        const NodeId node = statementOf(flow_.view[site].node);
        if (node.isNone()) return;
        auto at = std::ranges::find(found_, node, &Control::node);
        if (at == found_.end())
            at = found_.insert(found_.end(), {kind, node, Answer::No, {}, {}, {}});
        at->graph = either(at->graph, graph);
        if (graph == Answer::Unknown && at->reason.empty()) at->reason = flow_.reasonOf(condition);
        at->conditions.push_back(condition);
        at->sites.push_back(site);
    }

    /// The condition or loop in whose head a node stands.
    [[nodiscard]] NodeId statementOf(NodeId node) const {
        const auto& parents = flow_.parents();
        while (!node.isNone() && node != flow_.ir.node) {
            if (isControl(flow_.tree.kind(node))) return node;
            if (flow_.tree.kind(node) == NodeKind::Block) break;
            node = parents[node.index()];
        }
        return NodeId::none();
    }

    /// A tensor, a dataset, or a range up to a tensor.
    [[nodiscard]] Answer graphIterable(InstId iterable) const {
        const uint32_t bits = flow_.pass.bits(iterable);
        if (bits & kIsDataset) return Answer::Yes;
        const Inst& made = flow_.view[iterable];
        if (made.kind != InstKind::Call) return flow_.isGraphValue(iterable);
        Answer answer = flow_.isGraphValue(iterable);
        for (uint32_t i = 0; i < made.count; ++i) {
            const InstId argument = callOperand(flow_.ir, made, i).value;
            if (flow_.pass.bits(argument) & kIsDataset) return Answer::Yes;
            if (bits & kIsRange) answer = either(answer, flow_.isGraphValue(argument));
        }
        return answer;
    }

    const FlowContext& flow_;
    std::vector<Control> found_;
};

}  // namespace

std::string Control::note() const {
    if (graph == Answer::Unknown) return "";
    const bool converted = graph == Answer::Yes;
    switch (kind) {
        case Kind::If:
            return converted ? "converted to a condition of the graph: both ways are traced"
                             : "decided once per trace: only the way taken is traced";
        case Kind::For:
            return converted ? "converted to a loop of the graph: its body is traced once"
                             : "a loop of Python: unrolled while tracing";
        case Kind::While:
            return converted ? "converted to a loop of the graph: its body is traced once"
                             : "a loop of Python: unrolled while tracing";
    }
    return "";
}

std::vector<Control> findControls(const FlowContext& flow) { return Finder(flow).run(); }

Region regionOf(const FlowContext& flow, const std::vector<Control>& controls, NodeId node) {
    const auto& parents = flow.parents();
    NodeId inner = node;
    while (!inner.isNone() && inner != flow.ir.node) {
        const NodeId outer = parents[inner.index()];
        if (outer.isNone()) break;
        const Field field = flow.tree.field(inner);
        const bool body = field == Field::Body || field == Field::Consequence;
        if (isControl(flow.tree.kind(outer)) && (body || field == Field::Alternative)) {
            const auto at = std::ranges::find(controls, outer, &Control::node);
            if (at != controls.end()) return {static_cast<size_t>(at - controls.begin()), !body};
        }
        inner = outer;
    }
    return {};
}

}  // namespace graphlift
