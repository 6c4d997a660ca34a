// GL323 graph_mode_program, GL324 strategy_boundary, GL328 seeded_random_op and the graph-only
// names of GL320: what a call's tags say, no more.
#include "analysis/facts/LocalPass.h"

namespace graphlift {

void findGraphMode(LocalPass& pass) {
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        if (api.hasTag("graph-mode") || api.hasTag("disables-eager"))
            pass.report(
                FactId::GraphModeProgram, Answer::Yes, edge.site,
                pass.callee(edge.site) + " belongs to programs that build their graph themselves");
    });
}

void findStrategyBoundary(LocalPass& pass) {
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        for (std::string_view tag : {"strategy-run", "strategy-scope", "strategy-boundary",
                                     "strategy-collective", "strategy-reduce"})
            if (api.hasTag(tag))
                return pass.report(
                    FactId::StrategyBoundary, Answer::Unknown, edge.site,
                    pass.callee(edge.site) + " is a boundary of a distribution strategy");
    });
}

void findSeededRandom(LocalPass& pass) {
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        if (api.hasTag("stateful-random"))
            pass.report(
                FactId::SeededRandomOp, Answer::Yes, edge.site,
                pass.callee(edge.site) + " draws other numbers than eagerly after a fixed seed");
    });
}

void findGraphOnlyUses(LocalPass& pass) {
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        if (api.hasTag("graph-only"))
            pass.report(FactId::FunctionObjectUsed, Answer::Yes, edge.site,
                        pass.callee(edge.site) + " exists in graphs only");
    });
    ApiId tensor = pass.context.registry.role(Role::TensorClass);
    if (tensor.isNone()) return;
    pass.forEach(InstKind::GetAttr, [&](InstId id, const Inst& inst) {
        if (!(pass.bits(inst.valueA()) & kIsTensor) || !pass.symbolic(inst.valueA())) return;
        ApiId member = pass.context.registry.member(tensor, pass.context.text(inst.nameB()));
        if (!member.isNone() && pass.context.registry[member].hasTag("graph-only"))
            pass.report(FactId::FunctionObjectUsed, Answer::Yes, id,
                        "reads what a tensor has in graphs only");
    });
}

}  // namespace graphlift
