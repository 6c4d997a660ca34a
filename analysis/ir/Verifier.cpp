#include "analysis/ir/Verifier.h"

#include <algorithm>

#include "analysis/ir/Dominators.h"
#include "analysis/ir/Operands.h"

namespace graphlift {
namespace {

class FunctionVerifier {
  public:
    FunctionVerifier(const IrFile& file, size_t index, std::vector<std::string>& out)
        : file_(file), f_(file.functions[index]), index_(index), out_(out) {}

    void run() {
        if (!checkBlocks() || !checkPools() || !checkTargets()) return;
        checkUses();
    }

  private:
    void report(size_t inst, std::string_view what) {
        out_.push_back("function " + std::to_string(index_) + " (" + f_.qualifiedName + ") %" +
                       std::to_string(inst) + ": " + std::string(what));
    }

    /// Blocks cover the instructions in order; parameters first, one terminator, at the end.
    bool checkBlocks() {
        const size_t before = out_.size();
        if (f_.blocks.empty()) report(0, "the function has no block");
        uint32_t at = 0;
        for (const IrBlock& block : f_.blocks) {
            if (block.begin != at || block.end <= block.begin || block.end > f_.insts.size()) {
                report(at, "the blocks do not cover the instructions");
                return false;
            }
            at = block.end;
            for (uint32_t i = block.begin; i < block.end; ++i) {
                const InstKind kind = f_.insts[i].kind;
                const bool isParam = i < block.begin + block.numParams;
                if ((kind == InstKind::BlockParam) != isParam)
                    report(i, "block parameters are not the first of their block");
                if (isTerminator(kind) != (i + 1 == block.end))
                    report(i, "terminators are not the last of their block");
            }
        }
        if (at != f_.insts.size()) report(at, "instructions stand outside of the blocks");
        if (!f_.blocks.empty() && f_.blocks[0].numParams > 0) report(0, "the entry has parameters");
        return out_.size() == before;
    }

    /// The pool range of an instruction, as begin and size.
    [[nodiscard]] static std::pair<size_t, size_t> poolRange(const Inst& inst) {
        if (inst.kind == InstKind::Branch) return {inst.b, 2};
        switch (operandLayout(inst.kind)) {
            case OperandLayout::Nothing:
            case OperandLayout::A:
            case OperandLayout::B:
            case OperandLayout::Both:
            case OperandLayout::OptionalA:
            case OperandLayout::OptionalBoth:
                return {0, 0};
            case OperandLayout::ObjectAndAttr:
            case OperandLayout::ObjectAndItem:
                return {inst.b, 2};
            case OperandLayout::StarList:
            case OperandLayout::List:
                return {inst.a, inst.b};
            case OperandLayout::PairList:
                return {inst.a, size_t{inst.b} * 2};
            case OperandLayout::Triple:
                return {inst.a, 3};
            case OperandLayout::Call:
            case OperandLayout::Tagged:
                return {inst.b, size_t{inst.count} * 2};
            case OperandLayout::Arguments:
                return {inst.b, inst.count};
        }
        return {0, 0};
    }

    bool checkPools() {
        const size_t before = out_.size();
        for (size_t i = 0; i < f_.insts.size(); ++i) {
            const Inst& inst = f_.insts[i];
            const auto [begin, size] = poolRange(inst);
            if (begin + size > f_.pool.size()) report(i, "operands outside of the pool");
            if (inst.kind == InstKind::Const && inst.a >= f_.constants.size())
                report(i, "a constant that does not exist");
            if (inst.kind == InstKind::Param && inst.a >= f_.params.size())
                report(i, "a parameter that does not exist");
            checkScopeReference(i, inst);
            if (!inst.node) report(i, "no syntax node");
        }
        return out_.size() == before;
    }

    void checkScopeReference(size_t i, const Inst& inst) {
        if (inst.kind == InstKind::MakeFunction || inst.kind == InstKind::MakeClass) {
            const bool exists = inst.a < file_.functions.size();
            if (!exists || file_.functions[inst.a].parent != index_)
                report(i, "makes a function that is not nested here");
            else if ((file_.functions[inst.a].scope == ScopeKind::Class) !=
                     (inst.kind == InstKind::MakeClass))
                report(i, "makes a class of a function or a function of a class body");
        }
        if (inst.kind != InstKind::LoadCell && inst.kind != InstKind::StoreCell) return;
        uint32_t hops = inst.kind == InstKind::LoadCell ? inst.b : inst.count;
        size_t owner = index_;
        while (hops-- > 0 && owner != Id<int>::kNone) owner = file_.functions[owner].parent;
        const bool exists = owner < file_.functions.size();
        const auto has = [&inst](const std::vector<Name>& cells) {
            return std::find(cells.begin(), cells.end(), inst.nameA()) != cells.end();
        };
        if (!exists || !has(file_.functions[owner].cells))
            report(i, "a cell that its owner does not have");
    }

    bool checkTarget(size_t i, uint32_t target) {
        if (target < f_.blocks.size() && target > 0) return true;
        report(i, "leads to a block that does not exist, or to the entry");
        return false;
    }

    bool checkTargets() {
        const size_t before = out_.size();
        for (const IrBlock& block : f_.blocks) {
            const size_t i = block.end - 1;
            const Inst& last = f_.insts[i];
            if (last.kind == InstKind::Jump) {
                if (checkTarget(i, last.a) && f_.blocks[last.a].numParams != last.count)
                    report(i, "the number of arguments is not the number of parameters");
            } else if (last.kind == InstKind::Branch) {
                for (uint32_t side = 0; side < 2; ++side)
                    if (checkTarget(i, f_.pool[last.b + side]) &&
                        f_.blocks[f_.pool[last.b + side]].numParams != 0)
                        report(i, "a branch leads to a block with parameters");
                if (last.valueA().isNone() != ((last.flags & kMayRaise) != 0))
                    report(i, "a branch has no condition, or one beside kMayRaise");
            }
        }
        return out_.size() == before;
    }

    /// Every value is defined on all ways to its use. Nothing is said about code that nothing leads
    /// to.
    void checkUses() {
        const Dominators dominators(f_);
        std::vector<uint32_t> blockOf(f_.insts.size());
        for (uint32_t b = 0; b < f_.blocks.size(); ++b)
            for (uint32_t i = f_.blocks[b].begin; i < f_.blocks[b].end; ++i) blockOf[i] = b;
        for (uint32_t i = 0; i < f_.insts.size(); ++i) {
            forEachOperand(f_, f_.insts[i], [&](uint32_t value) {
                if (value >= f_.insts.size()) return report(i, "reads a value that does not exist");
                if (!dominators.isReachable(BlockId(blockOf[i]))) return;
                const bool isBefore =
                    blockOf[value] == blockOf[i]
                        ? value < i
                        : dominators.dominates(BlockId(blockOf[value]), BlockId(blockOf[i]));
                if (!isBefore) report(i, "reads a value that is not defined on every way here");
                if (isTerminator(f_.insts[value].kind)) report(i, "reads a terminator");
            });
        }
    }

    const IrFile& file_;
    const IrFunction& f_;
    size_t index_;
    std::vector<std::string>& out_;
};

}  // namespace

std::vector<std::string> verifyIr(const IrFile& file) {
    std::vector<std::string> out;
    for (size_t i = 0; i < file.functions.size(); ++i) {
        const uint32_t parent = file.functions[i].parent;
        if (i == 0 ? parent != Id<int>::kNone : parent >= i)
            out.push_back("function " + std::to_string(i) + " stands before its parent");
        else
            FunctionVerifier(file, i, out).run();
    }
    return out;
}

}  // namespace graphlift
