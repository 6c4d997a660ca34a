// GL319 not_decoratable: places where a decorator cannot stand or where the function object must
// stay a plain function [C18, E16, K2, K27-K29].
#include <algorithm>

#include "analysis/facts/ArgumentFacts.h"
#include "analysis/facts/FunctionFacts.h"

namespace graphlift {

namespace {

Fact answer(Answer a, std::string reason) {
    Fact fact;
    fact.answer = a;
    fact.reason = std::move(reason);
    return fact;
}

constexpr std::string_view kDunders[] = {
    "__init__",      "__new__",          "__iter__",    "__next__",          "__repr__",
    "__str__",       "__bool__",         "__hash__",    "__del__",           "__eq__",
    "__getattr__",   "__getattribute__", "__setattr__", "__init_subclass__", "__class_getitem__",
    "__format__",    "__int__",          "__float__",   "__index__",         "__contains__",
    "__post_init__", "__reduce__",       "__getstate__"};

constexpr std::string_view kHarmless[] = {"builtins.staticmethod", "builtins.classmethod",
                                          "builtins.property", "functools.wraps",
                                          "abc.abstractmethod"};

bool isHarmless(std::string_view name) {
    return std::ranges::find(kHarmless, name) != std::end(kHarmless);
}

Fact byDecorators(const FactContext& context, FunctionId f) {
    const auto& names = decoratorNames(context, f);
    auto values = decoratorValues(context, f);
    const auto& nodes = context.program.ir(f).decorators;
    Fact out = answer(Answer::No, "");
    for (size_t i = 0; i < names.size(); ++i) {
        std::string written = shortText(context.program.tree(f), nodes[i]);
        if (written.ends_with(".setter") || written.ends_with(".deleter"))
            return answer(Answer::Yes, "a property's setter leaks what it stores");
        ApiId known = names[i].empty() ? ApiId::none() : context.registry.find(names[i]);
        bool hollow = !known.isNone() && (context.registry[known].hasTag("abstract") ||
                                          context.registry[known].hasTag("overload"));
        if (hollow) return answer(Answer::Yes, "it has no body of its own");
        if (isHarmless(names[i])) continue;
        ApiId api = names[i].empty() ? ApiId::none() : context.registry.find(names[i]);
        bool graph = !api.isNone() && (api == context.registry.role(Role::GraphDecorator) ||
                                       context.registry[api].hasTag("no-conversion"));
        if (graph) continue;
        uint32_t bits = context.bits(values[i]);
        bool ours = bits != 0 && !(bits & ~uint32_t{kIsFunction | kIsClass | kIsInstance});
        if (!ours)
            out = answer(Answer::Unknown,
                         "what the decorator " + written + " does with the function is not known");
    }
    return out;
}

Fact byClass(const FactContext& context, FunctionId f) {
    ClassId cls = context.classOf(f);
    if (cls.isNone()) return answer(Answer::No, "");
    const ClassInfo& info = context.program.classes[cls];
    switch (isUnhashable(context, cls)) {
        case Answer::Yes:
            return answer(Answer::Yes, "instances of its class cannot be hashed");
        case Answer::Unknown:
            return answer(Answer::Unknown, "what the decorator of its class does is not known");
        case Answer::No:
            break;
    }
    Name slots = context.program.names->find("__slots__");
    for (ClassId base : info.mro)
        if (!slots.isNone() && context.hasAttribute(context.program.classes[base].nspace, slots))
            return answer(
                Answer::Yes,
                "instances of its class have slots, so a decorated method cannot be kept for them");
    for (ApiId base : info.libraryBases)
        if (context.registry[base].path.starts_with("builtins.tuple"))
            return answer(Answer::Yes, "its class is a tuple");
    if (info.hasMetaclass)
        return answer(Answer::Unknown, "the metaclass of its class may wrap or inspect it");
    return answer(Answer::No, "");
}

}  // namespace

Fact notDecoratableFact(const FactContext& context, const FunctionSummary& summary) {
    FunctionId f = summary.function;
    const IrFunction& ir = context.program.ir(f);
    if (ir.scope == ScopeKind::Lambda)
        return answer(Answer::Yes, "a lambda has no place for a decorator");
    std::string_view name = context.text(ir.name);
    if (!context.classOf(f).isNone() && std::ranges::find(kDunders, name) != std::end(kDunders))
        return answer(Answer::Yes, std::string(name) + " must be a plain function");
    Fact decorators = byDecorators(context, f);
    if (decorators.answer == Answer::Yes) return decorators;
    Fact cls = byClass(context, f);
    if (cls.answer == Answer::Yes || decorators.answer == Answer::No) return cls;
    return decorators;
}

}  // namespace graphlift
