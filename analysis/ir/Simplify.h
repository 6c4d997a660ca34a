// The last step of building a function: block parameters that are always one and the same value go,
// then parameters and refinements that nobody reads, and what is left is numbered anew. Locals that
// hold nothing on an edge become Undef instructions before its Jump.
#pragma once

#include <span>
#include <vector>

#include "analysis/ir/IrFunction.h"

namespace graphlift {

/// Keeps its memory from function to function.
class Simplifier {
  public:
    void run(std::vector<Inst>& insts, std::vector<uint32_t>& pool, std::vector<IrBlock>& blocks);

  private:
    void findParams();
    void findJumps();
    uint32_t find(uint32_t value);
    bool isItself(uint32_t value, uint32_t param);
    bool isTrivial(uint32_t param, uint32_t& only);
    void removeTrivial();
    void markLive();
    void reach(uint32_t value);
    void renumber();
    void move(uint32_t index);
    void keepLiveArguments(Inst& jump, const IrBlock& target);
    template <class Visit>
    void forEachArgument(uint32_t param, Visit visit);

    std::span<Inst> insts_;
    std::span<uint32_t> pool_;
    std::span<const IrBlock> blocks_;
    std::vector<uint32_t> replaced_;  // by value: what a trivial parameter always is
    std::vector<uint32_t> params_;
    std::vector<uint32_t> blockOf_;    // by parameter
    std::vector<uint32_t> firstJump_;  // by block: in jumps_; one more at the end
    std::vector<uint32_t> jumps_;      // with arguments, by target
    std::vector<uint8_t> isLive_;
    std::vector<uint32_t> work_;
    std::vector<uint32_t> numbers_;  // by old value: the new one
    std::vector<Inst> out_;
    std::vector<IrBlock> outBlocks_;
};

}  // namespace graphlift
