// Sparse re-evaluation. What an instruction gave and read stays with the context. When the context
// runs again, an instruction keeps its value if its operands are the same and nothing that it read
// has changed: then its writes, calls and escapes are those of before, too. An instruction that took
// part in what is known in order (objects of this activation, see LocalHeap), that missed a value or
// that stands in a loop always runs.
#include <algorithm>

#include "analysis/interp/Interpreter.h"
#include "analysis/ir/Operands.h"

namespace graphlift {

namespace {
constexpr uint32_t kIdBits = 29;  // ids stay below 2^29: an object alone is some 100 bytes

/// Instructions that read and compute; the others are done at once, or do something in order.
bool isWorthKeeping(InstKind kind) {
    return kind == InstKind::LoadGlobal || kind == InstKind::LoadCell ||
           kind == InstKind::GetAttr || kind == InstKind::GetItem || kind == InstKind::Unary ||
           kind == InstKind::Binary || kind == InstKind::Compare || kind == InstKind::Iter ||
           kind == InstKind::Call;
}
}

uint32_t Interpreter::dependencyKey(Dependency kind, uint32_t id) {
    return static_cast<uint32_t>(kind) << kIdBits | id;
}

/// Before an evaluation: which instructions may keep what they gave last time.
void Interpreter::beginReplay(Frame& frame) {
    Activation& activation = activations_[frame.context.index()];
    const size_t size = frame.ir->insts.size();
    frame.stable.assign(size, 0);
    frame.kept.assign(size, 0);
    std::vector<uint32_t> changed = std::move(activation.changed);
    activation.changed.clear();
    frame.reads.clear();
    if (!activation.evaluated || activation.enteredBefore != activation.spec.entered) {
        activation.enteredBefore = activation.spec.entered;
        activation.reads.clear();
        return;
    }
    frame.before = std::move(activation.operands);
    frame.mayKeep = std::move(activation.stable);
    std::ranges::sort(changed);
    for (const SiteRead& read : activation.reads)
        if (frame.mayKeep[read.site] != 0 && isStale(read.key, changed))
            frame.mayKeep[read.site] = 0;
}

bool Interpreter::isStale(uint32_t key, const std::vector<uint32_t>& changed) const {
    if (std::ranges::binary_search(changed, key)) return true;
    constexpr uint32_t kIdMask = (1u << kIdBits) - 1;
    return key >> kIdBits == static_cast<uint32_t>(Dependency::Result) &&
           activations_[key & kIdMask].dirty;
}

bool Interpreter::hasSameOperands(const Frame& frame, const Inst& inst) {
    bool same = true;
    forEachOperand(*frame.ir, inst, [&](uint32_t operand) {
        same = same && frame.current[operand] == frame.before[operand];
    });
    return same;
}

/// An instruction outside loops: keeps its value or runs.
ValueId Interpreter::replay(Frame& frame, uint32_t i) {
    const Inst& inst = frame.ir->insts[i];
    if (!frame.mayKeep.empty() && frame.mayKeep[i] != 0 && !frame.isAgain &&
        hasSameOperands(frame, inst)) {
        frame.kept[i] = frame.stable[i] = 1;
        if (inst.kind == InstKind::Call) forgetEscaped(frame);
        return frame.before[i];
    }
    frame.kept[i] = 0;
    frame.isOrdered = false;
    ++numInstructions_;
    const ValueId value = transfer(frame, inst);
    frame.stable[i] =
        isWorthKeeping(inst.kind) && !frame.isOrdered && !values_.isBottom(value);
    return value;
}

/// After it: what was kept has read and called what it did before.
void Interpreter::finishReplay(Frame& frame) {
    Activation& activation = activations_[frame.context.index()];
    for (const SiteRead& read : activation.reads)
        if (frame.kept[read.site] != 0) frame.reads.push_back(read);
    for (const CallEdge& edge : activation.spec.calls)
        if (frame.kept[edge.site.index()] != 0) frame.calls.push_back(edge);
    for (const UnresolvedSite& site : activation.spec.unresolved)
        if (frame.kept[site.site.index()] != 0) frame.unresolved.push_back(site);
    activation.reads = std::move(frame.reads);
    activation.stable = std::move(frame.stable);
    activation.operands = std::move(frame.current);
}

}  // namespace graphlift
