// GL320 function_object_used: code that looks into the function object, where a plain function and
// a graph function differ [I7], and methods whose instance does not outlive the call [K1].
#include <algorithm>

#include "analysis/facts/FunctionFacts.h"
#include "analysis/facts/Witnesses.h"

namespace graphlift {

namespace {

constexpr std::string_view kPlainOnly[] = {"__code__",        "__defaults__", "__globals__",
                                           "__annotations__", "__closure__",  "__kwdefaults__",
                                           "__self__",        "__func__"};

std::vector<FunctionId> functionsOf(const FactContext& context, ValueId value) {
    std::vector<FunctionId> out;
    const ValueTable& table = *context.program.values;
    for (AtomId id : table.atoms(value)) {
        const Atom& atom = table[id];
        if (atom.kind == AtomKind::Function)
            out.push_back(context.program.closures[ClosureId(atom.payload)].function);
        if (atom.kind != AtomKind::BoundMethod) continue;
        for (FunctionId f : functionsOf(context, table.sequence(id)[0])) out.push_back(f);
    }
    return out;
}

/// A bound method taken from an object that nothing else holds: `Step(2).apply`, called or kept.
void scanTemporaries(const FactContext& context, const CodeView& view, FunctionObjectUses& out) {
    for (uint32_t i = 0; i < view.ir->insts.size(); ++i) {
        const Inst& inst = view.ir->insts[i];
        if (inst.kind != InstKind::GetAttr || view[inst.valueA()].kind != InstKind::Call) continue;
        auto edges = view.edgesAt(inst.valueA());
        bool makes = std::ranges::any_of(
            edges, [](const SiteEdge& edge) { return !edge.constructed.isNone(); });
        if (!makes) continue;
        for (FunctionId f : functionsOf(context, view.values[i]))
            out.of[f.index()].push_back({view.id, InstId(i), Name(), false});
    }
}

void scan(const FactContext& context, const CodeView& view,
          const std::vector<std::pair<Name, bool>>& names, FunctionObjectUses& out) {
    for (uint32_t i = 0; i < view.ir->insts.size(); ++i) {
        const Inst& inst = view.ir->insts[i];
        if (inst.kind != InstKind::GetAttr) continue;
        auto at = std::ranges::find(names, inst.nameB(), &std::pair<Name, bool>::first);
        if (at == names.end()) continue;
        for (FunctionId f : functionsOf(context, view.value(inst.valueA())))
            out.of[f.index()].push_back({view.id, InstId(i), inst.nameB(), at->second});
    }
    for (const SiteEdge& edge : view.edges) {
        if (!(context.traits(edge) & kTakesFunctions)) continue;
        const Inst& call = view[edge.site];
        if (call.kind != InstKind::Call) continue;
        for (uint32_t k = 0; k < call.count; ++k)
            for (FunctionId f :
                 functionsOf(context, view.value(callOperand(*view.ir, call, k).value)))
                out.of[f.index()].push_back({view.id, edge.site, Name(), false});
        InstId receiver = receiverOf(view, edge.site);
        for (FunctionId f : functionsOf(context, view.value(receiver)))
            out.of[f.index()].push_back({view.id, edge.site, Name(), true});
    }
}

Fact answer(const FactContext& context, Answer a, std::string reason, FunctionId where,
            InstId site) {
    Fact fact;
    fact.answer = a;
    fact.evidence.push_back(stepAt(context, where, site, reason));
    fact.reason = std::move(reason);
    return fact;
}

}  // namespace

FunctionObjectUses findFunctionObjectUses(const FactContext& context) {
    FunctionObjectUses out;
    out.of.resize(context.program.functions.size());
    std::vector<std::pair<Name, bool>> names;
    for (std::string_view name : kPlainOnly)
        if (Name n = context.program.names->find(name); !n.isNone()) names.emplace_back(n, false);
    for (size_t i = 0; i < context.program.functions.size(); ++i) {
        scan(context, context.view(FunctionId(i)), names, out);
        scanTemporaries(context, context.view(FunctionId(i)), out);
    }
    return out;
}

Fact functionObjectUsedFact(const FactContext& context, const FunctionObjectUses& uses,
                            const FunctionSummary& summary, const Fact& graphOnlyInBody) {
    for (const auto& use : uses.of[summary.function.index()])
        if (use.graphOnly == summary.hybrid.has_value())
            return answer(context, Answer::Yes,
                          use.attribute.isNone() && !use.graphOnly
                              ? "a decorated method holds its instance weakly, and nothing else "
                                "may hold this one"
                              : "looks into the function object",
                          use.where, use.site);
    if (summary.hybrid) return graphOnlyInBody;
    Fact fact;
    fact.answer = Answer::No;
    return fact;
}

}  // namespace graphlift
