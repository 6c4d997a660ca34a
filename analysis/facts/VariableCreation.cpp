// GL310 variable_creation: a variable, layer, optimizer or metric made in the trace. Only the first
// trace may make variables, and only when they are kept [E1, E3]. A creation under a test for "not
// there yet" may be kept right: that is unknown.
#include <algorithm>

#include "analysis/facts/CallSites.h"
#include "analysis/facts/LocalPass.h"

namespace graphlift {

namespace {

bool makesState(const FactContext& context, const SiteEdge& edge) {
    if (!edge.constructed.isNone()) {
        for (Role role :
             {Role::LayerClass, Role::ModelClass, Role::MetricClass, Role::OptimizerClass})
            if (context.derivesFrom(edge.constructed, role)) return true;
        return false;
    }
    const ApiModel* api = context.api(edge);
    return api != nullptr &&
           (api->trace == TraceBehaviour::CreatesVariable || api->hasTag("creates-state"));
}

/// A layer of the library: it may own variables, and then it makes them when it is first called.
bool makesLayer(const FactContext& context, const SiteEdge& edge) {
    const ApiModel* api = context.api(edge);
    return api != nullptr && api->kind == ApiKind::Class &&
           context.registry.hasRole(edge.api, Role::LayerClass);
}

/// Under an `if` that asks whether something is there already.
bool isGuarded(const LocalPass& pass, InstId site) {
    NodeId at = pass.context.enclosing(pass.view.id, site, {NodeKind::IfStatement});
    if (at.isNone()) return false;
    NodeId condition = pass.view.tree->child(at, Field::Condition);
    if (condition.isNone()) return false;
    std::string_view test = pass.view.tree->text(condition);
    return test.find("None") != std::string_view::npos ||
           test.find("not ") != std::string_view::npos ||
           test.find("hasattr") != std::string_view::npos;
}

/// Does a call make a layer, model or optimizer work, which makes its variables when it works
/// first?
bool buildsOnUse(const LocalPass& pass, InstId call, InstId object) {
    const FactContext& context = pass.context;
    const Program& program = context.program;
    bool updates = std::ranges::any_of(pass.view.edgesAt(call), [&](const SiteEdge& edge) {
        const ApiModel* api = context.api(edge);
        return api != nullptr && (api->hasTag("optimizer-update") || api->hasTag("keras-build"));
    });
    for (AtomId id : program.values->atoms(pass.view.value(object))) {
        if ((*program.values)[id].kind != AtomKind::Object) continue;
        const ObjectInfo& info = program.objects[ObjectId((*program.values)[id].payload)];
        if (info.api.isNone()) continue;
        bool layer = context.registry.hasRole(info.api, Role::LayerClass) ||
                     context.registry.hasRole(info.api, Role::ModelClass);
        if (layer || (updates && context.registry.hasRole(info.api, Role::OptimizerClass)))
            return true;
    }
    return false;
}

/// Which parameters hold one object in some calls and another in others?
RootSet severalObjects(const LocalPass& pass) {
    const Program& program = pass.context.program;
    RootSet out = 0;
    for (uint32_t p = 0; p < pass.view.params.size(); ++p) {
        bool receiver = p == 0 && hasReceiver(pass.context, pass.view.id);
        uint32_t objects = 0;
        for (AtomId id : program.values->atoms(pass.view.params[p]))
            if ((*program.values)[id].kind == AtomKind::Object)
                objects += program.objects[ObjectId((*program.values)[id].payload)].summary ? 2 : 1;
        if (!receiver && objects > 1) out |= rootOf(p);
    }
    return out;
}

/// A second object that makes its variables in a later call [E4, E5].
void findSecondObjects(LocalPass& pass) {
    RootSet several = severalObjects(pass);
    if (several == 0) return;
    pass.forEach(InstKind::Call, [&](InstId id, const Inst& inst) {
        InstId receiver = receiverOf(pass.view, id);
        for (InstId object : {inst.valueA(), receiver}) {
            if (object.isNone() || !(pass.origin(object).alias & several)) continue;
            if (buildsOnUse(pass, id, object))
                return pass.report(FactId::VariableCreation, Answer::Unknown, id,
                                   pass.callee(id) +
                                       " gets one object first and another later, "
                                       "which may make its variables only then");
        }
    });
}

}  // namespace

void findVariableCreation(LocalPass& pass) {
    findSecondObjects(pass);
    InstId last;
    for (const SiteEdge& edge : pass.view.edges) {
        bool state = makesState(pass.context, edge);
        if (edge.site == last || (!state && !makesLayer(pass.context, edge))) continue;
        last = edge.site;
        if (!state) {
            pass.report(FactId::VariableCreation, Answer::Unknown, edge.site,
                        pass.callee(edge.site) +
                            " is made anew in each trace; whether it has variables is not known");
            continue;
        }
        bool guarded = isGuarded(pass, edge.site);
        pass.report(
            FactId::VariableCreation, guarded ? Answer::Unknown : Answer::Yes, edge.site,
            guarded ? pass.callee(edge.site) +
                          " is made under a test: it is not known to happen in the first trace only"
                    : pass.callee(edge.site) + " is made anew in each trace");
    }
}

}  // namespace graphlift
