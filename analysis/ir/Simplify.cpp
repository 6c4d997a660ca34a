#include "analysis/ir/Simplify.h"

#include "analysis/ir/Operands.h"

namespace graphlift {
namespace {

constexpr uint32_t kNone = InstId::kNone;

struct View {  // what forEachOperand asks a function for
    std::span<uint32_t>& pool;
};

}  // namespace

void Simplifier::run(std::vector<Inst>& insts, std::vector<uint32_t>& pool,
                     std::vector<IrBlock>& blocks) {
    insts_ = insts;
    pool_ = pool;
    blocks_ = blocks;
    replaced_.assign(insts.size(), kNone);
    findParams();
    findJumps();
    removeTrivial();
    markLive();
    renumber();
    insts.swap(out_);
    blocks.swap(outBlocks_);
}

void Simplifier::findParams() {
    params_.clear();
    blockOf_.resize(insts_.size());
    for (uint32_t block = 0; block < blocks_.size(); ++block)
        for (uint32_t i = 0; i < blocks_[block].numParams; ++i) {
            params_.push_back(blocks_[block].begin + i);
            blockOf_[blocks_[block].begin + i] = block;
        }
}

/// The jumps with arguments, sorted by the block they lead to.
void Simplifier::findJumps() {
    firstJump_.assign(blocks_.size() + 1, 0);
    const auto forEachJump = [this](auto visit) {
        for (const IrBlock& block : blocks_) {
            const Inst& last = insts_[block.end - 1];
            if (last.kind == InstKind::Jump && last.count > 0) visit(last.a, block.end - 1);
        }
    };
    forEachJump([this](uint32_t target, uint32_t) { ++firstJump_[target]; });
    uint32_t sum = 0;
    for (uint32_t& first : firstJump_) first = sum += first;
    jumps_.resize(sum);
    forEachJump([this](uint32_t target, uint32_t jump) { jumps_[--firstJump_[target]] = jump; });
}

uint32_t Simplifier::find(uint32_t value) {
    while (value != kNone && replaced_[value] != kNone) {
        const uint32_t next = replaced_[replaced_[value]];
        if (next != kNone) replaced_[value] = next;
        value = replaced_[value];
    }
    return value;
}

/// Whether the value is this parameter, refinements apart.
bool Simplifier::isItself(uint32_t value, uint32_t param) {
    while (value != param && value != kNone && insts_[value].kind == InstKind::Refine)
        value = find(insts_[value].a);
    return value == param;
}

template <class Visit>
void Simplifier::forEachArgument(uint32_t param, Visit visit) {
    const uint32_t block = blockOf_[param];
    const uint32_t index = param - blocks_[block].begin;
    for (uint32_t i = firstJump_[block]; i < firstJump_[block + 1]; ++i)
        visit(find(pool_[insts_[jumps_[i]].b + index]));
}

bool Simplifier::isTrivial(uint32_t param, uint32_t& only) {
    only = kNone;
    bool isDistinct = false;
    forEachArgument(param, [&](uint32_t value) {
        if (value == kNone) {
            isDistinct = true;  // nothing on that edge: worth telling
        } else if (!isItself(value, param)) {
            isDistinct |= only != kNone && only != value;
            only = value;
        }
    });
    return !isDistinct && only != kNone;
}

void Simplifier::removeTrivial() {
    for (bool again = true; again;) {
        again = false;
        for (uint32_t param : params_) {
            uint32_t only = kNone;
            if (replaced_[param] != kNone || !isTrivial(param, only)) continue;
            replaced_[param] = only;
            again = true;
        }
    }
}

void Simplifier::markLive() {
    isLive_.assign(insts_.size(), 1);
    work_.clear();
    for (uint32_t param : params_) isLive_[param] = 0;
    for (uint32_t i = 0; i < insts_.size(); ++i)
        if (insts_[i].kind == InstKind::Refine) isLive_[i] = 0;
    View view{pool_};
    for (const Inst& inst : insts_)
        if (inst.kind != InstKind::Jump && inst.kind != InstKind::Refine)
            forEachOperand(view, inst, [this](uint32_t value) { reach(value); });
    while (!work_.empty()) {
        const uint32_t value = work_.back();
        work_.pop_back();
        if (insts_[value].kind == InstKind::Refine) {
            reach(insts_[value].a);
            reach(insts_[value].b);
        } else {
            forEachArgument(value, [this](uint32_t argument) { reach(argument); });
        }
    }
}

void Simplifier::reach(uint32_t value) {
    value = find(value);
    if (value == kNone || isLive_[value]) return;
    isLive_[value] = 1;
    work_.push_back(value);
}

void Simplifier::renumber() {
    numbers_.resize(insts_.size());
    out_.clear();
    outBlocks_.clear();
    for (const IrBlock& old : blocks_) {
        IrBlock block;
        block.begin = static_cast<uint32_t>(out_.size());
        for (uint32_t i = old.begin; i < old.end; ++i) {
            if (!isLive_[i]) continue;
            if (i < old.begin + old.numParams) ++block.numParams;
            move(i);
        }
        block.end = static_cast<uint32_t>(out_.size());
        outBlocks_.push_back(block);
    }
}

void Simplifier::move(uint32_t index) {
    Inst inst = insts_[index];
    if (inst.kind == InstKind::Jump) {
        keepLiveArguments(inst, blocks_[inst.a]);
    } else {
        View view{pool_};
        forEachOperand(view, inst, [this](uint32_t& value) { value = numbers_[find(value)]; });
    }
    numbers_[index] = static_cast<uint32_t>(out_.size());
    out_.push_back(inst);
}

void Simplifier::keepLiveArguments(Inst& jump, const IrBlock& target) {
    uint16_t kept = 0;
    for (uint32_t i = 0; i < jump.count; ++i) {
        const uint32_t param = target.begin + i;
        if (!isLive_[param]) continue;
        const uint32_t value = find(pool_[jump.b + i]);
        if (value == kNone) {
            pool_[jump.b + kept++] = static_cast<uint32_t>(out_.size());
            out_.push_back({InstKind::Undef, 0, 0, insts_[param].a, kNone, jump.node});
        } else {
            pool_[jump.b + kept++] = numbers_[value];
        }
    }
    jump.count = kept;
}

}  // namespace graphlift
