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

std::vector<bool> blocksFrom(const IrFunction& ir, uint32_t start) {
    std::vector<bool> seen(ir.blocks.size());
    std::vector<uint32_t> work{start};
    while (!work.empty()) {
        uint32_t b = work.back();
        work.pop_back();
        if (seen[b]) continue;
        seen[b] = true;
        const Inst& last = ir.insts[ir.blocks[b].end - 1];
        if (last.kind == InstKind::Jump && last.a > b) work.push_back(last.a);
        if (last.kind == InstKind::Branch)
            for (uint32_t k = 0; k < 2; ++k)
                if (ir.pool[last.b + k] > b) work.push_back(ir.pool[last.b + k]);
    }
    return seen;
}

std::optional<uint32_t> meetingBlock(const IrFunction& ir, const Inst& branch) {
    auto yes = blocksFrom(ir, ir.pool[branch.b]), no = blocksFrom(ir, ir.pool[branch.b + 1]);
    for (uint32_t b = 0; b < ir.blocks.size(); ++b)
        if (yes[b] && no[b]) return b;
    return std::nullopt;
}

namespace {

/// What a variable gets where ways meet that `when` steers; nothing when it stays what it is.
void addSteered(const LocalPass& pass, InstId parameter, const Symbolic& when,
                std::vector<SteeredValue>& out) {
    const ValueTable& table = *pass.context.program.values;
    uint32_t bits = pass.bits(parameter);
    SteeredValue steered;
    steered.inst = parameter;
    steered.origin.computed = when.always;
    steered.origin.value = when.when;
    if ((bits & (kNumberBits | kIsString)) && !(bits & kArrayBits)) {
        steered.origin.cast = true;
    } else if (bits & kArrayBits) {
        const Shape* shape = nullptr;
        for (AtomId id : table.atoms(pass.view.value(parameter))) {
            if (table[id].kind != AtomKind::Tensor) continue;
            const Shape& here = table.tensor(id).shape;
            bool differs = shape != nullptr && !(here == *shape);
            steered.origin.loose = steered.origin.loose || differs || table.tensor(id).merged;
            shape = &here;
        }
        if (!steered.origin.loose) return;
        steered.origin.computed = false;
        steered.origin.value = 0;
    } else {
        return;
    }
    out.push_back(steered);
}

void addBlock(const LocalPass& pass, uint32_t block, const Symbolic& when,
              std::vector<SteeredValue>& out) {
    const IrBlock& at = pass.view.ir->blocks[block];
    for (uint32_t i = 0; i < at.numParams; ++i) addSteered(pass, InstId(at.begin + i), when, out);
}

/// The blocks inside a loop (or its header) that are jumped to from behind.
void addLoop(const LocalPass& pass, const TensorStatement& loop, std::vector<SteeredValue>& out) {
    const IrFunction& ir = *pass.view.ir;
    for (uint32_t i = 0; i < ir.insts.size(); ++i) {
        const Inst& jump = ir.insts[i];
        if (jump.kind != InstKind::Jump || ir.blocks[jump.a].begin > i || !pass.view.reached[i])
            continue;
        if (isInside(pass, loop, InstId(i))) addBlock(pass, jump.a, loop.when, out);
    }
}

}  // namespace

std::vector<SteeredValue> steeredValues(const LocalPass& pass) {
    std::vector<SteeredValue> out;
    for (const TensorStatement& statement : tensorStatements(pass)) {
        if (statement.kind != TensorStatement::Kind::If) {
            addLoop(pass, statement, out);
        } else if (auto block = meetingBlock(*pass.view.ir, pass.view[statement.at])) {
            addBlock(pass, *block, statement.when, out);
        }
    }
    pass.forEach(InstKind::Branch, [&](InstId, const Inst& inst) {
        if (!(inst.flags & kConditionalExpr)) return;
        Symbolic when = pass.symbolic(inst.valueA());
        if (!when) return;
        if (auto block = meetingBlock(*pass.view.ir, inst)) addBlock(pass, *block, when, out);
    });
    return out;
}

void steerOrigins(const LocalPass& pass, std::vector<ValueOrigin>& origins) {
    constexpr int kMaxRounds = 4;  // a guess: a condition that depends on one before it is rare
    std::vector<SteeredValue> steered;
    for (int round = 0; round < kMaxRounds; ++round) {
        std::vector<SteeredValue> now = steeredValues(pass);
        if (now.size() == steered.size()) return;
        steered = std::move(now);
        origins = computeOrigins(pass.context, pass.view, pass.summaries, pass.captured, steered);
    }
}

bool returnsUnderCondition(const LocalPass& pass) {
    for (const TensorStatement& statement : tensorStatements(pass)) {
        bool found = false;
        pass.forEach(InstKind::Return, [&](InstId id, const Inst&) {
            found = found || isInside(pass, statement, id);
        });
        if (found) return true;
    }
    return false;
}

bool isInside(const LocalPass& pass, const TensorStatement& statement, InstId inst) {
    NodeId node = pass.view[inst].node;
    if (statement.node.isNone() || node.isNone()) return false;
    TextRange outer = pass.view.tree->range(statement.node), inner = pass.view.tree->range(node);
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

}  // namespace graphlift
