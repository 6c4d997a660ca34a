#include "analysis/facts/Operands.h"

namespace graphlift {

namespace {

void add(std::vector<InstId>& out, uint32_t value) {
    if (value != Id<int>::kNone) out.push_back(InstId(value));
}

void addPool(const IrFunction& ir, std::vector<InstId>& out, uint32_t first, uint32_t count,
             bool starred) {
    for (uint32_t i = 0; i < count; ++i) {
        uint32_t value = ir.pool[first + i];
        if (value != Id<int>::kNone) add(out, starred ? value & ~kStarBit : value);
    }
}

void addTagged(const IrFunction& ir, std::vector<InstId>& out, const Inst& inst) {
    for (uint32_t i = 0; i < inst.count; ++i) add(out, ir.pool[inst.b + 2 * i + 1]);
}

}  // namespace

std::vector<InstId> operandsOf(const IrFunction& ir, const Inst& inst) {
    std::vector<InstId> out;
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
            add(out, inst.b);
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
            add(out, inst.a);
            break;
        case InstKind::SetAttr:
            add(out, inst.a);
            add(out, ir.pool[inst.b + 1]);
            break;
        case InstKind::SetItem:
            add(out, inst.a);
            addPool(ir, out, inst.b, 2, false);
            break;
        case InstKind::GetItem:
        case InstKind::DelItem:
        case InstKind::Binary:
        case InstKind::Compare:
        case InstKind::Refine:
        case InstKind::Raise:
            add(out, inst.a);
            add(out, inst.b);
            break;
        case InstKind::BuildTuple:
        case InstKind::BuildList:
        case InstKind::BuildSet:
            addPool(ir, out, inst.a, inst.b, true);
            break;
        case InstKind::BuildDict:
        case InstKind::Format:
            addPool(ir, out, inst.a, 2 * inst.b, false);
            break;
        case InstKind::BuildSlice:
            addPool(ir, out, inst.a, 3, false);
            break;
        case InstKind::Opaque:
            addPool(ir, out, inst.a, inst.b, false);
            break;
        case InstKind::Call:
            add(out, inst.a);
            addTagged(ir, out, inst);
            break;
        case InstKind::MakeFunction:
        case InstKind::MakeClass:
            addTagged(ir, out, inst);
            break;
    }
    return out;
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
            for (InstId operand : operandsOf(ir, inst))
                if (reached[operand.index()]) mark(i);
        }
    }
    return reached;
}

std::vector<bool> usedValues(const IrFunction& ir) {
    std::vector<bool> used(ir.insts.size());
    for (const Inst& inst : ir.insts) {
        for (InstId operand : operandsOf(ir, inst)) used[operand.index()] = true;
        if (inst.kind != InstKind::Jump) continue;
        for (uint32_t k = 0; k < inst.count; ++k)
            if (ir.pool[inst.b + k] < used.size()) used[ir.pool[inst.b + k]] = true;
    }
    return used;
}

}  // namespace graphlift
