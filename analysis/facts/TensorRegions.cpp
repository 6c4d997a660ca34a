#include "analysis/facts/TensorRegions.h"

namespace graphlift {

namespace {

/// The statement a Branch or Iter belongs to: itself or the nearest around it.
NodeId statementOf(const LocalPass& pass, InstId inst, std::initializer_list<NodeKind> kinds) {
    NodeId node = pass.view[inst].node;
    if (node.isNone()) return node;
    for (NodeKind kind : kinds)
        if (pass.view.tree->kind(node) == kind) return node;
    return pass.context.enclosing(pass.view.id, inst, kinds);
}

}  // namespace

std::vector<TensorStatement> tensorStatements(const LocalPass& pass) {
    std::vector<TensorStatement> out;
    pass.forEach(InstKind::Branch, [&](InstId id, const Inst& inst) {
        if ((inst.flags & (kOnNext | kMayRaise | kBoolOp | kConditionalExpr | kAssertTest)) != 0)
            return;
        Symbolic s = pass.symbolic(inst.valueA());
        if (!s) return;
        bool loop = (inst.flags & kLoopTest) != 0;
        NodeId node = loop ? statementOf(pass, id, {NodeKind::WhileStatement})
                           : statementOf(pass, id, {NodeKind::IfStatement, NodeKind::ElifClause});
        out.push_back(
            {loop ? TensorStatement::Kind::While : TensorStatement::Kind::If, node, id, s});
    });
    pass.forEach(InstKind::Iter, [&](InstId id, const Inst& inst) {
        if (inst.flags & kComprehension) return;
        Symbolic s = pass.symbolic(inst.valueA());
        if (!s && (pass.bits(inst.valueA()) & kIsDataset)) s = {Answer::Yes, true, 0};
        if (s)
            out.push_back({TensorStatement::Kind::For,
                           statementOf(pass, id, {NodeKind::ForStatement}), id, s});
    });
    return out;
}

bool isInside(const LocalPass& pass, const TensorStatement& statement, InstId inst) {
    NodeId node = pass.view[inst].node;
    if (statement.node.isNone() || node.isNone()) return false;
    TextRange outer = pass.view.tree->range(statement.node), inner = pass.view.tree->range(node);
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

}  // namespace graphlift
