// Which block is on every way to which other block (Cooper, Harvey, Kennedy: "A Simple, Fast
// Dominance Algorithm"). Blocks that nothing leads to are told apart: of them nothing is known.
#pragma once

#include "analysis/ir/IrFunction.h"

namespace graphlift {

class Dominators {
  public:
    explicit Dominators(const IrFunction& function);
    [[nodiscard]] bool isReachable(BlockId block) const { return order_[block.index()] != kNone; }
    /// Both reachable; a block dominates itself.
    [[nodiscard]] bool dominates(BlockId above, BlockId below) const;

  private:
    static constexpr uint32_t kNone = BlockId::kNone;
    [[nodiscard]] uint32_t intersect(uint32_t a, uint32_t b) const;
    void number(const IrFunction& function);

    std::vector<uint32_t> order_;      // by block: place in reverse post order, kNone: unreachable
    std::vector<uint32_t> byOrder_;    // reverse post order
    std::vector<uint32_t> immediate_;  // by block
    std::vector<uint32_t> depth_;      // by block: in the dominator tree
};

/// The blocks that a block's terminator leads to.
std::vector<BlockId> successorsOf(const IrFunction& function, BlockId block);

}  // namespace graphlift
