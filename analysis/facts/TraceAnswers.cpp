// What the summaries answer for a function itself, with evidence.
#include <algorithm>

#include "analysis/facts/FactCache.h"
#include "analysis/facts/TraceFacts.h"
#include "analysis/facts/Witnesses.h"

namespace graphlift {

namespace {

/// Yes or Unknown from the evidence's last sentence; the reason of an Unknown is that sentence.
Fact answered(Answer answer, std::vector<EvidenceStep> evidence) {
    Fact fact;
    fact.answer = answer;
    if (!evidence.empty()) fact.reason = evidence.back().message;
    fact.evidence = std::move(evidence);
    return fact;
}

const Hazard* find(const Summary& summary, FactId fact) {
    auto at = std::ranges::find(summary.hazards, fact, &Hazard::fact);
    return at == summary.hazards.end() ? nullptr : &*at;
}

/// The most certain witness of a hazard, as callers see it.
Witness strongest(const Hazard& hazard, Answer wanted) {
    if (wanted == Answer::Yes && hazard.always == Answer::Yes) return hazard.alwaysAt;
    if (wanted == Answer::Yes && hazard.yesAt.isSet()) return hazard.yesAt;
    if (hazard.always != Answer::No) return hazard.alwaysAt;
    return hazard.yesAt.isSet() ? hazard.yesAt : hazard.unknownAt;
}

Witness strongestEffect(const Summary& summary, bool leak, Answer wanted) {
    for (const Effect& e : summary.effects)
        if ((leak ? e.leaks : e.answer) == wanted) return leak ? e.leakAt : e.at;
    for (const Effect& e : summary.effects)
        if ((leak ? e.leaks : e.answer) != Answer::No) return leak ? e.leakAt : e.at;
    return {};
}

}  // namespace

Fact orUnresolved(const FactContext& context, const Summaries& summaries, FunctionId f, Fact fact) {
    const Summary& summary = summaries[f];
    if (fact.answer != Answer::No || !summary.unresolved.isSet()) return fact;
    auto& known = context.cache().unresolved[f.index()];
    if (!known)
        known = answered(Answer::Unknown, evidenceOf(context, summaries, f, summary.unresolved,
                                                     [](const Summary& s) { return s.unresolved; }));
    return *known;
}

Fact hazardFact(const FactContext& context, const Summaries& summaries, FunctionId f, FactId id) {
    const CodeView& view = context.view(f);
    const Hazard* hazard = find(summaries[f], id);
    Fact none;
    none.answer = Answer::No;
    if (hazard == nullptr) return orUnresolved(context, summaries, f, std::move(none));
    Answer answer = hazard->always;
    Witness at = hazard->alwaysAt;
    for (uint32_t p = 0; p < view.params.size() && answer != Answer::Yes; ++p) {
        Answer tensor = isTensorInGraph(context, view, p);
        Answer here = Answer::No;
        if (hazard->yesWhen & rootOf(p)) here = tensor;
        if (hazard->unknownWhen & rootOf(p)) here = either(here, both(Answer::Unknown, tensor));
        if (here == Answer::No || (here == Answer::Unknown && answer == Answer::Unknown)) continue;
        answer = here;
        at = (hazard->yesWhen & rootOf(p)) ? hazard->yesAt : hazard->unknownAt;
    }
    const bool ofCaptured = ((hazard->yesWhen | hazard->unknownWhen) & kCapturedRoots) != 0;
    for (size_t i = 0; i < summaries[f].captured.size() && ofCaptured; ++i) {
        RootSet root = capturedRootAt(i);
        bool yes = (hazard->yesWhen & root) != 0;
        if (!yes && !(hazard->unknownWhen & root)) continue;
        // Where the owner runs in this very trace the variable may hold what the trace makes; else
        // it is older than the call.
        bool inside = context.isInTrace(summaries[f].captured[i].owner, f);
        Answer here = inside ? Answer::Unknown : Answer::No;
        if (id == FactId::FrozenStateRead && !inside) here = yes ? Answer::Yes : Answer::Unknown;
        if (here == Answer::No || either(answer, here) == answer) continue;
        answer = here;
        at = yes ? hazard->yesAt : hazard->unknownAt;
    }
    if (answer == Answer::No) return orUnresolved(context, summaries, f, std::move(none));
    auto next = [&](const Summary& s) {
        const Hazard* below = find(s, id);
        if (below == nullptr && id == FactId::UnconvertibleControlFlow) below = &s.flow;
        return below == nullptr ? Witness{} : strongest(*below, answer);
    };
    return answered(answer, evidenceOf(context, summaries, f, at, next));
}

namespace {
Fact effectFact(const FactContext& context, const Summaries& summaries, FunctionId f, bool leak) {
    Answer answer = Answer::No;
    for (const Effect& e : summaries[f].effects) answer = either(answer, leak ? e.leaks : e.answer);
    Fact none;
    none.answer = Answer::No;
    if (answer == Answer::No) return orUnresolved(context, summaries, f, std::move(none));
    auto next = [&](const Summary& s) { return strongestEffect(s, leak, answer); };
    return answered(answer, evidenceOf(context, summaries, f, next(summaries[f]), next));
}
}  // namespace

Fact sideEffectFact(const FactContext& context, const Summaries& summaries, FunctionId f) {
    return effectFact(context, summaries, f, false);
}

Fact tensorLeakFact(const FactContext& context, const Summaries& summaries, FunctionId f) {
    return effectFact(context, summaries, f, true);
}

Fact tensorComputationFact(const FactContext& context, const Summaries& summaries, FunctionId f) {
    const Summary& summary = summaries[f];
    Fact none;
    none.answer = Answer::No;
    if (!summary.computes.isSet()) return orUnresolved(context, summaries, f, std::move(none));
    auto next = [](const Summary& s) { return s.computes; };
    return answered(Answer::Yes, evidenceOf(context, summaries, f, summary.computes, next));
}

}  // namespace graphlift
