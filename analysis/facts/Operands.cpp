#include "analysis/facts/Operands.h"

namespace graphlift {

namespace {

/// Calls `visit(InstId)` for each operand, in the order in which they stand.
template <class Visit>
void forEachOperand(const IrFunction& ir, const Inst& inst, Visit visit) {
    const auto one = [&](uint32_t value) {
        if (value != Id<int>::kNone) visit(InstId(value));
    };
    const auto pool = [&](uint32_t first, uint32_t count, bool starred) {
        for (uint32_t i = 0; i < count; ++i) {
            const uint32_t value = ir.pool[first + i];
            if (value != Id<int>::kNone) one(starred ? value & ~kStarBit : value);
        }
    };
    const auto tagged = [&] {
        for (uint32_t i = 0; i < inst.count; ++i) one(ir.pool[inst.b + 2 * i + 1]);
    };
    switch (inst.kind) {
        case InstKind::Const:
        case InstKind::Param:
        case InstKind::BlockParam:
        case InstKind::Undef:
        case InstKind::LoadGlobal:
        case InstKind::DelGlobal:
        case InstKind::LoadCell:
        case InstKind::Import:
        case InstKind::Jump:
            break;
        case InstKind::StoreGlobal:
        case InstKind::StoreCell:
            one(inst.b);
            break;
        case InstKind::GetAttr:
        case InstKind::DelAttr:
        case InstKind::Unpack:
        case InstKind::UnpackItem:
        case InstKind::Unary:
        case InstKind::Iter:
        case InstKind::Next:
        case InstKind::Yield:
        case InstKind::YieldFrom:
        case InstKind::Await:
        case InstKind::CaughtException:
        case InstKind::Branch:
        case InstKind::Return:
            one(inst.a);
            break;
        case InstKind::SetAttr:
            one(inst.a);
            one(ir.pool[inst.b + 1]);
            break;
        case InstKind::SetItem:
            one(inst.a);
            pool(inst.b, 2, false);
            break;
        case InstKind::GetItem:
        case InstKind::DelItem:
        case InstKind::Binary:
        case InstKind::Compare:
        case InstKind::Refine:
        case InstKind::Raise:
            one(inst.a);
            one(inst.b);
            break;
        case InstKind::BuildTuple:
        case InstKind::BuildList:
        case InstKind::BuildSet:
            pool(inst.a, inst.b, true);
            break;
        case InstKind::BuildDict:
        case InstKind::Format:
            pool(inst.a, 2 * inst.b, false);
            break;
        case InstKind::BuildSlice:
            pool(inst.a, 3, false);
            break;
        case InstKind::Opaque:
            pool(inst.a, inst.b, false);
            break;
        case InstKind::Call:
            one(inst.a);
            tagged();
            break;
        case InstKind::MakeFunction:
        case InstKind::MakeClass:
            tagged();
            break;
    }
}

}  // namespace

std::vector<InstId> operandsOf(const IrFunction& ir, const Inst& inst) {
    std::vector<InstId> out;
    forEachOperand(ir, inst, [&](InstId operand) { out.push_back(operand); });
    return out;
}

bool reads(const IrFunction& ir, const Inst& inst, InstId value) {
    bool found = false;
    forEachOperand(ir, inst, [&](InstId operand) { found = found || operand == value; });
    return found;
}

std::vector<bool> forwardClosure(const IrFunction& ir, InstId from) {
    std::vector<bool> reached(ir.insts.size());
    reached[from.index()] = true;
    for (bool changed = true; changed;) {
        changed = false;
        auto mark = [&](uint32_t inst) {
            if (!reached[inst]) reached[inst] = changed = true;
        };
        for (uint32_t i = 0; i < ir.insts.size(); ++i) {
            const Inst& inst = ir.insts[i];
            if (inst.kind == InstKind::Jump) {
                const IrBlock& target = ir.blocks[inst.a];
                for (uint32_t k = 0; k < inst.count && k < target.numParams; ++k)
                    if (ir.pool[inst.b + k] < reached.size() && reached[ir.pool[inst.b + k]])
                        mark(target.begin + k);
                continue;
            }
            if (reached[i]) continue;
            forEachOperand(ir, inst, [&](InstId operand) {
                if (reached[operand.index()]) mark(i);
            });
        }
    }
    return reached;
}

std::vector<bool> usedValues(const IrFunction& ir) {
    std::vector<bool> used(ir.insts.size());
    for (const Inst& inst : ir.insts) {
        forEachOperand(ir, inst, [&](InstId operand) { used[operand.index()] = true; });
        if (inst.kind != InstKind::Jump) continue;
        for (uint32_t k = 0; k < inst.count; ++k)
            if (ir.pool[inst.b + k] < used.size()) used[ir.pool[inst.b + k]] = true;
    }
    return used;
}

}  // namespace graphlift
