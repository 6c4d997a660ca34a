// GL312 python_entropy: random numbers of Python and NumPy, clocks, the environment, input: read
// once per trace and constant afterwards [D6, D7, K9].
#include "analysis/facts/LocalPass.h"

namespace graphlift {

void findPythonEntropy(LocalPass& pass) {
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        bool random = api.trace == TraceBehaviour::ReadsHost;
        for (const ApiEffect& effect : api.effects)
            random = random || effect.kind == ApiEffect::Kind::RandomState;
        if (random)
            pass.report(FactId::PythonEntropy, Answer::Yes, edge.site,
                        "what " + pass.callee(edge.site) + "() gives is constant after tracing");
    });
    for (InstKind kind : {InstKind::GetAttr, InstKind::LoadGlobal})
        pass.forEach(kind, [&](InstId id, const Inst&) {
            if (!(pass.bits(id) & kIsExternal)) return;
            ApiId api = pass.context.externalApi(pass.view.value(id));
            if (api.isNone()) return;
            const ApiModel& model = pass.context.registry[api];
            bool value = model.kind == ApiKind::Constant || model.kind == ApiKind::Property;
            if (value && model.trace == TraceBehaviour::ReadsHost)
                pass.report(FactId::PythonEntropy, Answer::Yes, id,
                            model.path + " is constant after tracing");
        });
}

}  // namespace graphlift
