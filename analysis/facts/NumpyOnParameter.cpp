// GL304 numpy_on_parameter: array code outside the graph applied to what a parameter gives, or to a
// dimension that is None while tracing [G2-G4]. Static shapes are fine.
#include "analysis/facts/LocalPass.h"

namespace graphlift {

namespace {

bool hasDynamicDim(const LocalPass& pass, ValueId value, int depth = 0) {
    const ValueTable& table = *pass.context.program.values;
    for (AtomId id : table.atoms(value)) {
        const Atom& atom = table[id];
        if (atom.kind == AtomKind::ShapeOf)
            for (const Dim& dim : table.tensor(id).shape.dims)
                if (dim.kind == Dim::Kind::Dynamic || dim.kind == Dim::Kind::Ragged) return true;
        if (atom.kind == AtomKind::Tuple && depth < 3)
            for (ValueId element : table.sequence(id))
                if (hasDynamicDim(pass, element, depth + 1)) return true;
    }
    return false;
}

}  // namespace

void findNumpyOnParameters(LocalPass& pass) {
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        if (api.trace != TraceBehaviour::Host || api.hasTag("static-shape")) return;
        if (api.kind == ApiKind::Method &&
            pass.context.registry.hasRole(api.owner, Role::ArrayClass))
            return;
        for (InstId argument : pass.argumentsOf(edge.site, api)) {
            std::string callee = pass.callee(edge.site);
            pass.report(FactId::NumpyOnParameter, pass.symbolic(argument, true), edge.site,
                        callee + "() cannot take a symbolic tensor");
            if (pass.origin(argument).shape != 0 && hasDynamicDim(pass, pass.view.value(argument)))
                pass.report(FactId::NumpyOnParameter, Answer::Yes, edge.site,
                            callee + "() gets a dimension that is None while tracing");
        }
    });
}

}  // namespace graphlift
