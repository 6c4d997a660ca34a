// Functions that nothing in the project calls run with open arguments: hints, defaults, instances
// of their class, and unknown(NoCallSite) for the rest.
#include <algorithm>
#include <unordered_set>

#include "analysis/interp/Interpreter.h"

namespace graphlift {

// Those whose name nobody not yet reached mentions come first: the rest may be reached through
// them.
std::vector<FunctionId> Interpreter::sweepOrder() const {
    std::unordered_set<uint32_t> mentioned;
    std::vector<FunctionId> waiting, sources, rest;
    for (uint32_t f = 0; f < p_.functions.size(); ++f) {
        const IrFunction& ir = p_.ir(FunctionId(f));
        if (!contextsOf_[f].empty()) continue;
        if (ir.scope == ScopeKind::Function || ir.scope == ScopeKind::Lambda)
            waiting.push_back(FunctionId(f));
        for (const Inst& inst : ir.insts) {
            if (inst.kind == InstKind::GetAttr)
                mentioned.insert(inst.b);
            else if (inst.kind == InstKind::LoadGlobal || inst.kind == InstKind::LoadCell)
                mentioned.insert(inst.a);
        }
    }
    for (FunctionId f : waiting)
        (mentioned.contains(p_.ir(f).name.value) ? rest : sources).push_back(f);
    sources.insert(sources.end(), rest.begin(), rest.end());
    return sources;
}

void Interpreter::sweep() {
    for (int round = 0; round < 8 && !stopped(); ++round) {
        bool any = false;
        for (FunctionId function : sweepOrder()) {
            if (stopped()) return;
            if (!contextsOf_[function.index()].empty()) continue;
            const size_t before = contextsOf_[function.index()].size();
            sweepFunction(function, false);
            drain();
            any |= contextsOf_[function.index()].size() != before;
        }
        if (!any) break;
        resolveMissing();
    }
}

// The closure through which the function can be called: made when its enclosing scope ran.
void Interpreter::sweepFunction(FunctionId function, bool entered) {
    for (ClosureId closure : std::vector<ClosureId>(closuresOf_[function.index()])) {
        const IrFunction& ir = p_.ir(function);
        std::vector<ValueId> params;
        const FunctionId outer = p_.functions[function].parent;
        const bool isMethod = !outer.isNone() && p_.ir(outer).scope == ScopeKind::Class;
        const ReceiverKind receiver = isMethod ? receiverKind(closure) : ReceiverKind::None;
        for (uint32_t i = 0; i < ir.params.size(); ++i) {
            if (i == 0 && receiver != ReceiverKind::None) {
                params.push_back(receiver == ReceiverKind::Class
                                     ? values_.single(values_.atom(
                                           AtomKind::Class, p_.closures[closure].definedIn.value))
                                     : sweptReceiver(closure));
            } else {
                params.push_back(sweptParam(closure, i));
            }
        }
        const ContextId context =
            contextFor(closure, params, std::vector<bool>(params.size(), false), entered);
        makeRoot(context);
        if (!activations_[context.index()].evaluated && !activations_[context.index()].active)
            evaluate(context);
    }
}

Interpreter::ReceiverKind Interpreter::receiverKind(ClosureId closureId) {
    const ClosureInfo& closure = p_.closures[closureId];
    if (closure.definedIn.isNone() || p_.ir(closure.function).params.empty())
        return ReceiverKind::None;
    const SlotId slot = heap_.find({p_.classes[closure.definedIn].nspace, HeapSlot::Key::Attribute,
                                    p_.ir(closure.function).name.value});
    if (slot.isNone()) return ReceiverKind::Instance;
    for (AtomId atom : values_.atoms(heap_[slot].value)) {
        const AtomKind kind = values_[atom].kind;
        if (kind == AtomKind::StaticMethod) return ReceiverKind::None;
        if (kind == AtomKind::ClassMethod) return ReceiverKind::Class;
    }
    const std::string_view name = names_.text(p_.ir(closure.function).name);
    return name == "__new__" || name == "__init_subclass__" || name == "__class_getitem__"
               ? ReceiverKind::Class
               : ReceiverKind::Instance;
}

// The instances that the program makes of the class, else one of our own whose __init__ ran with
// open arguments.
ValueId Interpreter::sweptReceiver(ClosureId method) {
    const ClassId cls = p_.closures[method].definedIn;
    Joiner instances(values_);
    if (cls.index() < firstInstances_.size())
        for (ObjectId object : firstInstances_[cls.index()]) instances.add(objectValue(object));
    if (const ValueId known = instances.result(); !values_.isBottom(known)) return known;
    ObjectInfo info;
    info.kind = ObjectInfo::Kind::Instance;
    info.cls = cls;
    info.api = libraryBase(cls);
    info.summary = true;
    const ObjectId made = p_.objects.add(std::move(info));
    noteInstance(cls, made);
    joinGroup(groupKey(cls), made);
    initializeSwept(cls, made);
    return objectValue(made);
}

// The oldest instances of a class, those of its subclasses among them.
void Interpreter::noteInstance(ClassId cls, ObjectId object) {
    for (ClassId ancestor : p_.classes[cls].mro) {
        if (ancestor.index() >= firstInstances_.size()) firstInstances_.resize(p_.classes.size());
        std::vector<ObjectId>& first = firstInstances_[ancestor.index()];
        const auto at = std::ranges::lower_bound(first, object);
        if (at != first.end() && *at == object) continue;
        first.insert(at, object);
        if (first.size() > kSweptInstances) first.pop_back();
    }
}

void Interpreter::initializeSwept(ClassId cls, ObjectId object) {
    for (ClassId c : std::vector<ClassId>(p_.classes[cls].mro)) {
        const SlotId slot =
            heap_.find({p_.classes[c].nspace, HeapSlot::Key::Attribute, n_.init.value});
        if (slot.isNone()) continue;
        for (AtomId atom : values_.atoms(heap_[slot].value)) {
            if (values_[atom].kind != AtomKind::Function) continue;
            const ClosureId init(static_cast<uint32_t>(values_[atom].payload));
            std::vector<ValueId> params;
            for (uint32_t i = 0; i < p_.ir(p_.closures[init].function).params.size(); ++i)
                params.push_back(i == 0 ? objectValue(object) : sweptParam(init, i));
            const ContextId context =
                contextFor(init, params, std::vector<bool>(params.size(), false), false);
            makeRoot(context);
            if (!activations_[context.index()].evaluated && !activations_[context.index()].active)
                evaluate(context);
        }
        return;
    }
}

ValueId Interpreter::sweptParam(ClosureId closureId, uint32_t index) {
    const ClosureInfo closure = p_.closures[closureId];
    const IrParam& param = p_.ir(closure.function).params[index];
    ValueId value = ValueTable::bottom();
    for (const auto& [i, v] : closure.defaults)
        if (i == index) value = v;
    bool hinted = false;
    if (options_.followTypeHints)
        for (const auto& [i, v] : closure.annotations)
            if (i == index)
                if (const ValueId hint = hintedValue(v); !values_.isBottom(hint)) {
                    value = values_.join(value, hint);
                    hinted = true;
                }
    const ValueId open = values_.unknown(UnknownReason::NoCallSite);
    if (param.kind == ParamKind::VarPositional) return values_.wrap(AtomKind::AnyTuple, open);
    if (param.kind == ParamKind::VarKeyword) return open;
    return hinted ? value : values_.join(value, open);
}

// `x: tf.Tensor`, `x: Model` (of the project), `x: int`; anything else says nothing.
ValueId Interpreter::hintedValue(ValueId annotation) {
    ValueId value = ValueTable::bottom();
    for (AtomId atom : values_.atoms(annotation)) {
        const Atom a = values_[atom];
        if (a.kind == AtomKind::External) {
            const ApiId api = p_.externalApi[a.payload];
            if (api.isNone()) continue;
            const std::string& path = registry_[api].path;
            if (auto type = registry_.hintedTensor(api))
                value = values_.join(value, values_.tensorValue(*type));
            else if (path == "builtins.int")
                value = values_.join(value, values_.single(values_.atom(AtomKind::SomeInt)));
            else if (path == "builtins.float")
                value = values_.join(value, values_.single(values_.atom(AtomKind::SomeFloat)));
            else if (path == "builtins.bool")
                value = values_.join(value, values_.single(values_.atom(AtomKind::SomeBool)));
            else if (path == "builtins.str")
                value = values_.join(value, values_.single(values_.atom(AtomKind::SomeString)));
        } else if (a.kind == AtomKind::Class) {
            const ClassId cls(static_cast<uint32_t>(a.payload));
            if (cls.index() >= firstInstances_.size()) continue;
            for (ObjectId object : firstInstances_[cls.index()])
                if (values_.atoms(value).size() < kSweptInstances)
                    value = values_.join(value, objectValue(object));
        }
    }
    return value;
}

}  // namespace graphlift
