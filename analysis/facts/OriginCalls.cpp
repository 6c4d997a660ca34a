// Where the results of calls come from: through the summaries of the project's functions, through
// what libraries are modelled to do.
#include "analysis/facts/CallBinding.h"
#include "analysis/facts/OriginPass.h"

namespace graphlift {

namespace {

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

}  // namespace

/// Does a call get a tensor that the trace computes or takes as an argument?
bool OriginPass::readsTensor(InstId call) const {
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

ValueOrigin OriginPass::argumentsOf(const Inst& call) const {
    constexpr uint32_t kNames =
        kIsExternal | kIsModule | kIsClass;  // `np` of np.zeros is no argument
    ValueOrigin all;
    InstId callee = call.valueA();
    InstId receiver = view_[callee].kind == InstKind::GetAttr ? view_[callee].valueA() : callee;
    if (context_.bits(view_, receiver) & ~kNames) all.add(at(receiver));
    for (uint32_t i = 0; i < call.count; ++i) all.add(at(callOperand(ir_, call, i).value));
    return all;
}

void OriginPass::projectCall(InstId id, const SiteEdge& edge) {
    const Summary& callee = summaries_[edge.callee];
    const auto& bound = bindArguments(context_, view_, edge);
    ValueOrigin o;
    o.computed = callee.result.computed;
    o.cast = callee.result.cast;
    o.loose = callee.result.loose;
    o.alias = callee.result.alias & ~kRelativeRoots;
    o.inner = callee.result.inner & ~kRelativeRoots;
    const ValueOrigin& r = callee.result;
    const RootSet roots = r.value | r.shape | r.alias | r.self | r.inner;
    if (callee.captured.size() != 0 && bound_.insert(edge.callee).second)
        for (const CapturedVariable& variable : callee.captured)
            if (variable.owner != view_.id) captured_.rootOf(variable);
    for (size_t i = 0; i < callee.captured.size() && (roots & kCapturedRoots) != 0; ++i)
        if (const RootSet root = capturedRootAt(i); (roots & root) != 0)
            passOn(o, r, root, captured(callee.captured[i], context_.bits(view_, id)));
    for (uint32_t p = 0; p < bound.size(); ++p) {
        if ((roots & rootOf(p)) == 0) continue;
        ValueOrigin given = at(bound[p].inst);
        for (InstId extra : bound[p].extra) given.add(at(extra));
        if (bound[p].kind == BoundArgument::Kind::Unknown &&
            view_[edge.site].kind == InstKind::Call)
            given = argumentsOf(view_[edge.site]);
        passOn(o, callee.result, rootOf(p), given);
    }
    put(id, o);
}

void OriginPass::libraryCall(InstId id, const SiteEdge& edge, const ValueOrigin& arguments) {
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
void OriginPass::fill(InstId id, const SiteEdge& edge) {
    const ApiModel* api = context_.api(edge);
    InstId receiver = receiverOf(view_, id);
    if (api == nullptr || receiver.isNone() || view_[id].kind != InstKind::Call) return;
    for (const ApiEffect& effect : api->effects) {
        if (effect.kind != ApiEffect::Kind::MutatesParam || effect.param != 0) continue;
        for (uint32_t i = 0; i < view_[id].count; ++i)
            store(receiver, callOperand(ir_, view_[id], i).value);
    }
}

void OriginPass::call(InstId id, const Inst& inst) {
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

}  // namespace graphlift
