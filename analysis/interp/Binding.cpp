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
            params[i] = bindKeywords(frame, closureId, args, usedKeyword);
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

// What `**kwargs` of the callee holds: one dict for all calls that give the same, wherever they
// stand, so that calls that differ in nothing else have one context.
ObjectId Interpreter::keywordDict(Frame& frame, ClosureId callee, const CallArgs& args,
                                  const std::vector<bool>& used) {
    const uint64_t function =
        hashCombine(handedAround(callee), p_.closures[callee].function.value + 1);
    uint64_t digest = hashCombine(function, args.restKeywords.value);
    for (size_t k = 0; k < used.size(); ++k)
        if (!used[k]) {
            const auto& [name, value] = args.keywords[k];
            const bool isTensor = values_.has(value, AtomKind::Tensor);
            digest = hashCombine(hashCombine(digest, name.value),
                                 isTensor ? keyPart(value).value : digestPart(value));
        }
    const auto [known, isNew] = objectIndex_.tryEmplace(digest, ObjectId(p_.objects.size()));
    if (!isNew) return *known;
    ObjectInfo info;
    info.kind = ObjectInfo::Kind::Dict;
    info.allocatedIn = frame.function;
    info.site = frame.site;
    info.summary = true;
    const ObjectId dict = *known;
    p_.objects.add(std::move(info));
    joinGroup(function | uint64_t{1} << 63, dict);
    return dict;
}

ValueId Interpreter::bindKeywords(Frame& frame, ClosureId callee, const CallArgs& args,
                                  const std::vector<bool>& used) {
    const ObjectId dict = keywordDict(frame, callee, args, used);
    for (size_t k = 0; k < used.size(); ++k)
        if (!used[k])
            writeSlot(frame,
                      {dict, HeapSlot::Key::Item,
                       values_.atom(AtomKind::String, args.keywords[k].first.value).value},
                      args.keywords[k].second);
    writeSlot(frame, {dict, HeapSlot::Key::AnyItem}, args.restKeywords);
    return objectValue(dict);
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
    const Activation& before = activations_[context.index()];
    if (!before.active && (!before.evaluated || before.dirty)) {
        if (depth_ >= kMaxDepth) {
            markDirty(context);
        } else {
            update(context);
        }
    }
    noteRead(frame, Dependency::Result, context.value, activations_[context.index()].readers);
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
