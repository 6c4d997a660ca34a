// Which context a call gets, and the budgets. Contexts are keyed by closure and arguments. Those of
// one function that agree in the functions that were handed in, to it or to the functions around
// it, form a family: a decorator and its wrapper have one for each function that is decorated. Over
// the budget of its family every further key shares one context, and the more families there are
// the smaller the budget of each; over the budget of the function all further keys share one.
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
// are one here, so that functions that hand closures of themselves on do not split for ever. Of a
// tuple (what `*args` holds) all that it is made of. 0: none.
uint64_t Interpreter::handedFunction(ValueId param) const {
    const AtomId only = values_.onlyAtom(param);
    if (only.isNone()) return 0;
    switch (values_[only].kind) {
        case AtomKind::BoundMethod:
            return handedFunction(values_.sequence(only)[0]);
        case AtomKind::Function:
            return static_cast<uint64_t>(
                       p_.closures[ClosureId(static_cast<uint32_t>(values_[only].payload))]
                           .function.value) +
                   1;
        case AtomKind::Tuple:
            return handedFunctions(values_.sequence(only));
        default:
            return 0;
    }
}

uint64_t Interpreter::handedFunctions(std::span<const ValueId> values) const {
    uint64_t handed = 0;
    for (size_t i = 0; i < values.size(); ++i)
        if (const uint64_t function = handedFunction(values[i]); function != 0)
            handed = hashCombine(handed, hashCombine(function, i));
    return handed;
}

// Hash of the functions that were handed to the functions around this one; 0: none.
uint64_t Interpreter::handedAround(ClosureId closure) const {
    const ContextId outer = p_.closures[closure].madeIn;
    return outer.isNone() ? 0 : families_[activations_[outer.index()].family].handed;
}

uint32_t Interpreter::familyOf(ClosureId closure, const std::vector<ValueId>& params) {
    const FunctionId function = p_.closures[closure].function;
    const uint64_t given = handedFunctions(params), around = handedAround(closure);
    const uint64_t handed = given == 0 ? around : hashCombine(around, given);
    const uint64_t key = hashCombine(function.value, handed);
    const auto [family, isNew] =
        familyIndex_.tryEmplace(key, static_cast<uint32_t>(families_.size()));
    if (isNew) {
        families_.push_back({{}, handed});
        ++numFamilies_[function.index()];
    }
    return *family;
}

// Contexts that a family of this function may have.
size_t Interpreter::familyBudget(FunctionId function) const {
    const size_t alone =
        p_.ir(function).insts.size() <= kSmallBody ? kMaxSmallContexts : kMaxContexts;
    return std::clamp<size_t>(kMaxFamilyContexts / numFamilies_[function.index()], 1, alone);
}

ContextId Interpreter::findContext(ClosureId closure, const std::vector<ValueId>& keyParts,
                                   MergeLevel level, uint32_t family, uint64_t key) const {
    const FunctionId function = p_.closures[closure].function;
    const ContextId* first = contextIndex_.find(key);
    ContextId context = first == nullptr ? ContextId::none() : *first;
    for (; !context.isNone(); context = activations_[context.index()].nextOfKey) {
        const Activation& activation = activations_[context.index()];
        if (activation.spec.function != function || activation.merged != level) continue;
        if (level != MergeLevel::Function && activation.family != family) continue;
        if (level == MergeLevel::None &&
            (activation.spec.closure != closure || activation.keyParts != keyParts))
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

// How much the context of a new key stands for.
Interpreter::MergeLevel Interpreter::levelOfNew(FunctionId function, uint32_t family) const {
    if (contextsOf_[function.index()].size() >= kMaxFunctionContexts) return MergeLevel::Function;
    return families_[family].contexts.size() < familyBudget(function) ? MergeLevel::None
                                                                      : MergeLevel::Family;
}

uint64_t Interpreter::contextKey(FunctionId function, const std::vector<ValueId>& keyParts,
                                 MergeLevel level, uint32_t family) {
    uint64_t key = hashCombine(function.value, static_cast<uint64_t>(level));
    if (level != MergeLevel::Function) key = hashCombine(key, family);
    if (level == MergeLevel::None)
        for (ValueId part : keyParts) key = hashCombine(key, part.value);
    return key;
}

ContextId Interpreter::contextFor(ClosureId closure, const std::vector<ValueId>& params,
                                  const std::vector<bool>& supplied, bool entered) {
    const FunctionId function = p_.closures[closure].function;
    const uint32_t family = familyOf(closure, params);
    std::vector<ValueId> keyParts(params.size());
    std::ranges::transform(params, keyParts.begin(), [&](ValueId v) { return keyPart(v); });
    MergeLevel level = MergeLevel::None;
    uint64_t key = contextKey(function, keyParts, level, family);
    ContextId found = findContext(closure, keyParts, level, family, key);
    if (found.isNone() && (level = levelOfNew(function, family)) != MergeLevel::None) {
        key = contextKey(function, keyParts, level, family);
        found = findContext(closure, keyParts, level, family, key);
    }
    if (found.isNone()) {
        found = makeContext(closure, params.size(), level, family);
        ContextId& first = contextIndex_[key];
        activations_[found.index()].nextOfKey = std::exchange(first, found);
        if (level == MergeLevel::None)
            activations_[found.index()].keyParts = std::move(keyParts);
        activations_[found.index()].spec.entered = entered;
    }
    if (level != MergeLevel::None) addClosure(found, closure);
    activations_[found.index()].spec.entered |=
        entered && (!sweeping_ || level != MergeLevel::None);
    // One context for more calls than can be told apart: what it is handed may be called by
    // anybody.
    if (level == MergeLevel::Function)
        for (ValueId param : params) escape(param);
    joinParams(found, params, supplied);
    return found;
}

void Interpreter::joinParams(ContextId context, const std::vector<ValueId>& params,
                             const std::vector<bool>& supplied) {
    Activation& activation = activations_[context.index()];
    for (size_t i = 0; i < params.size(); ++i) {
        ValueId joined = values_.join(activation.spec.params[i], params[i]);
        if (joined == activation.spec.params[i]) {
            if (supplied[i]) activation.spec.supplied[i] = true;
            continue;
        }
        if (activation.merged != MergeLevel::None) joined = widened(joined);
        if (joined != activation.spec.params[i]) {
            escapeDropped(joined, params[i]);
            activation.spec.params[i] = joined;
            if (activation.evaluated || activation.active) markDirty(context);
        }
        if (supplied[i]) activation.spec.supplied[i] = true;
    }
}

}  // namespace graphlift
