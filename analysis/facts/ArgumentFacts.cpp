// GL202, GL203, GL204, GL309, GL326, GL403 and the forecast of traces.
#include "analysis/facts/ArgumentFacts.h"

#include <algorithm>
#include <set>

#include "analysis/facts/FactCache.h"
#include "analysis/facts/Operands.h"
#include "analysis/facts/Witnesses.h"

namespace graphlift {

namespace {

Fact answer(Answer a, std::string reason = {}, std::vector<EvidenceStep> evidence = {}) {
    Fact fact;
    fact.answer = a;
    fact.reason = std::move(reason);
    fact.evidence = std::move(evidence);
    return fact;
}

EvidenceStep passed(const ArgumentView& view, const CallSite& site, const std::string& message) {
    return stepAt(view.context, site.record.caller, site.edge->site, message,
                  EvidenceStep::Kind::Passed);
}

/// Objects of Python that have no hash, or that no trace takes.
bool isRefused(std::string_view path) {
    return path == "builtins.bytearray" || path == "builtins.slice" || path == "weakref.ref" ||
           path == "builtins.memoryview" || path == "array.array" ||
           path == "types.MappingProxyType";
}

/// What kind of object is made at the call itself; "" when it is none.
std::string freshObject(const FactContext& context, const CodeView& caller, InstId argument) {
    const Inst& inst = caller[argument];
    uint32_t bits = context.bits(caller, argument);
    if (inst.kind == InstKind::MakeFunction) return "a new function";
    if (inst.kind == InstKind::GetAttr && (bits & kIsFunction))
        for (AtomId id : context.program.values->atoms(caller.value(argument)))
            if ((*context.program.values)[id].kind == AtomKind::BoundMethod)
                return "a bound method, which is new at each access";
    if (inst.kind != InstKind::Call) return "";
    for (AtomId id : context.program.values->atoms(caller.value(argument)))
        if ((*context.program.values)[id].kind == AtomKind::Partial) return "a new partial";
    for (const SiteEdge& edge : caller.edgesAt(argument))
        if (!edge.constructed.isNone()) return "a new object";
    return "";
}

}  // namespace

Fact freshObjectArgumentFact(const ArgumentView& view) {
    for (const CallSite& site : view.sites) {
        bool repeated = view.context.isInLoop(site.record.caller, site.edge->site) ||
                        runsRepeatedly(view.context, site.record.caller);
        if (!repeated || site.edge->redirected) continue;
        for (uint32_t p = 0; p < site.arguments.size(); ++p) {
            if (!view.isData(p) || site.arguments[p].inst.isNone()) continue;
            std::string what = freshObject(view.context, *site.caller, site.arguments[p].inst);
            if (what.empty()) continue;
            what = view.summary.parameters[p].name + " gets " + what + ": each is a new trace";
            return answer(Answer::Yes, what, {passed(view, site, what)});
        }
    }
    return view.isEntered() ? answer(Answer::No) : notCalled();
}

Fact kerasSymbolicArgumentFact(const ArgumentView& view) {
    Fact fact = answer(Answer::No);
    for (const CallSite& site : view.sites) {
        if (site.edge->redirected) continue;  // through the layer: the layer takes it
        for (uint32_t p = 0; p < site.arguments.size(); ++p) {
            if (!view.isData(p)) continue;
            uint32_t bits =
                view.context.deepBits(argumentValue(view.context, view.function, site, p));
            const std::string& name = view.summary.parameters[p].name;
            if (bits & kIsKeras)
                return answer(Answer::Yes, name + " gets a symbolic Keras tensor",
                              {passed(view, site, name + " gets a symbolic Keras tensor")});
            if ((bits & kIsUnknown) && fact.answer == Answer::No)
                fact = answer(Answer::Unknown, "it is not known what " + name + " gets");
        }
    }
    if (!view.isEntered() && fact.answer == Answer::No) return notCalled();
    return fact;
}

namespace {

Answer findUnhashable(const FactContext& context, ClassId cls) {
    const ClassInfo& info = context.program.classes[cls];
    Name eq = context.program.names->find("__eq__"), hash = context.program.names->find("__hash__");
    Answer out = Answer::No;
    for (ClassId base : info.mro) {
        const ClassInfo& c = context.program.classes[base];
        if (!hash.isNone() && context.hasAttribute(c.nspace, hash)) return Answer::No;
        if (!eq.isNone() && context.hasAttribute(c.nspace, eq)) return Answer::Yes;
        if (context.program.ir(c.body).decorators.empty()) continue;
        bool data = false;
        for (const std::string& name : decoratorNames(context, c.body))
            if (ApiId api = name.empty() ? ApiId::none() : context.registry.find(name);
                !api.isNone())
                data = data || context.registry[api].hasTag("dataclass");
        if (!data) out = Answer::Unknown;
        const IrFunction& ir = context.program.ir(c.body);
        for (NodeId node : ir.decorators) {
            std::string_view text = context.program.tree(c.body).text(node);
            bool safe = text.find("frozen=True") != std::string_view::npos ||
                        text.find("eq=False") != std::string_view::npos ||
                        text.find("unsafe_hash=True") != std::string_view::npos;
            if (data && !safe) return Answer::Yes;
        }
    }
    return out;
}

}  // namespace

Answer isUnhashable(const FactContext& context, ClassId cls) {
    auto& known = context.cache().unhashable[cls.index()];
    if (!known) known = findUnhashable(context, cls);
    return *known;
}

Fact untraceableArgumentFact(const ArgumentView& view) {
    Fact fact = answer(Answer::No);
    const ValueTable& table = *view.context.program.values;
    for (const CallSite& site : view.sites)
        for (uint32_t p = 0; p < site.arguments.size(); ++p) {
            if (!view.isData(p)) continue;
            ValueId value = argumentValue(view.context, view.function, site, p);
            Answer bad =
                (view.context.bits(value) & (kIsSet | kIsSlice)) ? Answer::Yes : Answer::No;
            for (AtomId id : table.atoms(value)) {
                if (table[id].kind != AtomKind::Object) continue;
                const ObjectInfo& object =
                    view.context.program.objects[ObjectId(table[id].payload)];
                if (!object.api.isNone() && isRefused(view.context.registry[object.api].path))
                    bad = Answer::Yes;
                ClassId cls = object.cls;
                if (!cls.isNone()) bad = either(bad, isUnhashable(view.context, cls));
            }
            if (table.unknownReason(value) != UnknownReason::None)
                bad = either(bad, Answer::Unknown);
            const std::string& name = view.summary.parameters[p].name;
            if (bad == Answer::Yes)
                return answer(bad, name + " gets an object that cannot be part of a trace's key",
                              {passed(view, site, name + " gets an object that cannot be hashed")});
            if (bad == Answer::Unknown && fact.answer == Answer::No)
                fact = answer(bad, "it is not known what " + name + " gets");
        }
    if (!view.isEntered() && fact.answer == Answer::No) return notCalled();
    return fact;
}

namespace {

bool hasOpenAxis(const FactContext& context, ValueId value) {
    const ValueTable& table = *context.program.values;
    for (AtomId id : table.atoms(value))
        if (table[id].kind == AtomKind::Tensor)
            for (const Dim& dim : table.tensor(id).shape.dims)
                if (!dim.isKnown()) return true;
    return false;
}

/// Does the shape of an argument depend on a number that the loop around the call counts?
bool growsInLoop(const ArgumentView& view, const CallSite& site, InstId argument) {
    if (!view.context.isInLoop(site.record.caller, site.edge->site) ||
        !hasOpenAxis(view.context, site.caller->value(argument)))
        return false;
    const IrFunction& ir = *site.caller->ir;
    for (uint32_t i = 0; i < ir.insts.size(); ++i) {
        bool counts = ir.insts[i].kind == InstKind::Next &&
                      view.context.bits(*site.caller, InstId(i)) == kIsInt;
        if (counts && forwardClosure(ir, InstId(i))[argument.index()]) return true;
    }
    return false;
}

}  // namespace

Fact unboundedShapesFact(const ArgumentView& view) {
    for (const CallSite& site : view.sites)
        for (uint32_t p = 0; p < site.arguments.size(); ++p)
            if (!site.arguments[p].inst.isNone() &&
                growsInLoop(view, site, site.arguments[p].inst)) {
                std::string what = view.summary.parameters[p].name +
                                   " gets a shape that depends on a number the loop counts";
                return answer(Answer::Yes, what, {passed(view, site, what)});
            }

    constexpr size_t kMany = 6;  // a guess: more shapes than a person would trace on purpose
    for (const ParameterFacts& parameter : view.summary.parameters) {
        std::set<std::string> shapes;
        bool merged = false;
        for (const TensorType& type : parameter.types) {
            shapes.insert(printShape(type.shape));
            merged = merged || type.merged;
        }
        if (merged || shapes.size() > kMany)
            return answer(Answer::Yes, parameter.name + " gets ever new shapes");
    }
    return view.isEntered() ? answer(Answer::No) : notCalled();
}

Fact singleUseFact(const ArgumentView& view) {
    if (!view.isEntered()) return notCalled();
    if (view.sites.size() != 1) return answer(Answer::No);
    return answer(runsRepeatedly(view.context, view.function) ? Answer::No : Answer::Yes);
}

Fact definedRepeatedlyFact(const ArgumentView& view) {
    const FactContext& context = view.context;
    FunctionId parent = context.program.functions[view.function].parent;
    while (!parent.isNone() && context.program.ir(parent).scope == ScopeKind::Class)
        parent = context.program.functions[parent].parent;
    if (parent.isNone()) return answer(Answer::No);
    const CodeView& outer = context.view(parent);
    uint32_t index = context.program.functions[view.function].index;
    for (uint32_t i = 0; i < outer.ir->insts.size(); ++i) {
        const Inst& inst = outer.ir->insts[i];
        if (inst.kind != InstKind::MakeFunction || inst.a != index) continue;
        if (context.isInLoop(parent, InstId(i)))
            return answer(Answer::Yes, "it is made anew in each iteration",
                          {stepAt(context, parent, InstId(i), "made in a loop")});
    }
    if (!runsRepeatedly(context, parent)) return answer(Answer::No);
    return answer(Answer::Yes, "it is made anew at each call of " +
                                   context.program.ir(parent).plainQualifiedName);
}

namespace {

TracePart findTracePart(const FactContext& context, ValueId value) {
    TracePart part;
    const ValueTable& table = *context.program.values;
    const auto add = [&](std::string_view text) {
        if (!part.text.empty()) part.text += '|';
        part.text += text;
    };
    for (AtomId id : table.atoms(value))
        if (table[id].kind == AtomKind::Tensor) {
            const TensorType& type = table.tensor(id);
            add(std::string(text(type.dtype)) + printShape(type.shape));
            for (const Dim& dim : type.shape.dims) part.bounded = part.bounded && dim.isKnown();
        }
    const LiteralKeys& literals = literalsOf(context, value);
    for (const std::string& literal : literals.keys) add(literal);
    part.bounded = part.bounded && !literals.open && !literals.unknown;
    return part;
}

const TracePart& tracePart(const FactContext& context, ValueId value) {
    const auto [at, isNew] = context.cache().traceParts.try_emplace(value);
    if (isNew) at->second = findTracePart(context, value);
    return at->second;
}

}  // namespace

TraceForecast forecastTraces(const ArgumentView& view) {
    constexpr size_t kMaxKeys = 8;
    TraceForecast out;
    std::set<std::string> keys;
    for (const CallSite& site : view.sites) {
        std::string key;
        for (uint32_t p = 0; p < site.arguments.size(); ++p) {
            if (!view.isData(p)) continue;
            const TracePart& part =
                tracePart(view.context, argumentValue(view.context, view.function, site, p));
            out.bounded = out.bounded && part.bounded;
            if (!part.text.empty()) key.append(key.empty() ? "" : ", ").append(part.text);
        }
        keys.insert(std::move(key));
    }
    out.count = static_cast<uint32_t>(keys.size());
    for (const std::string& key : keys)
        if (out.keys.size() < kMaxKeys) out.keys.push_back(key);
    return out;
}

}  // namespace graphlift
