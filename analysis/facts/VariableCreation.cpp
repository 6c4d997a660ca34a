// GL310 variable_creation: a variable, layer, optimizer or metric made in the trace. Only the first
// trace may make variables, and only when they are kept [E1, E3]. A creation under a test for "not
// there yet" may be kept right: that is unknown.
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

}  // namespace

void findVariableCreation(LocalPass& pass) {
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
