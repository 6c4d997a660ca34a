#include "analysis/ir/Dominators.h"

#include <algorithm>

namespace graphlift {

std::vector<BlockId> successorsOf(const IrFunction& function, BlockId block) {
    const Inst& last = function.insts[function.blocks[block.index()].end - 1];
    if (last.kind == InstKind::Jump) return {BlockId(last.a)};
    if (last.kind == InstKind::Branch)
        return {BlockId(function.pool[last.b]), BlockId(function.pool[last.b + 1])};
    return {};
}

/// Reverse post order from the entry, by an explicit stack.
void Dominators::number(const IrFunction& function) {
    struct Step {
        uint32_t block;
        std::vector<BlockId> next;
    };
    std::vector<bool> seen(function.blocks.size(), false);
    std::vector<Step> stack;
    const auto push = [&](uint32_t block) {
        seen[block] = true;
        stack.push_back({block, successorsOf(function, BlockId(block))});
    };
    push(0);
    while (!stack.empty()) {
        if (stack.back().next.empty()) {
            byOrder_.push_back(stack.back().block);
            stack.pop_back();
            continue;
        }
        const BlockId next = stack.back().next.back();
        stack.back().next.pop_back();
        if (!seen[next.index()]) push(next.value);
    }
    std::reverse(byOrder_.begin(), byOrder_.end());
    order_.assign(function.blocks.size(), kNone);
    for (uint32_t i = 0; i < byOrder_.size(); ++i) order_[byOrder_[i]] = i;
}

uint32_t Dominators::intersect(uint32_t a, uint32_t b) const {
    while (a != b) {
        while (order_[a] > order_[b]) a = immediate_[a];
        while (order_[b] > order_[a]) b = immediate_[b];
    }
    return a;
}

Dominators::Dominators(const IrFunction& function) {
    number(function);
    std::vector<std::vector<uint32_t>> predecessors(function.blocks.size());
    for (uint32_t block : byOrder_)
        for (BlockId next : successorsOf(function, BlockId(block)))
            predecessors[next.index()].push_back(block);
    immediate_.assign(function.blocks.size(), kNone);
    immediate_[0] = 0;
    for (bool again = true; again;) {
        again = false;
        for (uint32_t block : byOrder_) {
            if (block == 0) continue;
            uint32_t best = kNone;
            for (uint32_t from : predecessors[block])
                if (immediate_[from] != kNone) best = best == kNone ? from : intersect(best, from);
            again |= immediate_[block] != best;
            immediate_[block] = best;
        }
    }
    depth_.assign(function.blocks.size(), 0);
    for (uint32_t block : byOrder_)
        if (block != 0) depth_[block] = depth_[immediate_[block]] + 1;
}

bool Dominators::dominates(BlockId above, BlockId below) const {
    if (!isReachable(above)) return false;
    uint32_t at = below.value;
    while (depth_[at] > depth_[above.index()]) at = immediate_[at];
    return at == above.value;
}

}  // namespace graphlift
