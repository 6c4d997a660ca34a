// Calls of library functions, classes and methods through their models.
#include <algorithm>

#include "analysis/interp/Interpreter.h"
#include "analysis/interp/LibraryContext.h"
#include "analysis/support/Hash.h"

namespace graphlift {

ModelValue LibraryContext::attribute(const ModelValue& instance, std::string_view name) {
    return self.instanceAttribute(*frame, instance, name);
}

ModelValue LibraryContext::resultOf(uint32_t calleeParam) {
    return calleeParam < results.size() && !self.values_.isBottom(results[calleeParam])
               ? self.toModel(*frame, results[calleeParam])
               : ModelValue::unknown();
}

ModelContext& Interpreter::noCallbacks(Frame& frame) {
    if (!libraryContext_) libraryContext_ = std::make_unique<LibraryContext>(*this);
    libraryContext_->frame = &frame;
    libraryContext_->results.clear();
    return *libraryContext_;
}

// --- names -------------------------------------------------------------------------------------

ExternalId Interpreter::external(std::string_view path) {
    if (auto it = externalIndex_.find(std::string(path)); it != externalIndex_.end())
        return it->second;
    const ApiId api = registry_.find(path);
    const std::string canonical = api.isNone() ? std::string(path) : registry_[api].path;
    if (canonical != path) {
        const ExternalId id = external(canonical);
        externalIndex_.emplace(path, id);
        return id;
    }
    const ExternalId id(p_.externals.size());
    p_.externals.push_back(canonical);
    p_.externalApi.push_back(api);
    externalValues_.push_back(ValueTable::bottom());
    auto special = specials_.find(canonical);
    externalSpecials_.push_back(special == specials_.end() ? nullptr : special->second);
    externalIndex_.emplace(canonical, id);
    return id;
}

// Constants and dtypes are their value; everything else is the name.
ValueId Interpreter::externalValue(ExternalId id) {
    if (!values_.isBottom(externalValues_[id.index()])) return externalValues_[id.index()];
    ValueId value = values_.single(values_.atom(AtomKind::External, id.value));
    const ApiId api = p_.externalApi[id.index()];
    if (!api.isNone() && registry_[api].kind == ApiKind::DType &&
        registry_[api].dtype != DType::Unknown)
        value = values_.single(
            values_.atom(AtomKind::DType, static_cast<uint64_t>(registry_[api].dtype)));
    if (!api.isNone() && registry_[api].kind == ApiKind::Constant) {
        Frame none;
        const ModelValue constant = registry_.value(api, ModelValue::absent(), noCallbacks(none));
        value = constant.is(ModelValue::Kind::Unknown)
                    ? values_.unknown(UnknownReason::UnmodelledApi)
                    : fromModel(none, constant);
    }
    externalValues_[id.index()] = value;
    return value;
}

ValueId Interpreter::apiValue(ApiId api) {
    if (api.index() >= apiValues_.size()) apiValues_.resize(api.index() + 1, ValueTable::bottom());
    if (values_.isBottom(apiValues_[api.index()])) {
        const ValueId value = externalValue(external(registry_[api].path));
        apiValues_[api.index()] = value;
    }
    return apiValues_[api.index()];
}

// --- calls -------------------------------------------------------------------------------------

ValueId Interpreter::callExternal(Frame& frame, ExternalId id, ValueId receiver,
                                  const CallArgs& args, const CallStyle& style) {
    const ApiId api = p_.externalApi[id.index()];
    CallEdge edge{frame.site, style.kind, style.traced, style.python,   false,
                  {},         api,        id,           ClassId::none()};
    const bool isSynthetic = p_.externals[id.index()].find('<') != std::string::npos;
    if (!isSynthetic) addEdge(frame, edge);
    if (const Special special = externalSpecials_[id.index()]; special != nullptr)
        return (this->*special)(frame, args, receiver);
    if (!api.isNone()) return callApi(frame, api, receiver, args, style);
    escapeArgs(frame, args);
    return values_.unknown(registry_.isKnownPackage(p_.externals[id.index()])
                               ? UnknownReason::UnmodelledApi
                               : UnknownReason::MissingModule);
}

ValueId Interpreter::callApi(Frame& frame, ApiId api, ValueId receiver, const CallArgs& args,
                             const CallStyle& style) {
    const ApiModel& model = registry_[api];
    static_cast<void>(style);
    std::vector<ValueId> params;
    if (!bindApi(frame, model, receiver, args, params)) {
        escapeArgs(frame, args);
        return model.kind == ApiKind::Class ? constructLibrary(frame, api, params)
                                            : values_.unknown(UnknownReason::UnmodelledApi);
    }
    const bool isDecoratorFactory = model.hasTag("decorator") && !params.empty() &&
                                    values_.isBottom(params[0]) && args.positional.empty() &&
                                    values_.isBottom(receiver);
    if (isDecoratorFactory) return partialOf(apiValue(api), args);
    noteHybrid(frame, api, params);
    for (ValueId value : params) markStored(frame, value);
    if (model.kind == ApiKind::Class) {
        if (registry_.hasRole(api, Role::VariableClass) || model.dtype != DType::Unknown ||
            isPythonType(model.path))
            return evaluateModel(frame, api, params);
        return constructLibrary(frame, api, params);
    }
    return evaluateModel(frame, api, params);
}

bool Interpreter::isPythonType(std::string_view path) {
    return path == "builtins.int" || path == "builtins.float" || path == "builtins.str" ||
           path == "builtins.bool" || path == "builtins.bytes" || path == "builtins.complex" ||
           path == "builtins.object";
}

ValueId Interpreter::partialOf(ValueId callee, const CallArgs& args) {
    std::vector<ValueId> names, given;
    for (const auto& [name, value] : args.keywords) {
        names.push_back(values_.string(name));
        given.push_back(value);
    }
    const std::vector<ValueId> parts{callee, values_.tuple(args.positional), values_.tuple(names),
                                     values_.tuple(given)};
    return values_.single(values_.sequenceAtom(AtomKind::Partial, parts));
}

// By the real signature. False where it is not known.
bool Interpreter::bindApi(Frame& frame, const ApiModel& model, ValueId receiver,
                          const CallArgs& args, std::vector<ValueId>& params) {
    params.assign(model.params.size(), ValueTable::bottom());
    if (!model.signatureKnown && model.params.empty() &&
        !(args.positional.empty() && args.keywords.empty()))
        return false;
    std::vector<ValueId> positional = args.positional;
    if (!values_.isBottom(receiver)) positional.insert(positional.begin(), receiver);
    size_t next = 0;
    for (size_t i = 0; i < model.params.size(); ++i) {
        const ApiParam& param = model.params[i];
        const bool takesPosition =
            param.kind == ParamKind::Positional || param.kind == ParamKind::PositionalOnly;
        if (param.kind == ParamKind::VarPositional) {
            CallArgs rest;
            rest.positional = positional;
            rest.restPositional = args.restPositional;
            params[i] = bindRest(rest, next);
            next = positional.size();
        } else if (takesPosition && next < positional.size()) {
            params[i] = positional[next++];
        } else if (takesPosition && !values_.isBottom(args.restPositional)) {
            params[i] = args.restPositional;
        }
        if (param.kind == ParamKind::VarPositional || param.kind == ParamKind::VarKeyword) continue;
        for (const auto& [name, value] : args.keywords)
            if (names_.text(name) == param.name) params[i] = value;
        if (values_.isBottom(params[i]) && !values_.isBottom(args.restKeywords) && param.hasDefault)
            params[i] = values_.join(args.restKeywords, fromModel(frame, param.defaultValue));
    }
    return true;
}

// A function applied to `tf.function` is hybrid, by decorator or by wrap; the registry says which
// API that is.
void Interpreter::noteHybrid(Frame& frame, ApiId api, const std::vector<ValueId>& params) {
    if (params.empty() || registry_.role(Role::GraphDecorator) != api) return;
    for (AtomId atom : values_.atoms(params[0])) {
        AtomId function = atom;
        if (values_[atom].kind == AtomKind::BoundMethod)
            if (const AtomId inner = values_.onlyAtom(values_.sequence(atom)[0]); !inner.isNone())
                function = inner;
        if (values_[function].kind != AtomKind::Function) continue;
        const FunctionId wrapped =
            p_.closures[ClosureId(static_cast<uint32_t>(values_[function].payload))].function;
        const Inst& inst = (*frame.ir)[frame.site];
        const bool viaDecorator = inst.kind == InstKind::Call && (inst.flags & kDecoratorCall) != 0;
        hybrid_[{wrapped, frame.function, frame.site}] = {wrapped, frame.function, frame.site,
                                                          viaDecorator};
    }
}

void Interpreter::invokeCallbacks(Frame& frame, ApiId api, const std::vector<ValueId>& params,
                                  std::vector<ValueId>& results) {
    const ApiModel& model = registry_[api];
    for (const ApiInvocation& invocation : model.invokes) {
        if (invocation.callee >= params.size() || values_.isBottom(params[invocation.callee]))
            continue;
        std::vector<ModelValue> args;
        for (ValueId param : params)
            args.push_back(values_.isBottom(param) ? ModelValue::absent() : toModel(frame, param));
        CallArgs given;
        for (uint32_t expr : invocation.args) {
            LibraryContext context(*this);
            context.frame = &frame;
            context.results = results;
            const ModelValue arg = registry_.evaluateExpr(expr, api, args, context);
            if (arg.is(ModelValue::Kind::Sequence) && arg.isTuple &&
                model.hasTag("spreads-tuples")) {
                for (const ModelValue& part : arg.elements)
                    given.positional.push_back(fromModel(frame, part));
                continue;
            }
            given.positional.push_back(fromModel(frame, arg));
        }
        const CallStyle style{EdgeKind::Callback, invocation.traced, invocation.python, false};
        if (invocation.stored) escape(params[invocation.callee]);
        const ValueId result = call(frame, params[invocation.callee], given, style);
        results[invocation.callee] = values_.join(results[invocation.callee], result);
    }
}

// Every combination of what the arguments may be, up to a few; beyond that each argument is taken
// as one joined value.
ValueId Interpreter::evaluateModel(Frame& frame, ApiId api, const std::vector<ValueId>& params) {
    const ApiModel& model = registry_[api];
    std::vector<ValueId> results(params.size(), ValueTable::bottom());
    if (!model.invokes.empty()) invokeCallbacks(frame, api, params, results);
    bool memoable = model.invokes.empty();
    uint64_t key = hashCombine(api.value, params.size());
    for (ValueId param : params) {
        key = hashCombine(key, param.value);
        memoable = memoable && isImmutable(param);
    }
    if (memoable)
        if (const ValueId* known = modelMemo_.find(key)) return *known;
    std::vector<std::vector<ModelValue>> options;
    size_t combinations = 1;
    for (ValueId param : params) {
        options.push_back(values_.isBottom(param) ? std::vector<ModelValue>{ModelValue::absent()}
                                                  : choices(frame, param));
        combinations *= options.back().size();
    }
    if (combinations > 24)
        for (size_t i = 0; i < params.size(); ++i)
            if (options[i].size() > 1) options[i] = {toModel(frame, params[i])};
    LibraryContext context(*this);
    context.frame = &frame;
    context.results = std::move(results);
    ValueId result = ValueTable::bottom();
    std::vector<size_t> at(options.size(), 0);
    std::vector<ModelValue> args(options.size());
    for (;;) {
        for (size_t i = 0; i < options.size(); ++i) args[i] = options[i][at[i]];
        result = values_.join(result, fromModel(frame, registry_.call(api, args, context)));
        size_t digit = 0;
        while (digit < at.size() && ++at[digit] == options[digit].size()) at[digit++] = 0;
        if (digit == at.size()) break;
    }
    if (memoable) modelMemo_[key] = result;
    return result;
}

bool Interpreter::isImmutable(ValueId value) const {
    if (!values_.holdsOthers(value)) return true;
    return std::ranges::all_of(values_.atoms(value), [&](AtomId a) {
        const Atom at = values_[a];
        if (at.kind == AtomKind::Object)
            return p_.objects[ObjectId(static_cast<uint32_t>(at.payload))].kind ==
                       ObjectInfo::Kind::LibraryInstance &&
                   p_.objects[ObjectId(static_cast<uint32_t>(at.payload))].config.empty();
        if (at.kind == AtomKind::Tuple || at.kind == AtomKind::AnyTuple)
            return std::ranges::all_of(values_.sequence(a),
                                       [&](ValueId v) { return isImmutable(v); });
        return true;
    });
}

ValueId Interpreter::constructLibrary(Frame& frame, ApiId cls, const std::vector<ValueId>& params) {
    const ApiModel& model = registry_[cls];
    uint64_t digest = 7;
    for (ValueId param : params) digest = hashCombine(digest, digestPart(param));
    std::vector<ValueId> results(params.size(), ValueTable::bottom());
    if (!model.invokes.empty()) invokeCallbacks(frame, cls, params, results);
    const ObjectId object =
        allocate(frame, ObjectInfo::Kind::LibraryInstance, ClassId::none(), cls, digest);
    std::vector<std::pair<Name, ValueId>> config;
    for (size_t i = 0; i < params.size() && i < model.params.size(); ++i) {
        const ValueId value = values_.isBottom(params[i]) && model.params[i].hasDefault
                                  ? fromModel(frame, model.params[i].defaultValue)
                                  : params[i];
        if (!values_.isBottom(value))
            config.emplace_back(names_.intern(model.params[i].name), value);
    }
    ObjectInfo& info = p_.objects[object];
    for (const auto& [name, value] : config) {
        auto at = std::ranges::find(info.config, name, &std::pair<Name, ValueId>::first);
        if (at == info.config.end())
            info.config.emplace_back(name, value);
        else
            at->second = values_.join(at->second, value);
    }
    return objectValue(object);
}

// layer(x): what the class's model says of calling an instance, with the instance's configuration.
ValueId Interpreter::callLibraryObject(Frame& frame, AtomId object, ApiId cls, const CallArgs& args,
                                       const CallStyle& style) {
    for (const char* method : {"__call__", "call"}) {
        const ApiId member = registry_.member(cls, method);
        if (member.isNone()) continue;
        CallStyle redirected = style;
        redirected.redirected = true;
        return callExternal(frame, external(registry_[member].path), values_.single(object), args,
                            redirected);
    }
    escapeArgs(frame, args);
    addEdge(frame, {frame.site,
                    style.kind,
                    style.traced,
                    style.python,
                    true,
                    {},
                    cls,
                    external(registry_[cls].path),
                    ClassId::none()});
    return values_.unknown(UnknownReason::UnmodelledApi);
}

}  // namespace graphlift
