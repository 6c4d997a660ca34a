#include "analysis/facts/Operands.h"

#include "analysis/ir/Operands.h"

namespace graphlift {

std::vector<InstId> operandsOf(const IrFunction& ir, const Inst& inst) {
    std::vector<InstId> out;
    if (inst.kind == InstKind::Jump) return out;  // its arguments are the block's, not its own
    forEachOperand(ir, inst, [&](uint32_t operand) { out.emplace_back(operand); });
    return out;
}

bool reads(const IrFunction& ir, const Inst& inst, InstId value) {
    bool found = false;
    if (inst.kind == InstKind::Jump) return found;
    forEachOperand(ir, inst, [&](uint32_t operand) { found = found || operand == value.value; });
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
            forEachOperand(ir, inst, [&](uint32_t operand) {
                if (reached[operand]) mark(i);
            });
        }
    }
    return reached;
}

std::vector<bool> usedValues(const IrFunction& ir) {
    std::vector<bool> used(ir.insts.size());
    for (const Inst& inst : ir.insts)
        forEachOperand(ir, inst, [&](uint32_t operand) { used[operand] = true; });
    return used;
}

}  // namespace graphlift
