#include "analysis/facts/Origins.h"

#include <algorithm>

#include "analysis/facts/OriginPass.h"

namespace graphlift {

namespace {
constexpr int kMaxRounds = 6;  // a guess: loops settle in two or three
}  // namespace

std::vector<ValueOrigin> OriginPass::run(std::span<const SteeredValue> steered) {
    for (const SteeredValue& value : steered) out_[value.inst.index()].add(value.origin);
    for (int round = 0; round < kMaxRounds; ++round) {
        again_ = false;
        for (now_ = 0; now_ < ir_.insts.size(); ++now_)
            if (view_.reached[now_]) step(InstId(now_), ir_.insts[now_]);
        if (!again_) break;
    }
    return std::move(out_);
}

ValueOrigin rootOrigin(RootSet root, uint32_t bits) {
    ValueOrigin o;
    bool shape = (bits & kIsShape) && !(bits & kArrayBits);
    (shape ? o.shape : o.value) = root;
    if (shape) o.axes = kAllAxes;
    o.alias = o.inner = o.self = root;
    return o;
}

void OriginPass::parameter(InstId id, const Inst& inst) {
    put(id, rootOrigin(rootOf(inst.a), context_.bits(view_, id)));
}

/// What the function's own variable holds that nested functions share.
ValueOrigin OriginPass::ownCell(Name name) const {
    ValueOrigin o;
    for (const Inst& inst : ir_.insts)
        if (inst.kind == InstKind::StoreCell && inst.nameA() == name && inst.count == 0)
            o.add(at(inst.b));
    if (context_.isWrittenFromInside(view_.id, name)) {
        o.computed = true;
        o.alias |= kOpaqueRoot;
    }
    return o;
}

ValueOrigin OriginPass::captured(const CapturedVariable& variable, uint32_t bits) {
    if (variable.owner == view_.id) return ownCell(variable.name);
    return rootOrigin(captured_.rootOf(variable), bits);
}

void OriginPass::loadCell(InstId id, const Inst& inst) {
    FunctionId owner = context_.cellOwner(view_.id, inst.b);
    if (owner.isNone()) return put(id, {.alias = kOuterRoot, .inner = kOuterRoot});
    put(id, captured({owner, inst.nameA()}, context_.bits(view_, id)));
}

/// A tensor from outside the trace, or a variable: what an operation makes of it is symbolic.
bool OriginPass::isOutside(InstId inst) const {
    uint32_t bits = context_.bits(view_, inst);
    return (bits & kIsVariable) != 0 || ((bits & kSymbolicBits) != 0 && at(inst).value == 0);
}

/// A value loaded from something fresh is fresh only when everything it may be was made in this
/// trace.
void OriginPass::freshParts(InstId id, ValueOrigin& origin) const {
    const ValueTable& table = *context_.program.values;
    for (AtomId atomId : table.atoms(view_.value(id))) {
        const Atom& atom = table[atomId];
        if (atom.kind != AtomKind::Object) continue;
        FunctionId maker = context_.program.objects[ObjectId(atom.payload)].allocatedIn;
        bool ours = !maker.isNone() && (maker == view_.id || context_.isInTrace(maker, view_.id));
        origin.alias |= ours ? kFreshRoot : kOuterRoot;
        origin.inner |= ours ? kFreshRoot : kOuterRoot;
    }
}

/// Which axes an element or a slice of a shape reads.
AxisSet OriginPass::narrowed(AxisSet axes, const Inst& inst) const {
    const ValueTable& table = *context_.program.values;
    auto constant = [&](InstId id) -> std::optional<int64_t> {
        AtomId only = table.onlyAtom(view_.value(id));
        if (only.isNone() || table[only].kind != AtomKind::Int) return std::nullopt;
        return static_cast<int64_t>(table[only].payload);
    };
    if (inst.kind == InstKind::UnpackItem) return indexAxes(axes, inst.b);
    if (inst.kind != InstKind::GetItem) return axes;
    const Inst& index = view_[inst.valueB()];
    if (index.kind != InstKind::BuildSlice) {
        auto n = constant(inst.valueB());
        return n ? indexAxes(axes, *n) : axes;
    }
    InstId from(ir_.pool[index.a]), to(ir_.pool[index.a + 1]), step(ir_.pool[index.a + 2]);
    auto first = constant(from), last = constant(to);
    bool open = (!from.isNone() && !first) || (!to.isNone() && !last) ||
                (!step.isNone() && constant(step) != 1);
    return open ? axes : sliceAxes(axes, first, last);
}

void OriginPass::load(InstId id, const Inst& inst) {
    const ValueOrigin& base = at(inst.a);
    uint32_t baseBits = context_.bits(view_, inst.valueA()), bits = context_.bits(view_, id);
    ValueOrigin o;
    bool ofTensor = (baseBits & kArrayBits) != 0;
    constexpr uint32_t kHolders =
        kContainerBits | kIsShape | kIsUnknown | kIsRange | kIsInstance | kIsLibraryInstance;
    bool structure = (baseBits & kHolders) != 0 || ofTensor;
    if (structure) o = base;
    o.computed = base.computed && structure;
    if (inst.kind != InstKind::GetAttr && (bits & kSymbolicBits))
        o.computed = o.computed || (ofTensor && isOutside(inst.valueA()));
    bool reads = inst.kind == InstKind::GetAttr && ofTensor &&
                 !(bits & (kArrayBits | kIsUnknown | kIsFunction | kIsExternal));
    if (reads) {
        o.shape |= o.value;
        o.value = 0;
        o.axes = (bits & kIsDType) ? 0 : kAllAxes;
        if (bits & kIsDType) o.shape = 0;
        o.computed = false;
    }
    if (o.shape != 0 && !ofTensor) o.axes = narrowed(base.axes, inst);
    o.self = 0;
    o.alias = o.inner = base.inner & ~kFreshRoot;
    if (base.alias & kFreshRoot) freshParts(id, o);
    if (ofTensor && inst.kind == InstKind::GetItem)
        o.alias |= base.alias;  // a view of the same array
    put(id, o);
}

void OriginPass::build(InstId id, uint32_t first, uint32_t count, bool pairs) {
    ValueOrigin o;
    for (uint32_t i = 0; i < (pairs ? 2 * count : count); ++i) {
        uint32_t operand = ir_.pool[first + i];
        if (operand == Id<int>::kNone) continue;
        const ValueOrigin& part = at(pairs ? operand : operand & ~kStarBit);
        o.add(part);
        o.inner |= part.alias;
    }
    o.alias = kFreshRoot;
    o.self = 0;
    put(id, o);
}

void OriginPass::jump(const Inst& inst) {
    const IrBlock& target = ir_.blocks[inst.a];
    for (uint32_t i = 0; i < inst.count && i < target.numParams; ++i) {
        InstId parameter(target.begin + i);
        put(parameter, at(ir_.pool[inst.b + i]));
    }
}

/// What is stored into a fresh object can be reached from it.
void OriginPass::store(InstId object, InstId value) {
    if (!(at(object).alias & kFreshRoot)) return;
    ValueOrigin o;
    o.inner = at(value).alias | at(value).inner;
    o.value = at(value).value;
    o.shape = at(value).shape;
    o.computed = at(value).computed;
    put(object, o);
}

void OriginPass::step(InstId id, const Inst& inst) {
    switch (inst.kind) {
        case InstKind::Param:
            return parameter(id, inst);
        case InstKind::LoadGlobal:
            return put(id, {.alias = kOuterRoot, .inner = kOuterRoot});
        case InstKind::LoadCell:
            return loadCell(id, inst);
        case InstKind::GetAttr:
        case InstKind::GetItem:
        case InstKind::Iter:
        case InstKind::Next:
        case InstKind::Unpack:
        case InstKind::UnpackItem:
            return load(id, inst);
        case InstKind::SetAttr:
        case InstKind::SetItem:
            return store(inst.valueA(), InstId(ir_.pool[inst.b + 1]));
        case InstKind::BuildTuple:
        case InstKind::BuildList:
        case InstKind::BuildSet:
            return build(id, inst.a, inst.b, false);
        case InstKind::BuildDict:
        case InstKind::Format:
            return build(id, inst.a, inst.b, true);
        case InstKind::BuildSlice:
            return build(id, inst.a, 3, false);
        case InstKind::Opaque:
            return build(id, inst.a, inst.b, false);
        case InstKind::Call:
            return call(id, inst);
        case InstKind::MakeFunction:
        case InstKind::MakeClass:
            return put(id, {.alias = kFreshRoot, .inner = kOuterRoot});
        case InstKind::Unary: {
            ValueOrigin o = at(inst.a);
            if (context_.bits(view_, id) & kSymbolicBits)
                o.computed = o.computed || isOutside(inst.valueA());
            return put(id, o);
        }
        case InstKind::Await:
        case InstKind::YieldFrom:
            return put(id, at(inst.a));
        case InstKind::Refine:
            return put(id, at(inst.a));
        case InstKind::Binary:
        case InstKind::Compare: {
            ValueOrigin o = at(inst.a);
            if (!(inst.kind == InstKind::Binary && (inst.flags & kInPlace) != 0))
                o.alias = kFreshRoot, o.self = 0;
            ValueOrigin other = at(inst.b);
            other.alias = other.self = 0;
            o.add(other);
            if (context_.bits(view_, id) & kSymbolicBits)
                o.computed = o.computed || isOutside(inst.valueA()) || isOutside(inst.valueB());
            return put(id, o);
        }
        case InstKind::Jump:
            return jump(inst);
        case InstKind::Import:
            return put(id, {.alias = kOuterRoot, .inner = kOuterRoot});
        case InstKind::CaughtException:
        case InstKind::Const:
        case InstKind::BlockParam:
        case InstKind::Undef:
        case InstKind::StoreGlobal:
        case InstKind::DelGlobal:
        case InstKind::StoreCell:
        case InstKind::DelAttr:
        case InstKind::DelItem:
        case InstKind::Yield:
        case InstKind::Branch:
        case InstKind::Return:
        case InstKind::Raise:
            return;
    }
}

RootSet CapturedVariables::rootOf(const CapturedVariable& variable) {
    const size_t at = place(variable);
    if (at == list_.size()) list_.push_back(variable);
    return capturedRootAt(at);
}

/// Its place in the list, or the end of it.
size_t CapturedVariables::place(const CapturedVariable& variable) {
    constexpr size_t kShort = 16;  // looked through as fast as a table finds
    if (list_.size() < kShort)
        return static_cast<size_t>(std::ranges::find(list_, variable) - list_.begin());
    const auto keyOf = [](const CapturedVariable& v) {
        return static_cast<uint64_t>(v.owner.value) << 32 | v.name.value;
    };
    for (size_t i = places_.size(); i < list_.size(); ++i)
        places_.emplace(keyOf(list_[i]), static_cast<uint32_t>(i));
    const auto at = places_.find(keyOf(variable));
    return at == places_.end() ? list_.size() : at->second;
}

std::vector<ValueOrigin> computeOrigins(const FactContext& context, const CodeView& view,
                                        const Summaries& summaries,
                                        CapturedVariables& captured,
                                        std::span<const SteeredValue> steered) {
    return OriginPass(context, view, summaries, captured).run(steered);
}

}  // namespace graphlift
