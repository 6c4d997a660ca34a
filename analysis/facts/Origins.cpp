#include "analysis/facts/Origins.h"

#include <algorithm>

#include "analysis/facts/CallBinding.h"
#include "analysis/facts/FactContext.h"
#include "analysis/facts/Summary.h"

namespace graphlift {

bool ValueOrigin::add(const ValueOrigin& o) {
    ValueOrigin before = *this;
    value |= o.value;
    shape |= o.shape;
    alias |= o.alias;
    inner |= o.inner;
    self |= o.self;
    computed = computed || o.computed;
    axes |= o.axes;
    cast = cast || o.cast;
    loose = loose || o.loose;
    return before.value != value || before.shape != shape || before.alias != alias ||
           before.inner != inner || before.self != self || before.computed != computed ||
           before.axes != axes || before.cast != cast || before.loose != loose;
}

namespace {

constexpr int kMaxRounds = 6;  // a guess: loops settle in two or three

class Pass {
  public:
    Pass(const FactContext& context, const CodeView& view, const Summaries& summaries,
         std::vector<CapturedVariable>& captured)
        : context_(context),
          view_(view),
          ir_(*view.ir),
          summaries_(summaries),
          captured_(captured),
          out_(ir_.insts.size()) {}

    std::vector<ValueOrigin> run(std::span<const SteeredValue> steered) {
        for (const SteeredValue& value : steered) out_[value.inst.index()].add(value.origin);
        for (int round = 0; round < kMaxRounds; ++round) {
            changed_ = false;
            for (uint32_t i = 0; i < ir_.insts.size(); ++i)
                if (view_.reached[i]) step(InstId(i), ir_.insts[i]);
            if (!changed_) break;
        }
        return std::move(out_);
    }

  private:
    const ValueOrigin& at(InstId inst) const {
        static const ValueOrigin kNothing;
        return inst.isNone() ? kNothing : out_[inst.index()];
    }
    const ValueOrigin& at(uint32_t inst) const { return at(InstId(inst)); }

    void put(InstId inst, ValueOrigin origin) {
        uint32_t bits = context_.bits(view_, inst);
        if (!(bits & (kMutableBits | kContainerBits)))
            origin.alias = origin.inner = origin.self = 0;
        if (!(bits & kMutableBits)) origin.alias &= ~kFreshRoot;
        changed_ = out_[inst.index()].add(origin) || changed_;
    }

    void step(InstId id, const Inst& inst);
    void parameter(InstId id, const Inst& inst);
    void loadCell(InstId id, const Inst& inst);
    [[nodiscard]] ValueOrigin ownCell(Name name) const;
    ValueOrigin captured(const CapturedVariable& variable, uint32_t bits);
    [[nodiscard]] bool isOutside(InstId inst) const;
    void load(InstId id, const Inst& inst);
    void build(InstId id, uint32_t first, uint32_t count, bool pairs);
    void jump(const Inst& inst);
    void store(InstId object, InstId value);
    void call(InstId id, const Inst& inst);
    void fill(InstId id, const SiteEdge& edge);
    void projectCall(InstId id, const SiteEdge& edge);
    void libraryCall(InstId id, const SiteEdge& edge, const ValueOrigin& arguments);
    ValueOrigin argumentsOf(const Inst& call) const;
    [[nodiscard]] bool readsTensor(InstId call) const;
    [[nodiscard]] AxisSet narrowed(AxisSet axes, const Inst& inst) const;
    void freshParts(InstId id, ValueOrigin& origin) const;

    const FactContext& context_;
    const CodeView& view_;
    const IrFunction& ir_;
    const Summaries& summaries_;
    std::vector<CapturedVariable>& captured_;
    std::vector<ValueOrigin> out_;
    bool changed_ = false;
};

/// A value that stands for itself until a caller says what it is.
ValueOrigin rootOrigin(RootSet root, uint32_t bits) {
    ValueOrigin o;
    bool shape = (bits & kIsShape) && !(bits & kArrayBits);
    (shape ? o.shape : o.value) = root;
    if (shape) o.axes = kAllAxes;
    o.alias = o.inner = o.self = root;
    return o;
}

void Pass::parameter(InstId id, const Inst& inst) {
    put(id, rootOrigin(rootOf(inst.a), context_.bits(view_, id)));
}

/// What the function's own variable holds that nested functions share.
ValueOrigin Pass::ownCell(Name name) const {
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

ValueOrigin Pass::captured(const CapturedVariable& variable, uint32_t bits) {
    if (variable.owner == view_.id) return ownCell(variable.name);
    return rootOrigin(capturedRoot(captured_, variable), bits);
}

void Pass::loadCell(InstId id, const Inst& inst) {
    FunctionId owner = context_.cellOwner(view_.id, inst.b);
    if (owner.isNone()) return put(id, {.alias = kOuterRoot, .inner = kOuterRoot});
    put(id, captured({owner, inst.nameA()}, context_.bits(view_, id)));
}

/// A tensor from outside the trace, or a variable: what an operation makes of it is symbolic.
bool Pass::isOutside(InstId inst) const {
    uint32_t bits = context_.bits(view_, inst);
    return (bits & kIsVariable) != 0 || ((bits & kSymbolicBits) != 0 && at(inst).value == 0);
}

/// A value loaded from something fresh is fresh only when everything it may be was made in this
/// trace.
void Pass::freshParts(InstId id, ValueOrigin& origin) const {
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

/// Does a call get a tensor that the trace computes or takes as an argument?
bool Pass::readsTensor(InstId call) const {
    const Inst& inst = view_[call];
    for (uint32_t i = 0; i < inst.count; ++i) {
        InstId given = callOperand(ir_, inst, i).value;
        const ValueOrigin& o = at(given);
        if ((context_.bits(view_, given) & (kArrayBits | kIsUnknown)) &&
            (o.value != 0 || o.computed || isOutside(given)))
            return true;
    }
    return false;
}

/// Which axes an element or a slice of a shape reads.
AxisSet Pass::narrowed(AxisSet axes, const Inst& inst) const {
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

void Pass::load(InstId id, const Inst& inst) {
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

void Pass::build(InstId id, uint32_t first, uint32_t count, bool pairs) {
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

void Pass::jump(const Inst& inst) {
    const IrBlock& target = ir_.blocks[inst.a];
    for (uint32_t i = 0; i < inst.count && i < target.numParams; ++i) {
        InstId parameter(target.begin + i);
        put(parameter, at(ir_.pool[inst.b + i]));
    }
}

/// What is stored into a fresh object can be reached from it.
void Pass::store(InstId object, InstId value) {
    if (!(at(object).alias & kFreshRoot)) return;
    ValueOrigin o;
    o.inner = at(value).alias | at(value).inner;
    o.value = at(value).value;
    o.shape = at(value).shape;
    o.computed = at(value).computed;
    put(object, o);
}

ValueOrigin Pass::argumentsOf(const Inst& call) const {
    constexpr uint32_t kNames =
        kIsExternal | kIsModule | kIsClass;  // `np` of np.zeros is no argument
    ValueOrigin all;
    InstId callee = call.valueA();
    InstId receiver = view_[callee].kind == InstKind::GetAttr ? view_[callee].valueA() : callee;
    if (context_.bits(view_, receiver) & ~kNames) all.add(at(receiver));
    for (uint32_t i = 0; i < call.count; ++i) all.add(at(callOperand(ir_, call, i).value));
    return all;
}

/// What a callee's result takes from a root, given what the root is here.
void passOn(ValueOrigin& o, const ValueOrigin& result, RootSet root, const ValueOrigin& given) {
    if (result.value & root) {
        o.value |= given.value;
        o.shape |= given.shape;
        o.computed = o.computed || given.computed;
        o.axes |= given.axes;
        o.loose = o.loose || given.loose;
        o.cast = o.cast || given.cast;
    }
    if (result.shape & root) {
        o.shape |= given.value | given.shape;
        bool whole = given.axes == 0 || given.axes == kAllAxes;
        o.axes |= whole ? result.axes : kAllAxes;
    }
    if (result.alias & root) o.alias |= given.alias;
    if (result.self & root) o.self |= given.self;
    if (result.inner & root) o.inner |= given.alias | given.inner;
}

void Pass::projectCall(InstId id, const SiteEdge& edge) {
    const Summary& callee = summaries_[edge.callee];
    auto bound = bindArguments(context_, view_, edge);
    ValueOrigin o;
    o.computed = callee.result.computed;
    o.cast = callee.result.cast;
    o.loose = callee.result.loose;
    o.alias = callee.result.alias & ~kRelativeRoots;
    o.inner = callee.result.inner & ~kRelativeRoots;
    for (size_t i = 0; i < callee.captured.size(); ++i)
        passOn(o, callee.result, capturedRootAt(i),
               captured(callee.captured[i], context_.bits(view_, id)));
    for (uint32_t p = 0; p < bound.size(); ++p) {
        ValueOrigin given = at(bound[p].inst);
        for (InstId extra : bound[p].extra) given.add(at(extra));
        if (bound[p].kind == BoundArgument::Kind::Unknown &&
            view_[edge.site].kind == InstKind::Call)
            given = argumentsOf(view_[edge.site]);
        passOn(o, callee.result, rootOf(p), given);
    }
    put(id, o);
}

void Pass::libraryCall(InstId id, const SiteEdge& edge, const ValueOrigin& arguments) {
    const ApiModel* api = context_.api(edge);
    uint32_t bits = context_.bits(view_, id);
    ValueOrigin o = arguments;
    bool makes = api != nullptr && api->kind == ApiKind::Class;
    o.computed = o.computed || (api != nullptr && api->trace == TraceBehaviour::Graph);
    bool isNumber = (bits & (kArrayBits | kIsUnknown)) == 0;
    o.cast = o.cast && (bits & (kNumberBits | kIsString | kIsRange)) != 0;
    // Of a tensor: `range` gives tensors in converted code.
    if ((bits & kIsRange) && readsTensor(edge.site)) {
        o.cast = o.computed = true;
        return put(id, o);
    }
    if (api != nullptr && api->hasTag("number-read") && readsTensor(edge.site)) {
        o.cast = readsTensor(edge.site);
        isNumber = !o.cast;
        o.computed = o.computed || o.value == 0;
    }
    if (isNumber && (bits & (kIsShape | kIsInt | kContainerBits)) != 0 &&
        (context_.deepBits(view_.value(id)) & kArrayBits) == 0) {
        o.shape |= o.value;
        o.value = 0;
        o.computed = false;
        if (o.axes == 0) o.axes = (bits & kIsInt) ? axisOf(0) : kAllAxes;
    }
    RootSet reach = arguments.alias | arguments.inner;
    o.alias = makes ? kFreshRoot : (reach | kFreshRoot);
    o.inner = reach;
    o.self = 0;
    put(id, o);
}

/// A call that changes its receiver (append, update) puts its arguments into it.
void Pass::fill(InstId id, const SiteEdge& edge) {
    const ApiModel* api = context_.api(edge);
    InstId receiver = receiverOf(view_, id);
    if (api == nullptr || receiver.isNone() || view_[id].kind != InstKind::Call) return;
    for (const ApiEffect& effect : api->effects) {
        if (effect.kind != ApiEffect::Kind::MutatesParam || effect.param != 0) continue;
        for (uint32_t i = 0; i < view_[id].count; ++i)
            store(receiver, callOperand(ir_, view_[id], i).value);
    }
}

void Pass::call(InstId id, const Inst& inst) {
    auto edges = view_.edgesAt(id);
    ValueOrigin arguments = argumentsOf(inst);
    for (const SiteEdge& edge : edges) {
        if (edge.kind == EdgeKind::Constructor || !edge.constructed.isNone()) {
            ValueOrigin o = arguments;
            o.inner = arguments.alias | arguments.inner;
            o.alias = kFreshRoot;
            o.self = 0;
            put(id, o);
        } else if (!edge.callee.isNone() && edge.kind != EdgeKind::Callback) {
            projectCall(id, edge);
        } else if (edge.callee.isNone()) {
            fill(id, edge);
            libraryCall(id, edge, arguments);
        }
    }
    if (edges.empty() || view_.unresolvedAt(id) != nullptr) {
        ValueOrigin o = arguments;
        o.self = 0;
        o.alias = o.inner = arguments.alias | arguments.inner | kOpaqueRoot;
        put(id, o);
    }
}

void Pass::step(InstId id, const Inst& inst) {
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

}  // namespace

RootSet capturedRoot(std::vector<CapturedVariable>& captured, const CapturedVariable& variable) {
    auto at = std::ranges::find(captured, variable);
    if (at == captured.end()) at = captured.insert(at, variable);
    return capturedRootAt(static_cast<size_t>(at - captured.begin()));
}

std::vector<ValueOrigin> computeOrigins(const FactContext& context, const CodeView& view,
                                        const Summaries& summaries,
                                        std::vector<CapturedVariable>& captured,
                                        std::span<const SteeredValue> steered) {
    return Pass(context, view, summaries, captured).run(steered);
}

}  // namespace graphlift
