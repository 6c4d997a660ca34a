// GL315 list_growth_in_tensor_loop: a Python list that grows in a converted loop or under a tensor
// condition, and a write to a tensor array whose result is dropped [F42, F44, F47].
#include "analysis/facts/Operands.h"
#include "analysis/facts/TensorRegions.h"

namespace graphlift {

namespace {

void growth(LocalPass& pass, const std::vector<TensorStatement>& regions) {
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        for (const ApiEffect& effect : api.effects) {
            if (effect.kind != ApiEffect::Kind::MutatesParam) continue;
            InstId object = pass.argument(edge.site, api, effect.param);
            if (object.isNone() || !(pass.bits(object) & (kIsList | kIsDict | kIsSet | kIsUnknown)))
                continue;
            for (const TensorStatement& region : regions)
                if (isInside(pass, region, edge.site) && !isInside(pass, region, object))
                    pass.report(FactId::ListGrowthInTensorLoop, region.when, edge.site,
                                pass.callee(edge.site) +
                                    "() happens once while tracing, not per iteration");
        }
    });
    pass.forEach(InstKind::SetItem, [&](InstId id, const Inst& inst) {
        bool constant = pass.view[InstId(pass.view.ir->pool[inst.b])].kind == InstKind::Const;
        if (constant || !(pass.bits(inst.valueA()) & (kIsList | kIsDict))) return;
        for (const TensorStatement& region : regions)
            if (isInside(pass, region, id))
                pass.report(FactId::ListGrowthInTensorLoop, region.when, id,
                            "a key that varies cannot be written in a tensor loop");
    });
}

void droppedWrites(LocalPass& pass) {
    std::vector<bool> used;
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        if (!api.hasTag("tensor-array-write")) return;
        if (used.empty()) used = usedValues(*pass.view.ir);
        if (!used[edge.site.index()])
            pass.report(FactId::ListGrowthInTensorLoop, Answer::Yes, edge.site,
                        "the result of " + pass.callee(edge.site) +
                            "() is dropped: a graph loses the write");
    });
}

}  // namespace

void findListGrowth(LocalPass& pass) {
    std::vector<TensorStatement> regions = tensorStatements(pass);
    if (!regions.empty()) growth(pass, regions);
    droppedWrites(pass);
}

}  // namespace graphlift
