#include "analysis/flow/Feeds.h"

#include <algorithm>

#include "analysis/facts/Operands.h"
#include "analysis/ir/Operands.h"

namespace graphlift {

namespace {

constexpr int kMaxRounds = 6;  // a guess: loops settle in two or three

class Pass {
  public:
    Pass(const FlowContext& flow, const std::vector<uint32_t>& nodeOf)
        : flow_(flow), ir_(flow.ir), nodeOf_(nodeOf), feeds_(flow.ir.insts.size()) {}

    std::vector<std::vector<uint32_t>> run() {
        for (int round = 0; round < kMaxRounds; ++round) {
            changed_ = false;
            for (uint32_t i = 0; i < ir_.insts.size(); ++i)
                if (flow_.view.reached[i]) step(InstId(i), ir_.insts[i]);
            if (!changed_) break;
        }
        return std::move(feeds_);
    }

  private:
    bool isNode(InstId id) const { return nodeOf_[id.index()] != Id<int>::kNone; }

    void add(InstId to, uint32_t node) {
        auto& all = feeds_[to.index()];
        const auto at = std::ranges::lower_bound(all, node);
        if (at != all.end() && *at == node) return;
        all.insert(at, node);
        changed_ = true;
    }

    void pass(InstId from, InstId to) {
        if (from.isNone() || from == to) return;
        const std::vector<uint32_t> all = feeds_[from.index()];
        for (uint32_t node : all) add(to, node);
    }

    void step(InstId id, const Inst& inst) {
        fill(id, inst);
        if (isNode(id)) return add(id, nodeOf_[id.index()]);
        if (inst.kind == InstKind::Jump) return jump(inst);
        if (inst.kind == InstKind::Refine) return pass(inst.valueA(), id);
        if (inst.kind == InstKind::UnpackItem) return unpacked(id, inst);
        if (inst.kind == InstKind::LoadCell && inst.b == 0) return cell(id, inst);
        forEachOperand(ir_, inst, [&](const uint32_t& operand) { pass(InstId(operand), id); });
    }

    void jump(const Inst& inst) {
        const IrBlock& target = ir_.blocks[inst.a];
        for (uint32_t i = 0; i < inst.count && i < target.numParams; ++i)
            if (!isNode(InstId(target.begin + i)))
                pass(InstId(ir_.pool[inst.b + i]), InstId(target.begin + i));
    }

    /// `a, b = f(x), g(y)`: each name comes from its own part.
    void unpacked(InstId id, const Inst& inst) {
        const InstId whole = flow_.view[inst.valueA()].valueA();
        const Inst& made = flow_.view[whole];
        const bool sequence = made.kind == InstKind::BuildTuple || made.kind == InstKind::BuildList;
        if (!sequence || isNode(whole)) return pass(inst.valueA(), id);
        for (uint32_t i = 0; i < made.b; ++i)
            if (ir_.pool[made.a + i] & kStarBit) return pass(inst.valueA(), id);
        if (inst.b < made.b) pass(InstId(ir_.pool[made.a + inst.b]), id);
    }

    void cell(InstId id, const Inst& inst) {
        for (const Inst& store : ir_.insts)
            if (store.kind == InstKind::StoreCell && store.a == inst.a && store.count == 0)
                pass(store.valueB(), id);
    }

    /// What is put into a container made here can be read from it later.
    void fill(InstId id, const Inst& inst) {
        InstId object;
        if (inst.kind == InstKind::SetItem || inst.kind == InstKind::SetAttr)
            object = inst.valueA();
        else if (inst.kind == InstKind::Call && changesReceiver(id))
            object = receiverOf(flow_.view, id);
        if (object.isNone()) return;
        object = maker(object);
        if (isNode(object)) return;
        if (isNode(id)) return add(object, nodeOf_[id.index()]);
        if (inst.kind == InstKind::Call)
            for (uint32_t i = 0; i < inst.count; ++i) pass(callOperand(ir_, inst, i).value, object);
        else
            pass(InstId(ir_.pool[inst.b + 1]), object);
    }

    [[nodiscard]] bool changesReceiver(InstId call) const {
        for (const SiteEdge& edge : flow_.view.edgesAt(call)) {
            const ApiModel* api = flow_.facts.api(edge);
            if (api == nullptr) continue;
            for (const ApiEffect& effect : api->effects)
                if (effect.kind == ApiEffect::Kind::MutatesParam && effect.param == 0) return true;
        }
        return false;
    }

    InstId maker(InstId at) const {
        while (flow_.view[at].kind == InstKind::Refine) at = flow_.view[at].valueA();
        return at;
    }

    const FlowContext& flow_;
    const IrFunction& ir_;
    const std::vector<uint32_t>& nodeOf_;
    std::vector<std::vector<uint32_t>> feeds_;
    bool changed_ = false;
};

}  // namespace

std::vector<std::vector<uint32_t>> computeFeeds(const FlowContext& flow,
                                                const std::vector<uint32_t>& nodeOf) {
    return Pass(flow, nodeOf).run();
}

}  // namespace graphlift
