#include "analysis/flow/Statements.h"

#include <algorithm>
#include <map>

#include "analysis/flow/Describe.h"
#include "analysis/syntax/Views.h"

namespace graphlift {

namespace {

struct Statement {
    NodeId node;
    SourceRange head;
    Lane lane;
    bool hasCode = false, isReached = false;
};

class Collector {
  public:
    Collector(const FlowContext& flow, const std::vector<Lane>& lanes,
              const std::vector<Control>& controls)
        : flow_(flow), tree_(flow.tree), lanes_(lanes), controls_(controls) {}

    std::vector<FlowStatement> run() {
        list();
        for (uint32_t i = 0; i < flow_.ir.insts.size(); ++i) place(InstId(i), flow_.ir.insts[i]);
        std::vector<FlowStatement> out;
        for (Statement& s : statements_) out.push_back(finish(s));
        return out;
    }

  private:
    /// Every statement below the function, not those of functions and classes inside it.
    void list() {
        const NodeId body = tree_.child(flow_.ir.node, Field::Body);
        if (body.isNone()) return;
        if (tree_.kind(body) != NodeKind::Block) return add(body);
        const NodeId docstring = docstringOf(tree_, flow_.ir.node);
        std::vector<NodeId> work{body};
        while (!work.empty()) {
            const NodeId at = work.back();
            work.pop_back();
            if (isInner(at) && at != flow_.ir.node) continue;
            const bool block = tree_.kind(at) == NodeKind::Block;
            for (NodeId child : tree_.children(at)) {
                const NodeKind kind = tree_.kind(child);
                if (isTrivia(kind)) continue;
                const bool isStatement = block || kind == NodeKind::ElifClause;
                const bool isDoc = isStatement && !docstring.isNone() && holds(child, docstring);
                if (isStatement && !isDoc) add(child);
                work.push_back(child);
            }
        }
        std::ranges::sort(statements_, {}, &Statement::node);
        for (size_t i = 0; i < statements_.size(); ++i) byNode_[statements_[i].node] = i;
    }

    [[nodiscard]] bool isInner(NodeId node) const {
        const NodeKind kind = tree_.kind(node);
        return kind == NodeKind::FunctionDefinition || kind == NodeKind::ClassDefinition ||
               kind == NodeKind::Lambda;
    }

    [[nodiscard]] bool holds(NodeId outer, NodeId inner) const {
        const TextRange o = tree_.range(outer), i = tree_.range(inner);
        return o.begin <= i.begin && i.end <= o.end;
    }

    void add(NodeId node) {
        statements_.push_back({node, {flow_.at(node).file, headRange(tree_, node)}, {}});
        byNode_[node] = statements_.size() - 1;
    }

    Statement* statementOf(NodeId node) {
        const auto& parents = flow_.parents();
        while (!node.isNone()) {
            if (const auto at = byNode_.find(node); at != byNode_.end())
                return &statements_[at->second];
            if (node == flow_.ir.node) break;
            node = parents[node.index()];
        }
        return nullptr;
    }

    void place(InstId id, const Inst& inst) {
        const bool silent = inst.kind == InstKind::Jump || inst.kind == InstKind::BlockParam ||
                            inst.kind == InstKind::Param || inst.kind == InstKind::Undef;
        if (silent || inst.node.isNone()) return;
        Statement* statement = statementOf(inst.node);
        if (statement == nullptr) return;
        statement->hasCode = true;
        if (!flow_.view.isReached(id)) return;
        statement->isReached = true;
        statement->lane.add(lanes_[id.index()]);
    }

    FlowStatement finish(Statement& s) {
        FlowStatement out{s.head, When::Trace, "", ""};
        if (s.hasCode && !s.isReached) {
            out.note = "not reached in any call that is known";
            return out;
        }
        control(s);
        loopExit(s);
        out.when = s.lane.when();
        out.note = s.lane.note;
        out.reason = s.lane.reason;
        branchNote(s, out);
        return out;
    }

    void control(Statement& s) {
        const auto at = std::ranges::find(controls_, s.node, &Control::node);
        if (at == controls_.end()) return;
        Lane lane{.python = at->graph != Answer::Yes,
                  .graph = at->graph != Answer::No,
                  .note = at->note(),
                  .reason = at->reason};
        if (s.lane.effect == FlowNode::Effect::None) s.lane.note.clear();
        if (at->graph == Answer::No && s.lane.when() != When::Trace) lane.weak = false;
        s.lane.add(lane);
    }

    /// `break` and `continue` run where their loop runs.
    void loopExit(Statement& s) {
        const NodeKind kind = tree_.kind(s.node);
        if (kind != NodeKind::BreakStatement && kind != NodeKind::ContinueStatement) return;
        for (Region r = regionOf(flow_, controls_, s.node); r.control != SIZE_MAX;
             r = regionOf(flow_, controls_, controls_[r.control].node)) {
            const Control& control = controls_[r.control];
            if (control.kind == Control::Kind::If) continue;
            if (control.graph == Answer::Yes) s.lane.graph = true, s.lane.python = false;
            return;
        }
    }

    /// What Python does in a body that the graph decides about happens whatever is decided.
    void branchNote(const Statement& s, FlowStatement& out) {
        const bool raises = tree_.kind(s.node) == NodeKind::RaiseStatement;
        if (s.lane.effect != FlowNode::Effect::Python && !raises) return;
        for (Region r = regionOf(flow_, controls_, s.node); r.control != SIZE_MAX;
             r = regionOf(flow_, controls_, controls_[r.control].node)) {
            const Control& control = controls_[r.control];
            if (control.graph != Answer::Yes) continue;
            if (raises)
                out.note = "raises while tracing, whatever the condition is";
            else if (control.kind == Control::Kind::If)
                out.note += ", whatever the condition is";
            else
                out.note += ", however many rounds the loop has";
            return;
        }
    }

    const FlowContext& flow_;
    const SyntaxTree& tree_;
    const std::vector<Lane>& lanes_;
    const std::vector<Control>& controls_;
    std::vector<Statement> statements_;
    std::map<NodeId, size_t> byNode_;
};

}  // namespace

std::vector<FlowStatement> computeStatements(const FlowContext& flow,
                                             const std::vector<Lane>& lanes,
                                             const std::vector<Control>& controls) {
    return Collector(flow, lanes, controls).run();
}

}  // namespace graphlift
