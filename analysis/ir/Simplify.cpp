#include "analysis/ir/Simplify.h"

#include "analysis/ir/Operands.h"

namespace graphlift {
namespace {

constexpr uint32_t kNone = InstId::kNone;

class Simplifier {
  public:
    Simplifier(std::vector<Inst>& insts, std::vector<uint32_t>& pool, std::vector<IrBlock>& blocks)
        : insts_(insts), pool_(pool), blocks_(blocks), replaced_(insts.size(), kNone) {}

    void run() {
        findParams();
        removeTrivial();
        markLive();
        renumber();
    }

  private:
    struct View {  // what forEachOperand asks a function for
        std::vector<uint32_t>& pool;
    };

    void findParams() {
        jumpsOf_.resize(blocks_.size());
        blockOf_.assign(insts_.size(), kNone);
        for (uint32_t block = 0; block < blocks_.size(); ++block) {
            const IrBlock& b = blocks_[block];
            for (uint32_t i = 0; i < b.numParams; ++i) {
                params_.push_back(b.begin + i);
                blockOf_[b.begin + i] = block;
            }
            const Inst& last = insts_[b.end - 1];
            if (last.kind == InstKind::Jump && last.count > 0)
                jumpsOf_[last.a].push_back(b.end - 1);
        }
    }

    uint32_t find(uint32_t value) {
        while (value != kNone && replaced_[value] != kNone) {
            const uint32_t next = replaced_[replaced_[value]];
            if (next != kNone) replaced_[value] = next;
            value = replaced_[value];
        }
        return value;
    }

    /// Whether the value is this parameter, refinements apart.
    bool isItself(uint32_t value, uint32_t param) {
        while (value != param && value != kNone && insts_[value].kind == InstKind::Refine)
            value = find(insts_[value].a);
        return value == param;
    }

    template <class Visit>
    void forEachArgument(uint32_t param, Visit visit) {
        const uint32_t block = blockOf_[param];
        const uint32_t index = param - blocks_[block].begin;
        for (uint32_t jump : jumpsOf_[block]) visit(find(pool_[insts_[jump].b + index]));
    }

    bool isTrivial(uint32_t param, uint32_t& only) {
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

    void removeTrivial() {
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

    void markLive() {
        isLive_.assign(insts_.size(), true);
        for (uint32_t param : params_) isLive_[param] = false;
        for (uint32_t i = 0; i < insts_.size(); ++i)
            if (insts_[i].kind == InstKind::Refine) isLive_[i] = false;
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

    void reach(uint32_t value) {
        value = find(value);
        if (value == kNone || isLive_[value]) return;
        isLive_[value] = true;
        work_.push_back(value);
    }

    void renumber() {
        numbers_.assign(insts_.size(), kNone);
        const std::vector<IrBlock> before = blocks_;
        out_.reserve(insts_.size() + insts_.size() / 8);
        for (IrBlock& block : blocks_) {
            const IrBlock old = block;
            block.begin = static_cast<uint32_t>(out_.size());
            for (uint32_t i = old.begin; i < old.end; ++i)
                if (isLive_[i]) move(i, before);
            block.end = static_cast<uint32_t>(out_.size());
            block.numParams = 0;
            for (uint32_t i = block.begin; i < block.end && out_[i].kind == InstKind::BlockParam;
                 ++i)
                ++block.numParams;
        }
        insts_.swap(out_);
    }

    void move(uint32_t index, const std::vector<IrBlock>& before) {
        Inst inst = insts_[index];
        if (inst.kind == InstKind::Jump) {
            keepLiveArguments(inst, before[inst.a]);
        } else {
            View view{pool_};
            forEachOperand(view, inst, [this](uint32_t& value) { value = numbers_[find(value)]; });
        }
        numbers_[index] = static_cast<uint32_t>(out_.size());
        out_.push_back(inst);
    }

    void keepLiveArguments(Inst& jump, const IrBlock& target) {
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

    std::vector<Inst>& insts_;
    std::vector<uint32_t>& pool_;
    std::vector<IrBlock>& blocks_;
    std::vector<uint32_t> replaced_;  // by value: what a trivial parameter always is
    std::vector<uint32_t> params_;
    std::vector<uint32_t> blockOf_;  // by parameter
    std::vector<std::vector<uint32_t>> jumpsOf_;
    std::vector<bool> isLive_;
    std::vector<uint32_t> work_;
    std::vector<uint32_t> numbers_;  // by old value: the new one
    std::vector<Inst> out_;
};

}  // namespace

void simplify(std::vector<Inst>& insts, std::vector<uint32_t>& pool, std::vector<IrBlock>& blocks) {
    Simplifier(insts, pool, blocks).run();
}

}  // namespace graphlift
