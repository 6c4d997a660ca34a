#include "analysis/flow/Lanes.h"

#include <algorithm>

#include "analysis/flow/CallLanes.h"
#include "analysis/flow/Controls.h"

namespace graphlift {

void Lane::add(const Lane& other) {
    if (other.isNothing()) return;
    const bool strong = (python && !weak) || (other.python && !other.weak);
    python = python || other.python;
    graph = graph || other.graph;
    weak = python && !strong;
    effect = std::max(effect, other.effect);
    // What fails says so before anything else; then effects.
    const bool fails = other.note.starts_with("raises");
    const bool first = note.empty() || (effect == other.effect && effect != FlowNode::Effect::None);
    if (fails || (first && !other.note.empty() && !note.starts_with("raises"))) note = other.note;
    if (reason.empty()) reason = other.reason;
}

When Lane::when() const {
    if (!graph) return When::Trace;
    return python && !weak ? When::Both : When::Graph;
}

namespace {

constexpr uint32_t kCarrierBits = kContainerBits | kIsRange | kIsSlice | kIsExternal | kIsModule |
                                  kIsClass | kIsFunction | kIsDType | kIsNone | kIsOther;

class Classifier {
  public:
    explicit Classifier(FlowContext& flow)
        : flow_(flow), lanes_(flow.ir.insts.size()), users_(flow.ir.insts.size()) {}

    std::vector<Lane> run() {
        for (uint32_t i = 0; i < lanes_.size(); ++i)
            if (flow_.view.reached[i]) lanes_[i] = classify(InstId(i), flow_.ir.insts[i]);
        addEffects();
        return std::move(lanes_);
    }

  private:
    Lane classify(InstId id, const Inst& inst) {
        switch (inst.kind) {
            case InstKind::Call:
                return callLane(flow_, id);
            case InstKind::Binary:
            case InstKind::Compare:
                return arithmetic(inst, {inst.valueA(), inst.valueB()});
            case InstKind::Unary:
                return arithmetic(inst, {inst.valueA()});
            case InstKind::GetItem:
            case InstKind::UnpackItem:
                return item(inst);
            case InstKind::GetAttr:
                return attribute(id, inst);
            case InstKind::Return:
            case InstKind::Yield:
            case InstKind::YieldFrom:
                return result(inst);
            case InstKind::SetAttr:
            case InstKind::DelAttr:
            case InstKind::SetItem:
            case InstKind::DelItem:
            case InstKind::StoreGlobal:
            case InstKind::DelGlobal:
            case InstKind::Raise:
            case InstKind::Import:
            case InstKind::MakeClass:
                return {.python = true};
            case InstKind::MakeFunction:
            case InstKind::Format:
            case InstKind::Await:
                return {.python = true, .weak = true};
            case InstKind::StoreCell:
                return {.python = inst.count > 0};
            case InstKind::Opaque:
                return opaque(id);
            case InstKind::Iter:
            case InstKind::Branch:
                return condition(inst);
            case InstKind::Const:
            case InstKind::Param:
            case InstKind::BlockParam:
            case InstKind::Undef:
            case InstKind::LoadGlobal:
            case InstKind::LoadCell:
            case InstKind::BuildTuple:
            case InstKind::BuildList:
            case InstKind::BuildSet:
            case InstKind::BuildDict:
            case InstKind::BuildSlice:
            case InstKind::Unpack:
            case InstKind::Next:
            case InstKind::Refine:
            case InstKind::CaughtException:
            case InstKind::Jump:
                return {};
        }
        return {};
    }

    [[nodiscard]] bool isConstant(InstId id) const {
        return flow_.view[id].kind == InstKind::Const;
    }

    Lane arithmetic(const Inst& inst, std::initializer_list<InstId> operands) const {
        const auto op = static_cast<CompareOp>(inst.flags);
        const bool ofPython =
            inst.kind == InstKind::Compare && (op == CompareOp::Is || op == CompareOp::IsNot ||
                                               op == CompareOp::In || op == CompareOp::NotIn);
        Answer tensor = Answer::No;
        std::string reason;
        bool constant = true, string = false;
        for (InstId operand : operands) {
            const Answer here = flow_.isGraphValue(operand);
            if (here == Answer::Unknown && reason.empty()) reason = flow_.reasonOf(operand);
            tensor = either(tensor, here);
            constant = constant && isConstant(operand);
            string = string || flow_.pass.bits(operand) == kIsString;
        }
        if (ofPython || tensor == Answer::No || (string && inst.kind == InstKind::Binary))
            return {.python = true, .weak = constant};
        if (tensor == Answer::Yes) return {.graph = true};
        return {.python = true, .graph = true, .reason = reason};
    }

    /// An element of a tensor is an operation, one of a static shape a number that the trace keeps.
    Lane item(const Inst& inst) const {
        const InstId object =
            inst.kind == InstKind::UnpackItem ? flow_.view[inst.valueA()].valueA() : inst.valueA();
        const uint32_t bits = flow_.pass.bits(object);
        if (bits & kIsShape) return shapeRead();
        if (inst.kind == InstKind::UnpackItem) return {};
        if (flow_.isGraphValue(object) == Answer::Yes) return {.graph = true};
        return {};
    }

    static Lane shapeRead() {
        return {.python = true, .note = "the static shape is read once per trace"};
    }

    Lane attribute(InstId id, const Inst& inst) const {
        const uint32_t bits = flow_.pass.bits(id);
        const auto edges = flow_.view.edgesAt(id);
        const bool property = std::ranges::any_of(
            edges, [](const SiteEdge& e) { return e.kind == EdgeKind::Property; });
        if (property && !(bits & (kIsShape | kIsDType))) return callLane(flow_, id);
        if ((bits & kIsShape) && flow_.isGraphValue(inst.valueA()) != Answer::No)
            return shapeRead();
        return {};
    }

    Lane result(const Inst& inst) const {
        if (inst.kind != InstKind::Return) return {.python = true};
        const Answer tensor = flow_.isGraphValue(inst.valueA(), true);
        if (tensor == Answer::Yes) return {.graph = true};
        if (tensor == Answer::No) return {.python = true};
        return {.python = true, .graph = true, .reason = flow_.reasonOf(inst.valueA())};
    }

    /// Conditions inside expressions; those of statements belong to their control.
    Lane condition(const Inst& inst) const {
        const bool expression =
            inst.kind == InstKind::Branch && (inst.flags & (kBoolOp | kConditionalExpr)) != 0;
        if (!expression || inst.valueA().isNone()) return {};
        if (flow_.isGraphValue(inst.valueA()) != Answer::Yes) return {.python = true, .weak = true};
        return {.graph = true, .note = "converted to a condition of the graph"};
    }

    Lane opaque(InstId) const {
        return {.python = true,
                .graph = true,
                .reason = std::string(describe(UnknownReason::DynamicFeature))};
    }

    void addEffects() {
        for (const Effect& effect : findEffectSites(flow_.pass)) {
            if (effect.answer == Answer::No) continue;
            Lane& lane = lanes_[effect.at.site.index()];
            const std::string& what = flow_.basis.summaries.messages[effect.at.message.index()];
            if (effect.answer == Answer::Unknown) {
                if (lane.reason.empty()) lane.reason = what;
                continue;
            }
            lane.python = true;
            lane.weak = false;
            lane.effect = FlowNode::Effect::Python;
            lane.note = what + ", once per trace";
        }
    }

    FlowContext& flow_;
    std::vector<Lane> lanes_;
    std::vector<uint32_t> users_;
};

}  // namespace

std::vector<Lane> computeLanes(FlowContext& flow) { return Classifier(flow).run(); }

}  // namespace graphlift
