#include "analysis/flow/CallLanes.h"

#include <algorithm>

namespace graphlift {

namespace {

constexpr int kMaxCallDepth = 16;  // of a message behind calls of calls

bool isComprehension(ScopeKind scope) {
    switch (scope) {
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

class CallClassifier {
  public:
    CallClassifier(const FlowContext& flow, InstId site)
        : flow_(flow), site_(site), inst_(flow.view[site]) {}

    Lane run() {
        const bool call = inst_.kind == InstKind::Call;
        if (call && (inst_.flags & (kEnter | kExit))) return withStep();
        for (const SiteEdge& edge : flow_.view.edgesAt(site_)) one(edge);
        if (const UnresolvedSite* open = flow_.view.unresolvedAt(site_)) unresolved(*open);
        if (call && lane_.isNothing()) lane_.python = true;
        if (lane_.python && !lane_.graph && isCarrier()) lane_.weak = true;
        return std::move(lane_);
    }

  private:
    void one(const SiteEdge& edge) {
        if (edge.kind == EdgeKind::Decorator) return python();
        if (edge.python) return note("runs as Python at every call, outside the graph");
        if (!edge.constructed.isNone()) return constructed(edge);
        if (!edge.callee.isNone()) return project(edge);
        if (const ApiModel* api = flow_.facts.api(edge)) return library(edge, *api);
        if (!edge.external.isNone() && !flow_.facts.isInternal(edge))
            unmodelled(flow_.program.externals[edge.external.index()]);
    }

    /// Entering and leaving a `with` block is Python's work, unless a function of the project does
    /// it.
    Lane withStep() {
        lane_.python = true;
        for (const SiteEdge& edge : flow_.view.edgesAt(site_))
            if (!edge.callee.isNone()) project(edge);
        return std::move(lane_);
    }

    void python() { lane_.python = true; }
    void graph() { lane_.graph = true; }
    void note(std::string text) {
        if (lane_.note.empty()) lane_.note = std::move(text);
    }
    void reason(std::string text) {
        if (lane_.reason.empty()) lane_.reason = std::move(text);
    }

    void constructed(const SiteEdge& edge) {
        python();
        if (!edge.callee.isNone()) carried(flow_.basis.summaries[edge.callee], edge);
    }

    void project(const SiteEdge& edge) {
        const Summary& below = flow_.basis.summaries[edge.callee];
        if (isComprehension(flow_.program.ir(edge.callee).scope)) {
            python();
            note("a comprehension runs in Python: unrolled while tracing");
        }
        if (below.computes.isSet() || flow_.isGraphValue(site_) == Answer::Yes) graph();
        if (assigns(edge.callee)) lane_.effect = FlowNode::Effect::Variable;
        carried(below, edge);
        if (!lane_.graph && below.unresolved.isSet()) {
            lane_.python = lane_.graph = true;
            reason(messageBehind(edge.callee, [](const Summary& s) { return s.unresolved; }));
        }
    }

    /// Effects outside the graph that the callee has.
    void carried(const Summary&, const SiteEdge& edge) {
        std::vector<Effect> effects;
        LocalPass pass = flow_.pass;
        carryEffects(pass, edge, effects);
        for (const Effect& effect : effects) {
            const auto same = [&effect](const Summary& s) {
                for (const Effect& e : s.effects)
                    if (e.answer == effect.answer) return e.at;
                return Witness{};
            };
            const std::string what = messageBehind(edge.callee, same);
            if (effect.answer == Answer::Unknown) reason(what);
            if (effect.answer != Answer::Yes) continue;
            python();
            lane_.effect = FlowNode::Effect::Python;
            lane_.note = what + ", once per trace";
        }
    }

    /// The sentence that a witness in a callee leads to.
    template <class Next>
    std::string messageBehind(FunctionId callee, Next next) const {
        const Summaries& all = flow_.basis.summaries;
        Witness at = next(all[callee]);
        for (int depth = 0; depth < kMaxCallDepth && at.isSet(); ++depth) {
            if (!at.message.isNone()) return all.messages[at.message.index()];
            if (at.callee.isNone()) break;
            at = next(all[at.callee]);
        }
        return "what it calls is not known";
    }

    /// Does the callee, or what it calls, assign variables?
    [[nodiscard]] bool assigns(FunctionId callee) const {
        const auto assigned = [](const ApiEffect& e) {
            return e.kind == ApiEffect::Kind::AssignsParam;
        };
        for (FunctionId f : flow_.facts.traceOf(callee))
            for (const SiteEdge& edge : flow_.facts.view(f).edges)
                if (const ApiModel* api = flow_.facts.api(edge);
                    api != nullptr && std::ranges::any_of(api->effects, assigned))
                    return true;
        return false;
    }

    void library(const SiteEdge& edge, const ApiModel& api) {
        for (const ApiEffect& effect : api.effects)
            if (effect.kind == ApiEffect::Kind::AssignsParam) {
                lane_.effect = FlowNode::Effect::Variable;
                note("assigns a variable at every call");
            }
        switch (api.trace) {
            case TraceBehaviour::Graph:
                return api.isCurated ? operation(api) : uncurated(api);
            case TraceBehaviour::EagerOnly:
                return eagerOnly(api);
            case TraceBehaviour::PythonEffect:
                return python();
            case TraceBehaviour::CreatesVariable:
                lane_.effect = FlowNode::Effect::Variable;
                note("makes a variable while tracing");
                return python();
            case TraceBehaviour::ReadsHost:
                note("read once per trace, constant afterwards");
                return python();
            case TraceBehaviour::Host:
                return host(edge, api);
            case TraceBehaviour::Neutral:
                return api.isCurated ? neutral(edge, api) : uncurated(api);
        }
    }

    void operation(const ApiModel& api) {
        graph();
        if (!api.effects.empty() && lane_.effect == FlowNode::Effect::None)
            note("an effect of the graph: at every call");
    }

    [[nodiscard]] Answer takesTensor(const ApiModel& api, bool deep) const {
        Answer answer = Answer::No;
        for (InstId argument : flow_.pass.argumentsOf(site_, api))
            answer = either(answer, flow_.isGraphValue(argument, deep));
        return answer;
    }

    void eagerOnly(const ApiModel& api) {
        python();
        if (takesTensor(api, false) != Answer::No) note("raises while tracing: it needs a value");
    }

    void host(const SiteEdge&, const ApiModel& api) {
        python();
        note(takesTensor(api, false) == Answer::Yes
                 ? "raises while tracing: array code outside the graph"
                 : "computed once per trace, constant afterwards");
    }

    /// Python's own functions: those that are given a tensor and give one are converted to
    /// operations.
    void neutral(const SiteEdge&, const ApiModel& api) {
        const bool converted =
            takesTensor(api, false) == Answer::Yes && flow_.isGraphValue(site_) == Answer::Yes;
        const InstId receiver = receiverOf(flow_.view, site_);
        const bool ofContainer = api.kind == ApiKind::Method && !receiver.isNone() &&
                                 (flow_.pass.bits(receiver) & kContainerBits) != 0;
        if (converted && !ofContainer) return graph();
        python();
    }

    void uncurated(const ApiModel& api) { unmodelled(api.path, takesTensor(api, true)); }

    void unmodelled(const std::string& path, Answer tensor = Answer::Unknown) {
        python();
        if (tensor == Answer::No) return;
        graph();
        reason("calls " + path + ", which has no model");
    }

    void unresolved(const UnresolvedSite& open) {
        python();
        graph();
        reason("calls " + calleeText(flow_.view, site_) +
               ", which is not known: " + std::string(describe(open.reason)));
    }

    /// Python that makes a container or an iterator of its arguments only carries them.
    [[nodiscard]] bool isCarrier() const {
        constexpr uint32_t kCarriers = kContainerBits | kIsRange | kIsSlice | kIsDType | kIsModule |
                                       kIsExternal | kIsClass | kIsOther;
        const uint32_t bits = flow_.pass.bits(site_);
        return lane_.effect == FlowNode::Effect::None && lane_.note.empty() && bits != 0 &&
               (bits & ~kCarriers) == 0;
    }

    const FlowContext& flow_;
    InstId site_;
    const Inst& inst_;
    Lane lane_;
};

}  // namespace

Lane callLane(const FlowContext& flow, InstId site) { return CallClassifier(flow, site).run(); }

FunctionId onlyCallee(const FlowContext& flow, InstId site) {
    FunctionId only;
    for (const SiteEdge& edge : flow.view.edgesAt(site)) {
        if (edge.callee.isNone() || edge.kind == EdgeKind::Callback) continue;
        if (!only.isNone() && only != edge.callee) return FunctionId::none();
        only = edge.callee;
    }
    return only;
}

}  // namespace graphlift
