// GL306 stale_variable_read: a model's list of variables is read, the model is called (and built)
// afterwards, and the list, empty in the first trace, goes to an optimizer or a tape [E7].
//
//   variables = model.trainable_variables     # read
//   with tf.GradientTape() as tape:
//       loss = model(x)                       # built here
//   optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
#include <algorithm>
#include <optional>

#include "analysis/facts/LocalPass.h"
#include "analysis/facts/Operands.h"

namespace graphlift {

namespace {

/// The first link of a chain of attributes.
struct Root {
    InstKind kind;
    uint32_t name;
    friend bool operator==(const Root&, const Root&) = default;
};

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

/// Does a call run the root, directly or in what it calls?
bool invokes(const FactContext& context, const CodeView& view, InstId call, const Root& root) {
    if (invokedRoot(context, view, call) == root) return true;
    if (root.kind == InstKind::Param) return false;
    for (const SiteEdge& edge : view.edgesAt(call)) {
        if (edge.callee.isNone()) continue;
        for (FunctionId below : context.traceOf(edge.callee)) {
            const CodeView& v = context.view(below);
            for (uint32_t i = 0; i < v.ir->insts.size(); ++i)
                if (v.ir->insts[i].kind == InstKind::Call &&
                    invokedRoot(context, v, InstId(i)) == root)
                    return true;
        }
    }
    return false;
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
        bool before = false, after = false;
        pass.forEach(InstKind::Call, [&](InstId call, const Inst&) {
            if (invokes(pass.context, pass.view, call, *root)) (call < id ? before : after) = true;
        });
        if (!before && after && reachesConsumer(pass, id))
            pass.report(FactId::StaleVariableRead, Answer::Yes, id,
                        "reads the list of variables before the model is built");
    });
}

}  // namespace graphlift
