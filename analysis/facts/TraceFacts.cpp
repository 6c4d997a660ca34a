#include "analysis/facts/TraceFacts.h"

#include <algorithm>
#include <array>

#include "analysis/facts/CallBinding.h"
#include "analysis/facts/CallSites.h"
#include "analysis/facts/TensorRegions.h"

namespace graphlift {

namespace {

constexpr int kMaxCycleRounds = 4;  // a guess: summaries of a cycle settle in two or three
constexpr size_t kMaxAxisReads = 32;

constexpr std::array kFinders = {
    findEagerOnlyCalls,     findCastNumbers,   findNumpyOnParameters, findInvalidNames,
    findStaleVariableReads, findIteration,     findDtypeCoercions,    findVariableCreation,
    findFrozenState,        findPythonEntropy, findControlFlow,       findListGrowth,
    findGenerators,         findCaughtErrors,  findEagerTests,        findGraphOnlyUses,
    findArrayOnlyUses,      findGraphMode,     findStrategyBoundary,  findDynamicDimensions,
    findSeededRandom,
};

Hazard& hazardOf(Summary& summary, FactId fact) {
    auto at = std::ranges::find(summary.hazards, fact, &Hazard::fact);
    if (at != summary.hazards.end()) return *at;
    summary.hazards.push_back({.fact = fact, .alwaysAt = {}, .yesAt = {}, .unknownAt = {}});
    return summary.hazards.back();
}

void addAlways(Hazard& hazard, Answer answer, const Witness& at) {
    if (answer == Answer::No || hazard.always == Answer::Yes || hazard.always == answer) return;
    hazard.always = answer;
    hazard.alwaysAt = at;
}

void addWhen(Hazard& hazard, Answer answer, RootSet when, const Witness& at) {
    if (answer == Answer::No || when == 0) return;
    RootSet& set = answer == Answer::Yes ? hazard.yesWhen : hazard.unknownWhen;
    Witness& witness = answer == Answer::Yes ? hazard.yesAt : hazard.unknownAt;
    if (set == 0) witness = at;
    set |= when;
}

class Summarizer {
  public:
    Summarizer(const FactContext& context, Summaries& summaries, const InPlaceWrites& inPlace,
               FunctionId f)
        : context_(context), view_(context.view(f)), summaries_(summaries), inPlace_(inPlace) {}

    Summary run() {
        std::vector<ValueOrigin> origins =
            computeOrigins(context_, view_, summaries_, out_.captured, {});
        LocalPass pass{context_, view_, origins, out_.captured, summaries_, inPlace_, {}, {}};
        steerOrigins(pass, origins);
        for (auto find : kFinders) find(pass);
        for (const HazardSite& site : pass.sites) {
            put(hazardOf(out_, site.fact), site);
        }
        for (const HazardSite& site : pass.flows) put(out_.flow, site);
        out_.effects = findEffects(pass);
        findAxisReads(pass, out_.axisReads);
        for (const SiteEdge& edge : view_.edges)
            if (edge.python)
                continue;
            else if (edge.callee.isNone())
                library(edge);
            else
                callee(pass, edge);
        findUnresolved();
        findImplicitCalls(pass);
        findComputation(pass);
        for (uint32_t i = 0; i < view_.ir->insts.size(); ++i) {
            const Inst& inst = view_.ir->insts[i];
            bool gives = inst.kind == InstKind::Return || inst.kind == InstKind::Yield ||
                         inst.kind == InstKind::YieldFrom;
            if (gives && !inst.valueA().isNone()) out_.result.add(origins[inst.a]);
        }
        out_.result.loose = out_.result.loose || returnsUnderCondition(pass);
        out_.done = true;
        return std::move(out_);
    }

  private:
    static void put(Hazard& hazard, const HazardSite& site) {
        Witness at{site.inst, FunctionId::none(), site.message};
        site.always ? addAlways(hazard, site.answer, at)
                    : addWhen(hazard, site.answer, site.when, at);
    }

    /// Does the callee run as plain Python at this site, without conversion [F57, F60, K18]?
    [[nodiscard]] bool isUnconverted(const SiteEdge& edge) const {
        if (isLeftAlone(context_, edge.callee)) return true;
        switch (edge.kind) {
            case EdgeKind::Constructor:
            case EdgeKind::Iteration:
            case EdgeKind::ContextManager:
            case EdgeKind::Property:
            case EdgeKind::Operator:
                return true;
            case EdgeKind::Callback:
                return !edge.traced &&
                       context_.program.ir(edge.callee).scope == ScopeKind::Function;
            case EdgeKind::Call:
            case EdgeKind::Decorator:
                break;
        }
        if (!edge.redirected || !context_.isCallStep(edge.callee)) return false;
        ClassId cls = context_.classOf(edge.callee);
        for (ApiId base : context_.program.classes[cls].libraryBases)
            if (context_.registry[base].hasTag("unconverted-call")) return true;
        return false;
    }

    void callee(LocalPass& pass, const SiteEdge& edge) {
        if (edge.kind == EdgeKind::Decorator)
            return;  // applied when the function is made, not in the trace of it
        const Summary& below = summaries_[edge.callee];
        Witness at{edge.site, edge.callee, MessageId::none()};
        if (below.unresolved.isSet() && !out_.unresolved.isSet()) out_.unresolved = at;
        if (below.computes.isSet() && !out_.computes.isSet()) out_.computes = at;
        out_.assumptions |= below.assumptions;
        carryEffects(pass, edge, out_.effects);
        bool flows = below.flow.always != Answer::No || below.flow.yesWhen != 0 ||
                     below.flow.unknownWhen != 0;
        if (below.hazards.empty() && below.axisReads.empty() && !flows) return;
        const auto& bound = bindArguments(context_, view_, edge);
        for (const Hazard& hazard : below.hazards)
            if (!isMadeOnce(edge, hazard))
                carry(pass, edge, bound, hazard, hazardOf(out_, hazard.fact), at);
        for (const AxisRead& read : below.axisReads) carryAxes(pass, bound, read, at);
        if (!flows) return;
        carry(pass, edge, bound, below.flow, out_.flow, at);
        if (isUnconverted(edge))
            carry(pass, edge, bound, below.flow, hazardOf(out_, below.flow.fact), at);
    }

    /// A read of a parameter's axes in the callee is one of whatever flows there here.
    void carryAxes(LocalPass& pass, const std::vector<BoundArgument>& bound, AxisRead read,
                   const Witness& at) {
        RootSet of = 0;
        AxisSet axes = 0;
        for (uint32_t p = 0; p < bound.size(); ++p) {
            if (!(read.of & rootOf(p)) || bound[p].inst.isNone()) continue;
            const ValueOrigin& given = pass.origin(bound[p].inst);
            of |= given.value | given.shape;
            bool whole = given.axes == 0 || given.axes == kAllAxes;
            axes |= whole ? read.axes : given.axes;
        }
        if (of == 0 || out_.axisReads.size() >= kMaxAxisReads) return;
        read.of = of;
        read.axes = axes;
        read.at = at;
        out_.axisReads.push_back(read);
    }

    /// What `build` of a layer makes is made once and kept.
    [[nodiscard]] bool isMadeOnce(const SiteEdge& edge, const Hazard& hazard) const {
        return hazard.fact == FactId::VariableCreation && context_.isBuildStep(edge.callee);
    }

    void carry(LocalPass& pass, const SiteEdge& edge, const std::vector<BoundArgument>& bound,
               const Hazard& below, Hazard& hazard, const Witness& at) {
        addAlways(hazard, below.always, at);
        const RootSet when = below.yesWhen | below.unknownWhen;
        const auto& captured = summaries_[edge.callee].captured;
        for (size_t i = 0; i < captured.size() && (when & kCapturedRoots) != 0; ++i)
            carryCaptured(pass, captured[i], capturedRootAt(i), below, hazard, at);
        for (uint32_t p = 0; p < bound.size() && (when & kParameterRoots) != 0; ++p) {
            bool yes = (below.yesWhen & rootOf(p)) != 0,
                 unknown = (below.unknownWhen & rootOf(p)) != 0;
            if (!yes && !unknown) continue;
            Answer worst = yes ? Answer::Yes : Answer::Unknown;
            if (bound[p].kind == BoundArgument::Kind::Unknown) {
                addAlways(hazard,
                          both(worst, isTensorInGraph(context_, context_.view(edge.callee), p)),
                          at);
                continue;
            }
            const auto take = [&](InstId inst) {
                Symbolic s = pass.symbolic(inst, true);
                Answer answer = both(worst, s.answer);
                if (answer == Answer::No) return;
                s.always ? addAlways(hazard, answer, at) : addWhen(hazard, answer, s.when, at);
            };
            for (InstId inst : bound[p].extra) take(inst);
            if (!bound[p].inst.isNone()) take(bound[p].inst);
        }
    }

    /// The same for a variable that the callee captures.
    void carryCaptured(LocalPass& pass, const CapturedVariable& variable, RootSet root,
                       const Hazard& below, Hazard& hazard, const Witness& at) {
        bool yes = (below.yesWhen & root) != 0;
        if (!yes && !(below.unknownWhen & root)) return;
        Answer worst = yes ? Answer::Yes : Answer::Unknown;
        if (variable.owner != view_.id)
            return addWhen(hazard, worst, pass.captured.rootOf(variable), at);
        if (below.fact == FactId::FrozenStateRead)
            return frozenCell(pass, variable, hazard, worst, at);
        for (InstId stored : pass.storesOf(variable.name)) {
            Symbolic s = pass.symbolic(stored, true);
            Answer answer = both(worst, s.answer);
            s.always ? addAlways(hazard, answer, at) : addWhen(hazard, answer, s.when, at);
        }
        if (context_.isWrittenFromInside(variable.owner, variable.name))
            addAlways(hazard, Answer::Unknown, at);
    }

    /// What the callee reads from a variable of this function: made anew in each call, or older.
    static void frozenCell(LocalPass& pass, const CapturedVariable& variable, Hazard& hazard,
                           Answer worst, const Witness& at) {
        constexpr RootSet kOlder = kOuterRoot | kOpaqueRoot | kParameterRoots;
        for (InstId stored : pass.storesOf(variable.name)) {
            RootSet alias = pass.origin(stored).alias;
            if (alias & kOlder) addAlways(hazard, worst, at);
            addWhen(hazard, worst, alias & kCapturedRoots, at);
        }
    }

    void library(const SiteEdge& edge) {
        const ApiModel* api = context_.api(edge);
        if (edge.kind == EdgeKind::Operator || edge.kind == EdgeKind::Property ||
            edge.kind == EdgeKind::Iteration)
            return;
        if (!edge.constructed.isNone() || (api != nullptr && api->isCurated)) return;
        if (api == nullptr && edge.external.isNone()) return;
        if (api == nullptr && context_.isInternal(edge)) return;
        std::string path =
            api != nullptr ? api->path : context_.program.externals[edge.external.index()];
        if (auto sentence = context_.registry.defaultEffectAssumption(path)) {
            assume(path, *sentence);
        } else if (!out_.unresolved.isSet()) {
            out_.unresolved = {
                edge.site, FunctionId::none(),
                summaries_.message("calls " + path + ", whose effects are not known")};
        }
    }

    void assume(const std::string& path, const std::string& sentence) {
        auto& all = summaries_.assumptions;
        auto at = std::ranges::find(all, sentence, &Summaries::Assumption::sentence);
        if (at == all.end() && all.size() < 64) {
            std::string id = "default-effect:" + path.substr(0, path.find('.'));
            bool taken = std::ranges::find(all, id, &Summaries::Assumption::id) != all.end();
            if (taken) id = "default-effect:" + path.substr(0, path.find('.', path.find('.') + 1));
            at = all.insert(all.end(), {id, sentence});
        }
        if (at != all.end()) out_.assumptions |= uint64_t{1} << (at - all.begin());
    }

    void findUnresolved() {
        if (view_.unresolved.empty() || out_.unresolved.isSet()) return;
        const UnresolvedSite& site = view_.unresolved.front();
        std::string why(describe(site.reason));
        out_.unresolved = {site.site, FunctionId::none(),
                           summaries_.message("calls " + calleeText(view_, site.site) +
                                              ", which is not known: " + why)};
    }

    /// Methods that Python calls on its own, which no call of the program shows.
    void findImplicitCalls(const LocalPass& pass) {
        auto check = [&](InstId site, InstId object,
                         std::initializer_list<std::string_view> names) {
            if (out_.unresolved.isSet() || object.isNone() || !(pass.bits(object) & kIsInstance))
                return;
            for (std::string_view name : names)
                if (definesMethod(context_, view_.value(object), name))
                    out_.unresolved = {site, FunctionId::none(),
                                       summaries_.message("runs " + std::string(name) +
                                                          ", which is not followed")};
        };
        pass.forEach(InstKind::Branch, [&](InstId id, const Inst& inst) {
            if (!(inst.flags & (kOnNext | kMayRaise)))
                check(id, inst.valueA(), {"__bool__", "__len__"});
        });
        pass.forEach(InstKind::Format, [&](InstId id, const Inst& inst) {
            for (uint32_t i = 0; i < inst.b; ++i)
                check(id, InstId(view_.ir->pool[inst.a + 2 * i]), {"__format__", "__str__"});
        });
        pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
            if (!api.path.starts_with("builtins.") || view_[edge.site].kind != InstKind::Call)
                return;
            for (uint32_t i = 0; i < view_[edge.site].count; ++i)
                check(edge.site, callOperand(*view_.ir, view_[edge.site], i).value,
                      {"__str__", "__repr__", "__float__", "__int__", "__bool__", "__hash__",
                       "__format__", "__index__", "__round__", "__abs__"});
        });
    }

    void findComputation(const LocalPass& pass) {
        if (out_.computes.isSet()) return;
        auto found = [&](InstId site, const char* what) {
            if (!out_.computes.isSet())
                out_.computes = {site, FunctionId::none(), summaries_.message(what)};
        };
        pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
            if (api.trace == TraceBehaviour::Graph && !api.hasTag("no-computation"))
                found(edge.site, "computes with tensors");
        });
        for (InstKind kind :
             {InstKind::Binary, InstKind::Unary, InstKind::Compare, InstKind::GetItem})
            pass.forEach(kind, [&](InstId id, const Inst&) {
                if (pass.bits(id) & kSymbolicBits) found(id, "computes with tensors");
            });
    }

    static bool definesMethod(const FactContext& context, ValueId value, std::string_view name) {
        Name key = context.program.names->find(name);
        if (key.isNone()) return false;
        for (AtomId id : context.program.values->atoms(value)) {
            const Atom& atom = (*context.program.values)[id];
            if (atom.kind != AtomKind::Object) continue;
            ClassId cls = context.program.objects[ObjectId(atom.payload)].cls;
            if (cls.isNone()) continue;
            for (ClassId base : context.program.classes[cls].mro)
                if (context.hasAttribute(context.program.classes[base].nspace, key)) return true;
        }
        return false;
    }

    const FactContext& context_;
    const CodeView& view_;
    Summaries& summaries_;
    const InPlaceWrites& inPlace_;
    Summary out_;
};

/// Enough of a summary to see whether another round changed it.
auto shapeOf(const Summary& s) {
    RootSet when = 0;
    for (const Hazard& h : s.hazards)
        when += h.yesWhen * 3 + h.unknownWhen + static_cast<RootSet>(h.always) * 7;
    return std::tuple(s.hazards.size(), when, s.effects.size(), s.axisReads.size(),
                      s.unresolved.isSet(), s.computes.isSet(), s.result.value, s.result.alias,
                      s.result.shape, s.captured.size());
}

}  // namespace

Answer isTensorInGraph(const FactContext& context, const CodeView& view, uint32_t parameter) {
    uint32_t bits = context.deepBits(view.params[parameter]);
    if (bits & kArrayBits) return Answer::Yes;
    return (bits & kIsUnknown) || view.params[parameter] == ValueTable::bottom() ? Answer::Unknown
                                                                                 : Answer::No;
}

Summaries summarize(const FactContext& context, const InPlaceWrites& inPlace) {
    Summaries summaries;
    summaries.of.resize(context.program.functions.size());
    for (const auto& component : context.graph.components) {
        bool cycle = component.size() > 1 || context.graph.isRecursive(component.front());
        for (int round = 0; round < (cycle ? kMaxCycleRounds : 1); ++round) {
            bool changed = false;
            for (FunctionId f : component) {
                if (context.program.ir(f).scope == ScopeKind::Module) continue;
                Summary next = Summarizer(context, summaries, inPlace, f).run();
                changed = changed || shapeOf(next) != shapeOf(summaries.of[f.index()]);
                summaries.of[f.index()] = std::move(next);
            }
            if (!changed) break;
        }
    }
    return summaries;
}

}  // namespace graphlift
