// Which context a call gets, and the budgets. Contexts are keyed by closure and arguments. Those of
// one function that agree in the closure and in the functions that are handed in form a family: a
// decorator has one for each function that it decorates. A family over its budget becomes one
// context, a function over its own becomes one altogether; both for good.
#include <algorithm>

#include "analysis/interp/Interpreter.h"
#include "analysis/support/Hash.h"

namespace graphlift {

// What of an argument tells contexts apart. Floats do not; sets of many functions or objects do
// not.
ValueId Interpreter::keyPart(ValueId param) const {
    size_t objects = 0;
    for (AtomId atom : values_.atoms(param)) {
        const AtomKind kind = values_[atom].kind;
        objects += kind == AtomKind::Object || kind == AtomKind::Function ||
                   kind == AtomKind::BoundMethod || kind == AtomKind::Class;
        if (kind == AtomKind::Float) return ValueTable::bottom();
    }
    return objects > 4 ? ValueTable::bottom() : param;
}

// The one function of the program that a value is, however it was made: closures of one function
// are one here, so that functions that hand closures of themselves on do not split for ever.
uint64_t Interpreter::handedFunction(ValueId param) const {
    AtomId only = values_.onlyAtom(param);
    if (only.isNone()) return 0;
    if (values_[only].kind == AtomKind::BoundMethod)
        only = values_.onlyAtom(values_.sequence(only)[0]);
    if (only.isNone() || values_[only].kind != AtomKind::Function) return 0;
    const ClosureId closure(static_cast<uint32_t>(values_[only].payload));
    return static_cast<uint64_t>(p_.closures[closure].function.value) + 1;
}

uint32_t Interpreter::familyOf(ClosureId closure, const std::vector<ValueId>& params) {
    uint64_t key = hashCombine(closure.value, params.size());
    for (ValueId param : params) key = hashCombine(key, handedFunction(param));
    const auto [family, isNew] =
        familyIndex_.tryEmplace(key, static_cast<uint32_t>(families_.size()));
    if (isNew) families_.emplace_back();
    return *family;
}

Interpreter::MergeLevel Interpreter::mergeLevel(FunctionId function, uint32_t family) const {
    if (mergedFunctions_[function.index()] != 0) return MergeLevel::Function;
    return families_[family].merged ? MergeLevel::Family : MergeLevel::None;
}

// Nobody calls it any more: a context that stands for more took its place.
bool Interpreter::isSuperseded(const Activation& activation) const {
    return !activation.isModule &&
           activation.merged != mergeLevel(activation.spec.function, activation.family);
}

ContextId Interpreter::findContext(ClosureId closure, const std::vector<ValueId>& params,
                                   MergeLevel level, uint32_t family,
                                   const std::vector<ContextId>& bucket) const {
    const FunctionId function = p_.closures[closure].function;
    for (ContextId context : bucket) {
        const Activation& activation = activations_[context.index()];
        if (activation.spec.function != function || activation.merged != level) continue;
        if (level != MergeLevel::Function && activation.family != family) continue;
        if (level == MergeLevel::None &&
            (activation.spec.closure != closure ||
             !std::ranges::equal(
                 params, activation.spec.params, {}, [&](ValueId v) { return keyPart(v); },
                 [&](ValueId v) { return keyPart(v); })))
            continue;
        return context;
    }
    return ContextId::none();
}

ContextId Interpreter::makeContext(ClosureId closure, size_t numParams, MergeLevel level,
                                   uint32_t family) {
    const ContextId made(activations_.size());
    contextsOf_[p_.closures[closure].function.index()].push_back(made);
    if (level == MergeLevel::None) families_[family].contexts.push_back(made);
    activations_.emplace_back();
    Activation& activation = activations_.back();
    activation.spec.function = p_.closures[closure].function;
    activation.spec.closure = closure;
    activation.spec.params.assign(numParams, ValueTable::bottom());
    activation.spec.supplied.assign(numParams, false);
    activation.merged = level;
    activation.family = family;
    return made;
}

ContextId Interpreter::contextFor(ClosureId closure, std::vector<ValueId> params,
                                  const std::vector<bool>& supplied, bool entered) {
    const FunctionId function = p_.closures[closure].function;
    const size_t limit =
        p_.ir(function).insts.size() <= kSmallBody ? kMaxSmallContexts : kMaxContexts;
    const uint32_t family = familyOf(closure, params);
    const MergeLevel level = mergeLevel(function, family);
    uint64_t key = hashCombine(function.value, static_cast<uint64_t>(level));
    if (level != MergeLevel::Function) key = hashCombine(key, family);
    if (level == MergeLevel::None)
        for (ValueId param : params) key = hashCombine(key, keyPart(param).value);
    std::vector<ContextId>& bucket = contextIndex_[key];
    ContextId found = findContext(closure, params, level, family, bucket);
    if (found.isNone()) {
        if (level != MergeLevel::Function &&
            contextsOf_[function.index()].size() >= kMaxFunctionContexts) {
            mergedFunctions_[function.index()] = 1;
            markCallers(contextsOf_[function.index()]);
            return contextFor(closure, std::move(params), supplied, entered);
        }
        if (level == MergeLevel::None && families_[family].contexts.size() >= limit) {
            families_[family].merged = true;
            markCallers(families_[family].contexts);
            return contextFor(closure, std::move(params), supplied, entered);
        }
        found = makeContext(closure, params.size(), level, family);
        bucket.push_back(found);
        activations_[found.index()].spec.entered = entered;
    }
    if (level == MergeLevel::Function) addClosure(found, closure);
    activations_[found.index()].spec.entered |=
        entered && (!sweeping_ || level != MergeLevel::None);
    // One context for more calls than can be told apart: what it is handed may be called by
    // anybody.
    if (level == MergeLevel::Function)
        for (ValueId param : params) escapedValues_.insert(param);
    joinParams(found, params, supplied);
    return found;
}

void Interpreter::joinParams(ContextId context, const std::vector<ValueId>& params,
                             const std::vector<bool>& supplied) {
    Activation& activation = activations_[context.index()];
    for (size_t i = 0; i < params.size(); ++i) {
        const ValueId joined = values_.join(activation.spec.params[i], params[i]);
        if (joined != activation.spec.params[i]) {
            activation.spec.params[i] = joined;
            escapeDropped(joined, params[i]);
            if (activation.evaluated || activation.active) markDirty(context);
        }
        if (supplied[i]) activation.spec.supplied[i] = true;
    }
}

// Callers of contexts that were merged run again and find what took their place.
void Interpreter::markCallers(const std::vector<ContextId>& contexts) {
    for (ContextId context : contexts)
        for (ContextId reader : std::vector<ContextId>(activations_[context.index()].readers))
            markDirty(reader);
}

}  // namespace graphlift
