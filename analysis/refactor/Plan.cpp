#include "analysis/refactor/Plan.h"

#include <algorithm>

namespace graphlift {

namespace {

class Planner {
  public:
    Planner(const ProgramFacts& facts, std::vector<Verdict>& verdicts)
        : facts_(facts), graph_(*facts.callGraph), verdicts_(verdicts) {
        converted_.resize(facts.program->functions.size(), false);
        for (const Verdict& verdict : verdicts)
            converted_[verdict.function.index()] =
                verdict.action == Action::ConvertToGraph && !verdict.edits.empty();
    }

    void plan() {
        findInsideTraces();
        for (Verdict& verdict : verdicts_) verdict.planApplies = !verdict.edits.empty();
        for (Verdict& verdict : verdicts_)
            if (converted_[verdict.function.index()] && !isInner(verdict.function))
                cover(verdict.function);
        // What is left are cycles that nobody outside enters: the first in report order stands for
        // all.
        for (Verdict& verdict : verdicts_)
            if (converted_[verdict.function.index()] && isInner(verdict.function) &&
                verdict.planApplies && !reached_[verdict.function.index()])
                cover(verdict.function);
    }

  private:
    /// A function runs inside a trace when all that call it do; converted ones do by themselves.
    /// Starts with everything that has callers and takes away what a caller outside of traces
    /// reaches.
    void findInsideTraces() {
        const size_t count = facts_.program->functions.size();
        inside_.assign(count, false);
        reached_.assign(count, false);
        for (size_t i = 0; i < count; ++i)
            inside_[i] = converted_[i] || hasOtherCaller(FunctionId(i));
        for (bool changed = true; changed;) {
            changed = false;
            for (size_t i = 0; i < count; ++i)
                if (inside_[i] && !converted_[i] && !calledInside(FunctionId(i))) {
                    inside_[i] = false;
                    changed = true;
                }
        }
    }

    [[nodiscard]] bool hasOtherCaller(FunctionId f) const {
        const auto& callers = graph_.callers[f.index()];
        return std::any_of(callers.begin(), callers.end(),
                           [&](uint32_t edge) { return graph_.edges[edge].caller != f; });
    }

    [[nodiscard]] bool calledInside(FunctionId f) const {
        const auto& callers = graph_.callers[f.index()];
        return std::all_of(callers.begin(), callers.end(), [&](uint32_t index) {
            const FunctionEdge& edge = graph_.edges[index];
            return edge.traced || (!edge.python && inside_[edge.caller.index()]);
        });
    }

    [[nodiscard]] bool isInner(FunctionId f) const {
        const uint32_t index = facts_.byFunction[f.index()];
        const Verdict& verdict = verdicts_[index];
        const bool callersFail =
            std::any_of(verdict.findings.begin(), verdict.findings.end(), [](const Finding& g) {
                return g.id == PreconditionId::CallersKnown && g.status == Status::Fails;
            });
        return !callersFail && hasOtherCaller(f) && calledInside(f);
    }

    /// Everything inner that runs in this function's trace and has no outer one yet.
    void cover(FunctionId outer) {
        std::vector<FunctionId> open{outer};
        reached_[outer.index()] = true;
        while (!open.empty()) {
            const FunctionId at = open.back();
            open.pop_back();
            for (const FunctionEdge& edge : graph_.edgesOf(at)) {
                if (edge.callee.isNone() || edge.python || reached_[edge.callee.index()]) continue;
                if (converted_[edge.callee.index()] && !isInner(edge.callee)) continue;
                reached_[edge.callee.index()] = true;
                open.push_back(edge.callee);
                if (converted_[edge.callee.index()]) markCovered(edge.callee, outer);
            }
        }
    }

    void markCovered(FunctionId inner, FunctionId outer) {
        Verdict& verdict = verdicts_[facts_.byFunction[inner.index()]];
        verdict.planApplies = false;
        verdict.coveredBy = outer;
    }

    const ProgramFacts& facts_;
    const CallGraph& graph_;
    std::vector<Verdict>& verdicts_;
    std::vector<bool> converted_, inside_, reached_;
};

}  // namespace

void planTogether(const ProgramFacts& facts, std::vector<Verdict>& verdicts) {
    Planner(facts, verdicts).plan();
}

}  // namespace graphlift
