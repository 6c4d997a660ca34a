// GL306 stale_variable_read: a model's list of variables is read, the model is called (and built)
// afterwards, and the list, empty in the first trace, goes to an optimizer or a tape [E7].
//
//   variables = model.trainable_variables     # read
//   with tf.GradientTape() as tape:
//       loss = model(x)                       # built here
//   optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
#include <algorithm>
#include <optional>

#include "analysis/facts/FactCache.h"
#include "analysis/facts/LocalPass.h"
#include "analysis/facts/Operands.h"

namespace graphlift {

namespace {

using Root = ChainRoot;

std::optional<Root> rootOfChain(const CodeView& view, InstId at) {
    for (int i = 0; i < 16; ++i) {
        const Inst& inst = view[at];
        if (inst.kind == InstKind::GetAttr || inst.kind == InstKind::Refine)
            at = inst.valueA();
        else if (inst.kind == InstKind::LoadGlobal || inst.kind == InstKind::LoadCell ||
                 inst.kind == InstKind::Param)
            return Root{inst.kind, inst.a};
        else
            return std::nullopt;
    }
    return std::nullopt;
}

bool isVariableList(const FactContext& context, const Inst& inst) {
    return inst.kind == InstKind::GetAttr &&
           (context.memberTags(inst.nameB()) & (kLayerVariables | kModelVariables)) != 0;
}

/// The global or captured object that a call makes run (and so builds): `model(x)`, `model.fit(x)`.
std::optional<Root> invokedRoot(const FactContext& context, const CodeView& view, InstId call) {
    const Inst& inst = view[call];
    if (context.bits(view, inst.valueA()) & (kIsInstance | kIsLibraryInstance))
        return rootOfChain(view, inst.valueA());
    InstId receiver = receiverOf(view, call);
    if (receiver.isNone() || !(context.bits(view, receiver) & (kIsInstance | kIsLibraryInstance)))
        return std::nullopt;
    for (const SiteEdge& edge : view.edgesAt(call)) {
        const ApiModel* api = context.api(edge);
        bool runs = api != nullptr && (api->hasTag("drives-call") || api->hasTag("keras-build"));
        runs = runs || (!edge.callee.isNone() && context.isCallStep(edge.callee));
        if (runs) return rootOfChain(view, receiver);
    }
    return std::nullopt;
}

/// The globals and captured objects that the calls of a function run.
const std::vector<Root>& invokedRoots(const FactContext& context, FunctionId f) {
    auto& known = context.cache().invokedRoots[f.index()];
    if (known) return *known;
    known.emplace();
    const CodeView& view = context.view(f);
    for (uint32_t i = 0; i < view.ir->insts.size(); ++i) {
        if (view.ir->insts[i].kind != InstKind::Call) continue;
        const auto root = invokedRoot(context, view, InstId(i));
        if (root && root->kind != InstKind::Param) known->push_back(*root);
    }
    return *known;
}

/// Does a call run the root, directly or in what it calls?
bool invokes(const FactContext& context, const CodeView& view, InstId call, const Root& root) {
    if (invokedRoot(context, view, call) == root) return true;
    if (root.kind == InstKind::Param) return false;
    return std::ranges::any_of(view.edgesAt(call), [&](const SiteEdge& edge) {
        return !edge.callee.isNone() &&
               std::ranges::any_of(context.traceOf(edge.callee), [&](FunctionId below) {
                   const auto& roots = invokedRoots(context, below);
                   return std::ranges::find(roots, root) != roots.end();
               });
    });
}

bool reachesConsumer(LocalPass& pass, InstId from) {
    std::vector<bool> flows = forwardClosure(*pass.view.ir, from);
    bool found = false;
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        if (found || !api.hasTag("variable-consumer")) return;
        for (InstId argument : pass.argumentsOf(edge.site, api))
            found = found || flows[argument.index()];
    });
    return found;
}

}  // namespace

void findStaleVariableReads(LocalPass& pass) {
    pass.forEach(InstKind::GetAttr, [&](InstId id, const Inst& inst) {
        if (!isVariableList(pass.context, inst)) return;
        auto root = rootOfChain(pass.view, inst.valueA());
        if (!root) return;
        const auto runs = [&](InstId call) {
            return invokes(pass.context, pass.view, call, *root);
        };
        const auto calls = pass.byKind.of(InstKind::Call);
        const auto after = std::ranges::lower_bound(calls, id);
        if (std::none_of(calls.begin(), after, runs) && std::any_of(after, calls.end(), runs) &&
            reachesConsumer(pass, id))
            pass.report(FactId::StaleVariableRead, Answer::Yes, id,
                        "reads the list of variables before the model is built");
    });
}

}  // namespace graphlift
