#include "analysis/facts/Coverage.h"

#include <algorithm>

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

Fact callersUnknownFact(const FactContext& context, FunctionId f, const UnresolvedNames& names) {
    Fact fact;
    if (context.program.escapes[f.index()]) {
        fact.answer = Answer::Yes;
        fact.reason = "it goes to code that is not known, which may call it";
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
