// Calls of the project's functions: arguments to parameters, contexts, results.
#include <algorithm>

#include "analysis/interp/Interpreter.h"
#include "analysis/support/Hash.h"

namespace graphlift {

bool Interpreter::bind(Frame& frame, ClosureId closureId, const CallArgs& args,
                       std::vector<ValueId>& params, std::vector<bool>& supplied) {
    const ClosureInfo& closure = p_.closures[closureId];
    const IrFunction& ir = p_.ir(closure.function);
    params.assign(ir.params.size(), ValueTable::bottom());
    supplied.assign(ir.params.size(), false);
    std::vector<bool> usedKeyword(args.keywords.size(), false);
    size_t next = 0;
    auto defaultOf = [&](uint32_t index) {
        for (const auto& [i, v] : closure.defaults)
            if (i == index) return v;
        return ValueTable::bottom();
    };
    for (uint32_t i = 0; i < ir.params.size(); ++i) {
        const IrParam& param = ir.params[i];
        const bool takesPosition =
            param.kind == ParamKind::Positional || param.kind == ParamKind::PositionalOnly;
        ValueId value = ValueTable::bottom();
        if (param.kind == ParamKind::VarPositional) {
            value = bindRest(args, next);
            supplied[i] = next < args.positional.size();
            next = args.positional.size();
        } else if (takesPosition && next < args.positional.size()) {
            value = args.positional[next++];
            supplied[i] = true;
        } else if (takesPosition && !values_.isBottom(args.restPositional)) {
            value = args.restPositional;
            supplied[i] = true;
        }
        if (param.kind != ParamKind::VarPositional && param.kind != ParamKind::VarKeyword &&
            param.kind != ParamKind::PositionalOnly)
            for (size_t k = 0; k < args.keywords.size(); ++k)
                if (args.keywords[k].first == param.name) {
                    value = supplied[i] ? values_.join(value, args.keywords[k].second)
                                        : args.keywords[k].second;
                    supplied[i] = true;
                    usedKeyword[k] = true;
                }
        if (param.kind != ParamKind::VarKeyword) {
            if (values_.isBottom(value) && !values_.isBottom(args.restKeywords) && !supplied[i])
                value = args.restKeywords;
            if (!supplied[i] && values_.isBottom(value))
                value = defaultOf(i);
            else if (!supplied[i])
                value = values_.join(value, defaultOf(i));
            if (values_.isBottom(value) && param.hasDefault)
                value = missing(frame, UnknownReason::UnboundName);
            else if (values_.isBottom(value) && !supplied[i])
                return false;  // raises: an argument is missing
            params[i] = value;
        }
    }
    for (uint32_t i = 0; i < ir.params.size(); ++i)
        if (ir.params[i].kind == ParamKind::VarKeyword) {
            params[i] = bindKeywords(frame, args, usedKeyword);
            supplied[i] = std::ranges::find(usedKeyword, false) != usedKeyword.end();
        }
    return true;
}

ValueId Interpreter::bindRest(const CallArgs& args, size_t first) {
    const size_t begin = std::min(first, args.positional.size());
    if (values_.isBottom(args.restPositional) && args.positional.size() - begin <= 32)
        return values_.tuple({args.positional.data() + begin, args.positional.size() - begin});
    ValueId element = args.restPositional;
    for (size_t i = begin; i < args.positional.size(); ++i)
        element = values_.join(element, args.positional[i]);
    return values_.wrap(AtomKind::AnyTuple, element);
}

ValueId Interpreter::bindKeywords(Frame& frame, const CallArgs& args,
                                  const std::vector<bool>& used) {
    uint64_t digest = 1;
    for (size_t k = 0; k < used.size(); ++k)
        if (!used[k]) digest = hashCombine(digest, args.keywords[k].first.value);
    const ObjectId dict =
        allocate(frame, ObjectInfo::Kind::Dict, ClassId::none(), ApiId::none(), digest);
    for (size_t k = 0; k < used.size(); ++k)
        if (!used[k])
            writeSlot(frame,
                      {dict, HeapSlot::Key::Item,
                       values_.atom(AtomKind::String, args.keywords[k].first.value).value},
                      args.keywords[k].second);
    writeSlot(frame, {dict, HeapSlot::Key::AnyItem}, args.restKeywords);
    return objectValue(dict);
}

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

ContextId Interpreter::contextFor(ClosureId closure, std::vector<ValueId> params,
                                  const std::vector<bool>& supplied, bool entered) {
    const FunctionId function = p_.closures[closure].function;
    const size_t limit =
        p_.ir(function).insts.size() <= kSmallBody ? kMaxSmallContexts : kMaxContexts;
    const bool merged = mergedFunctions_[function.index()] != 0;
    uint64_t key = hashCombine(function.value, merged ? 1 : 0);
    if (!merged) {
        key = hashCombine(key, closure.value);
        for (ValueId param : params) key = hashCombine(key, keyPart(param).value);
    }
    std::vector<ContextId>& bucket = contextIndex_[key];
    ContextId found;
    for (ContextId c : bucket) {
        const Specialization& spec = activations_[c.index()].spec;
        if (spec.function != function || activations_[c.index()].merged != merged) continue;
        if (!merged && (spec.closure != closure ||
                        !std::ranges::equal(
                            params, spec.params, {}, [&](ValueId v) { return keyPart(v); },
                            [&](ValueId v) { return keyPart(v); })))
            continue;
        found = c;
    }
    if (found.isNone() && !merged && contextsOf_[function.index()].size() >= limit) {
        mergeContexts(function);
        return contextFor(closure, std::move(params), supplied, entered);
    }
    if (found.isNone()) {
        found = ContextId(activations_.size());
        bucket.push_back(found);
        contextsOf_[function.index()].push_back(found);
        activations_.emplace_back();
        Activation& activation = activations_.back();
        activation.spec.function = function;
        activation.spec.closure = closure;
        activation.spec.params.assign(params.size(), ValueTable::bottom());
        activation.spec.supplied.assign(params.size(), false);
        activation.merged = merged;
        activation.spec.entered = entered;
    }
    Activation& activation = activations_[found.index()];
    activation.spec.entered |= entered && (!sweeping_ || merged);
    for (size_t i = 0; i < params.size(); ++i) {
        const ValueId joined = values_.join(activation.spec.params[i], params[i]);
        if (joined != activation.spec.params[i]) {
            activation.spec.params[i] = joined;
            if (activation.evaluated || activation.active) markDirty(found);
        }
        if (supplied[i]) activation.spec.supplied[i] = true;
    }
    return found;
}

// Over the cap all contexts become one, for good: callers of the old ones run again and find it.
void Interpreter::mergeContexts(FunctionId function) {
    mergedFunctions_[function.index()] = 1;
    for (ContextId context : contextsOf_[function.index()])
        for (ContextId reader : std::vector<ContextId>(activations_[context.index()].readers))
            markDirty(reader);
}

ValueId Interpreter::callFunction(Frame& frame, ClosureId closure, const CallArgs& args,
                                  const CallStyle& style) {
    std::vector<ValueId> params;
    std::vector<bool> supplied;
    if (!bind(frame, closure, args, params, supplied)) return ValueTable::bottom();
    for (ValueId param : params) {
        if (values_.isBottom(param)) return ValueTable::bottom();
        markStored(frame, param);
    }
    const bool entered = activations_[frame.context.index()].spec.entered;
    const ContextId context = contextFor(closure, std::move(params), supplied, entered);
    addEdge(frame, {frame.site, style.kind, style.traced, style.python, style.redirected, context,
                    ApiId::none(), ExternalId::none(), ClassId::none()});
    forgetEscaped(frame);
    const ValueId result = resultOf(frame, context);
    const IrFunction& ir = p_.ir(p_.closures[closure].function);
    return ir.isGenerator || ir.scope == ScopeKind::GeneratorExp ? generatorOf(frame, context)
                                                                 : result;
}

ValueId Interpreter::resultOf(Frame& frame, ContextId context) {
    const bool isNew = dependsOn(frame, Dependency::Result, context.value);
    const Activation& before = activations_[context.index()];
    if (!before.active && (!before.evaluated || before.dirty)) {
        if (depth_ >= kMaxDepth) {
            markDirty(context);
        } else {
            evaluate(context);
        }
    }
    if (isNew) activations_[context.index()].readers.push_back(frame.context);
    return activations_[context.index()].spec.result;
}

// A generator object holds what its body yields.
ValueId Interpreter::generatorOf(Frame& frame, ContextId context) {
    ObjectId object = activations_[context.index()].generator;
    if (object.isNone()) {
        ObjectInfo info;
        info.kind = ObjectInfo::Kind::Generator;
        info.allocatedIn = activations_[context.index()].spec.function;
        object = p_.objects.add(std::move(info));
        activations_[context.index()].generator = object;
    }
    writeSlot(frame, {object, HeapSlot::Key::AnyItem}, activations_[context.index()].spec.yields);
    return objectValue(object);
}

}  // namespace graphlift
