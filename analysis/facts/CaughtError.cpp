// GL317 caught_tensor_error: try/except is not converted; a graph raises the errors of its
// operations at run time only, and some as other classes [F53, F54, K45]. A try around plain Python
// is fine.
#include "analysis/facts/LocalPass.h"

namespace graphlift {

namespace {

bool contains(const SyntaxTree& tree, NodeId outer, NodeId inner) {
    TextRange o = tree.range(outer), i = tree.range(inner);
    return o.begin <= i.begin && i.end <= o.end;
}

/// A call of an operation, or of a function of the project that computes with tensors.
bool callsOperation(const LocalPass& pass, InstId call) {
    for (const SiteEdge& edge : pass.view.edgesAt(call)) {
        const ApiModel* api = pass.context.api(edge);
        if (!edge.callee.isNone() && pass.summaries[edge.callee].computes.isSet()) return true;
        if (edge.callee.isNone() && api != nullptr && api->trace == TraceBehaviour::Graph)
            return true;
    }
    return false;
}

/// Classes of errors that only a framework raises, at run time.
bool isOperationError(const LocalPass& pass, ValueId type) {
    const ValueTable& table = *pass.context.program.values;
    for (AtomId id : table.atoms(type)) {
        if (table[id].kind == AtomKind::Tuple)
            for (ValueId element : table.sequence(id))
                if (isOperationError(pass, element)) return true;
        if (table[id].kind != AtomKind::External) continue;
        const std::string& path =
            pass.context.program.externals[ExternalId(table[id].payload).index()];
        if (pass.context.registry.isKnownPackage(path) && path.find("errors.") != std::string::npos)
            return true;
    }
    return false;
}

/// Is there an operation on tensors, or something not known, in the body of the try?
bool holdsOperations(const LocalPass& pass, NodeId body) {
    for (uint32_t i = 0; i < pass.view.ir->insts.size(); ++i) {
        const Inst& inst = pass.view.ir->insts[i];
        if (!pass.view.reached[i] || inst.node.isNone() ||
            !contains(*pass.view.tree, body, inst.node))
            continue;
        bool operation = inst.kind == InstKind::Call || inst.kind == InstKind::Binary ||
                         inst.kind == InstKind::GetItem || inst.kind == InstKind::GetAttr;
        if (operation && (pass.bits(InstId(i)) & (kArrayBits | kIsUnknown))) return true;
        if (inst.kind == InstKind::Call && callsOperation(pass, InstId(i))) return true;
    }
    return false;
}

}  // namespace

void findCaughtErrors(LocalPass& pass) {
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        if (api.hasTag("suppresses-errors"))
            pass.report(FactId::CaughtTensorError, Answer::Unknown, edge.site,
                        pass.callee(edge.site) + " swallows errors that a graph raises later");
    });
    pass.forEach(InstKind::CaughtException, [&](InstId id, const Inst& inst) {
        NodeId statement = pass.context.enclosing(pass.view.id, id, {NodeKind::TryStatement});
        if (statement.isNone()) return;  // the way out of a `with`
        NodeId body = pass.view.tree->child(statement, Field::Body);
        if (!body.isNone() && !holdsOperations(pass, body)) return;
        std::string type = inst.valueA().isNone()
                               ? "every exception"
                               : shortText(*pass.view.tree, pass.view[inst.valueA()].node);
        bool certain =
            !inst.valueA().isNone() && isOperationError(pass, pass.view.value(inst.valueA()));
        pass.report(FactId::CaughtTensorError, certain ? Answer::Yes : Answer::Unknown, id,
                    "catches " + type +
                        " around tensor operations, which raise at another time or as another "
                        "class in a graph");
    });
}

}  // namespace graphlift
