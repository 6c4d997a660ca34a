#include "analysis/facts/CallSites.h"

#include <algorithm>

#include "analysis/facts/FactCache.h"

namespace graphlift {

std::vector<CallSite> callSitesOf(const FactContext& context, FunctionId f) {
    std::vector<CallSite> out;
    bool entered = context.view(f).entered;
    for (const CallRecord& record : context.callersOf(f)) {
        const CodeView& caller = context.view(record.caller);
        if (entered && !caller.entered) continue;
        const SiteEdge& edge = context.edge(record);
        out.push_back({record, &caller, &edge, bindArguments(context, caller, edge)});
    }
    return out;
}

ValueId defaultOf(const FactContext& context, FunctionId f, uint32_t parameter) {
    std::vector<ValueId>& all = context.cache().defaults[f.index()];
    if (all.empty()) {
        all.assign(context.program.ir(f).params.size(), ValueTable::bottom());
        for (ClosureId closure : context.closuresOf(f))
            for (auto [index, given] : context.program.closures[closure].defaults)
                if (index < all.size()) all[index] = context.program.values->join(all[index], given);
    }
    return parameter < all.size() ? all[parameter] : ValueTable::bottom();
}

ValueId argumentValue(const FactContext& context, FunctionId f, const CallSite& site,
                      uint32_t parameter) {
    const BoundArgument& argument = site.arguments[parameter];
    switch (argument.kind) {
        case BoundArgument::Kind::Given:
            return boundValue(context, *site.caller, argument);
        case BoundArgument::Kind::Default:
            return defaultOf(context, f, parameter);
        case BoundArgument::Kind::Unknown:
            return context.view(f).params[parameter];
    }
    return ValueTable::bottom();
}

bool hasReceiver(const FactContext& context, FunctionId f) {
    const IrFunction& ir = context.program.ir(f);
    if (ir.params.empty() || ir.scope != ScopeKind::Function || context.classOf(f).isNone())
        return false;
    ParamKind kind = ir.params.front().kind;
    if (kind != ParamKind::Positional && kind != ParamKind::PositionalOnly) return false;
    return !hasDecorator(context, f, "builtins.staticmethod");
}

bool runsRepeatedly(const FactContext& context, FunctionId f, int depth) {
    constexpr int kMaxDepth = 8;
    if (context.program.ir(f).scope == ScopeKind::Module) return false;
    const auto& callers = context.callersOf(f);
    if (callers.size() != 1 || depth > kMaxDepth) return !callers.empty();
    const CallRecord& only = callers.front();
    const SiteEdge& edge = context.edge(only);
    if (edge.kind == EdgeKind::Callback || context.isInLoop(only.caller, edge.site)) return true;
    return runsRepeatedly(context, only.caller, depth + 1);
}

std::vector<ValueId> decoratorValues(const FactContext& context, FunctionId f) {
    const IrFunction& ir = context.program.ir(f);
    std::vector<ValueId> out;
    if (ir.decorators.empty()) return out;
    const CodeView& outer = context.view(context.program.functions[f].parent);
    const SyntaxTree& tree = context.program.tree(f);
    for (NodeId node : ir.decorators) {
        while (tree.kind(node) == NodeKind::Call) {
            NodeId function = tree.child(node, Field::Function);
            if (function.isNone()) break;
            node = function;
        }
        ValueId value = ValueTable::bottom();
        for (uint32_t i = 0; i < outer.ir->insts.size() && value == ValueTable::bottom(); ++i)
            if (outer.ir->insts[i].node == node) value = outer.values[i];
        out.push_back(value);
    }
    return out;
}

const std::vector<std::string>& decoratorNames(const FactContext& context, FunctionId f) {
    auto& names = context.cache().decorators[f.index()];
    if (names) return *names;
    names.emplace();
    for (ValueId value : decoratorValues(context, f)) names->push_back(context.dottedName(value));
    return *names;
}

namespace {

bool findLeftAlone(const FactContext& context, FunctionId f) {
    const Program& program = context.program;
    const IrFunction& ir = program.ir(f);
    if (!ir.decorators.empty() && ir.scope == ScopeKind::Function)
        for (const std::string& name : decoratorNames(context, f))
            if (ApiId api = name.empty() ? ApiId::none() : context.registry.find(name);
                !api.isNone() && context.registry[api].hasTag("no-conversion"))
                return true;
    FunctionId parent = program.functions[f].parent;
    if (ir.scope != ScopeKind::Lambda || parent.isNone() ||
        program.ir(parent).scope != ScopeKind::Module)
        return false;
    auto lineOf = [&](FunctionId g) {
        uint32_t offset = program.tree(g).range(program.ir(g).node).begin;
        return program.files[program.functions[g].file.index()]->source->position(offset).line;
    };
    auto isTwin = [&](FunctionId g) {
        return g.index() < program.functions.size() && g != f &&
               program.functions[g].parent == parent && program.ir(g).scope == ScopeKind::Lambda &&
               program.ir(g).params.size() == ir.params.size() && lineOf(g) == lineOf(f);
    };
    return isTwin(FunctionId(f.value + 1)) || (f.value > 0 && isTwin(FunctionId(f.value - 1)));
}

}  // namespace

bool isLeftAlone(const FactContext& context, FunctionId f) {
    auto& known = context.cache().leftAlone[f.index()];
    if (!known) known = findLeftAlone(context, f);
    return *known;
}

bool hasDecorator(const FactContext& context, FunctionId f, std::string_view dotted) {
    if (context.program.ir(f).decorators.empty()) return false;
    const auto& names = decoratorNames(context, f);
    return std::ranges::find(names, dotted) != names.end();
}

}  // namespace graphlift
