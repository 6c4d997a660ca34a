#include "analysis/facts/Coverage.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "analysis/facts/Witnesses.h"

namespace graphlift {

namespace {

bool isDecorated(const FactContext& context, FunctionId f) {
    auto uses = context.hybridUsesOf(f);
    return std::ranges::any_of(uses, [](const HybridUse& use) { return use.viaDecorator; });
}

/// Comprehensions, lambdas called in place and class bodies run as part of the function around
/// them.
bool isPart(const FactContext& context, FunctionId f) {
    switch (context.program.ir(f).scope) {
        case ScopeKind::ListComp:
        case ScopeKind::SetComp:
        case ScopeKind::DictComp:
        case ScopeKind::GeneratorExp:
            return true;
        case ScopeKind::Module:
        case ScopeKind::Class:
        case ScopeKind::Function:
        case ScopeKind::Lambda:
            return false;
    }
    return false;
}

enum class Question : uint8_t { Covered, Traced };

/// Does this call count as made from inside a trace?
bool fromTrace(const FactContext& context, const CallRecord& record,
               const std::vector<Answer>& known, Question question) {
    const SiteEdge& edge = context.edge(record);
    if (edge.python) return false;
    if (question == Question::Traced && edge.traced) return true;
    if (question == Question::Covered && edge.kind == EdgeKind::Callback) return false;
    bool hybrid = question == Question::Traced ? !context.hybridUsesOf(record.caller).empty()
                                               : isDecorated(context, record.caller);
    return hybrid || known[record.caller.index()] == Answer::Yes;
}

Answer step(const FactContext& context, FunctionId f, const std::vector<Answer>& known,
            Question question) {
    if (!context.view(f).entered) return Answer::No;
    bool any = false;
    for (const CallRecord& record : context.callersOf(f)) {
        if (record.caller == f || !context.view(record.caller).entered) continue;
        any = true;
        if (!fromTrace(context, record, known, question)) return Answer::No;
    }
    return any ? Answer::Yes : Answer::No;
}

/// The least fixpoint: rounds over all functions until nothing is added.
std::vector<Answer> solve(const FactContext& context, Question question) {
    std::vector<Answer> known(context.program.functions.size(), Answer::No);
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t c = context.graph.components.size(); c-- > 0;)
            for (FunctionId f : context.graph.components[c]) {
                if (known[f.index()] == Answer::Yes ||
                    step(context, f, known, question) != Answer::Yes)
                    continue;
                known[f.index()] = Answer::Yes;
                changed = true;
            }
    }
    return known;
}

}  // namespace

Coverage computeCoverage(const FactContext& context) {
    Coverage out{solve(context, Question::Covered), solve(context, Question::Traced)};
    for (size_t i = 0; i < out.traced.size(); ++i)
        if (out.traced[i] == Answer::Yes && context.program.escapes[i] &&
            !isPart(context, FunctionId(i)))
            out.traced[i] = Answer::Unknown;
    return out;
}

Fact coverageFact(const FactContext& context, FunctionId f, Answer answer, std::string_view what) {
    Fact fact;
    fact.answer = answer;
    if (answer == Answer::No) return fact;
    fact.reason =
        answer == Answer::Yes ? std::string(what) : "it also goes to code that is not known";
    for (const CallRecord& record : context.callersOf(f))
        if (fact.evidence.size() < 3 && context.view(record.caller).entered)
            fact.evidence.push_back(
                stepAt(context, record.caller, context.edge(record).site,
                       "called from " + context.program.ir(record.caller).plainQualifiedName,
                       EvidenceStep::Kind::Call));
    return fact;
}

UnresolvedNames unresolvedNames(const FactContext& context) {
    UnresolvedNames names;
    for (size_t i = 0; i < context.program.functions.size(); ++i) {
        const CodeView& view = context.view(FunctionId(i));
        for (const UnresolvedSite& site : view.unresolved) {
            if (view[site.site].kind != InstKind::Call) continue;
            const Inst& callee = view[view[site.site].valueA()];
            Name name;
            if (callee.kind == InstKind::GetAttr) name = callee.nameB();
            if (callee.kind == InstKind::LoadGlobal || callee.kind == InstKind::LoadCell)
                name = callee.nameA();
            if (!name.isNone()) names.try_emplace(name, view.id, site.site);
        }
    }
    return names;
}

namespace {

/// The functions that values hold, also inside lists, tuples and dicts, as far as kMaxDepth of them
/// stand in one another. Each value is searched once, and within a search looked at once: lists
/// that hold each other lead along very many ways to the same few functions.
class HeldFunctions {
  public:
    explicit HeldFunctions(const FactContext& context) : context_(context) {}

    const std::vector<FunctionId>& of(ValueId value) {
        static const std::vector<FunctionId> kNone;
        if (!(context_.bits(value) & (kIsFunction | kIsTuple | kIsList | kIsDict))) return kNone;
        const auto [at, isNew] = known_.try_emplace(value);
        if (isNew) at->second = search(value);
        return at->second;
    }

  private:
    static constexpr int kMaxDepth = 3;  // a guess: nobody hands over what is deeper

    std::vector<FunctionId> search(ValueId value) {
        std::vector<FunctionId> found;
        std::vector<ValueId> level{value};
        std::unordered_set<ValueId> seen{value};
        for (int depth = 0; depth <= kMaxDepth && !level.empty(); ++depth) {
            std::vector<ValueId> next;
            const auto visit = [&](ValueId inside) {
                if (seen.insert(inside).second) next.push_back(inside);
            };
            for (ValueId at : level) lookInto(at, found, visit);
            level = std::move(next);
        }
        return found;
    }

    template <class Visit>
    void lookInto(ValueId value, std::vector<FunctionId>& found, Visit visit) const {
        const ValueTable& table = *context_.program.values;
        for (AtomId id : table.atoms(value)) {
            const Atom& atom = table[id];
            if (atom.kind == AtomKind::Function)
                found.push_back(context_.program.closures[ClosureId(atom.payload)].function);
            if (atom.kind == AtomKind::BoundMethod) visit(table.sequence(id)[0]);
            if (atom.kind == AtomKind::Tuple) std::ranges::for_each(table.sequence(id), visit);
            if (atom.kind == AtomKind::Object) lookInto(ObjectId(atom.payload), visit);
        }
    }

    template <class Visit>
    void lookInto(ObjectId object, Visit visit) const {
        const ObjectInfo::Kind kind = context_.program.objects[object].kind;
        if (kind != ObjectInfo::Kind::List && kind != ObjectInfo::Kind::Dict) return;
        for (const HeapSlot& slot : context_.slots(object))
            if (!context_.isInternal(slot)) visit(slot.value);
    }

    const FactContext& context_;
    std::unordered_map<ValueId, std::vector<FunctionId>> known_;
};

}  // namespace

std::vector<std::pair<FunctionId, InstId>> handedToLibraries(const FactContext& context) {
    std::vector<std::pair<FunctionId, InstId>> out(context.program.functions.size());
    HeldFunctions held(context);
    for (size_t i = 0; i < context.program.functions.size(); ++i) {
        const CodeView& view = context.view(FunctionId(i));
        for (const SiteEdge& edge : view.edges) {
            if (!edge.callee.isNone() || edge.api.isNone() ||
                (context.traits(edge) & kKeepsNothing) != 0)
                continue;
            const Inst& call = view[edge.site];
            if (call.kind != InstKind::Call || (call.flags & kDecoratorCall) != 0) continue;
            auto here = view.edgesAt(edge.site);
            for (uint32_t k = 0; k < call.count; ++k)
                for (FunctionId f : held.of(view.value(callOperand(*view.ir, call, k).value)))
                    if (out[f.index()].first.isNone() &&
                        std::ranges::find(here, f, &SiteEdge::callee) == here.end())
                        out[f.index()] = {view.id, edge.site};
        }
    }
    return out;
}

Fact callersUnknownFact(const FactContext& context, FunctionId f, const UnresolvedNames& names,
                        const std::vector<std::pair<FunctionId, InstId>>& handed) {
    Fact fact;
    if (context.program.escapes[f.index()]) {
        fact.answer = Answer::Yes;
        fact.reason = "it goes to code that is not known, which may call it";
        return fact;
    }
    if (auto [where, site] = handed[f.index()]; !where.isNone()) {
        fact.answer = Answer::Yes;
        fact.reason = "it is handed to a library, which calls it with arguments of its own";
        fact.evidence.push_back(
            stepAt(context, where, site, "handed over here", EvidenceStep::Kind::Passed));
        return fact;
    }
    auto named = names.find(context.program.ir(f).name);
    if (named != names.end() && context.program.ir(f).scope == ScopeKind::Function) {
        fact.answer = Answer::Yes;
        fact.reason = "a call that is not resolved has its name";
        fact.evidence.push_back(
            stepAt(context, named->second.first, named->second.second, "may call it"));
        return fact;
    }
    fact.answer = context.view(f).entered ? Answer::No : Answer::Unknown;
    if (!context.view(f).entered) fact.reason = "nothing in the project calls it";
    return fact;
}

}  // namespace graphlift
