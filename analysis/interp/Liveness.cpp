// Which contexts anybody still calls. What an intermediate state asked for and the present one does
// not stays as it is: it runs again only when it is called again.
#include "analysis/interp/Interpreter.h"

namespace graphlift {

/// One live call more; the first one brings the context's own calls to life.
void Interpreter::retain(ContextId context) {
    std::vector<ContextId> open{context};
    while (!open.empty()) {
        const ContextId next = open.back();
        Activation& activation = activations_[next.index()];
        open.pop_back();
        if (activation.liveCalls++ > 0) continue;
        if (activation.dirty && !activation.active)
            worklist_.emplace(std::pair{activation.order, next}, next);
        for (const CallEdge& edge : activation.spec.calls)
            if (!edge.callee.isNone()) open.push_back(edge.callee);
    }
}

void Interpreter::release(ContextId context) {
    std::vector<ContextId> open{context};
    while (!open.empty()) {
        Activation& activation = activations_[open.back().index()];
        open.pop_back();
        if (--activation.liveCalls > 0) continue;
        for (const CallEdge& edge : activation.spec.calls)
            if (!edge.callee.isNone()) open.push_back(edge.callee);
    }
}

/// Called by nobody of the program, run all the same.
void Interpreter::makeRoot(ContextId context) {
    Activation& activation = activations_[context.index()];
    if (activation.isRoot) return;
    activation.isRoot = true;
    retain(context);
}

/// What its last evaluation called takes the place of what the one before did.
void Interpreter::replaceCalls(ContextId context, std::vector<CallEdge> calls) {
    Activation& activation = activations_[context.index()];
    const std::vector<CallEdge> before = std::move(activation.spec.calls);
    activation.spec.calls = std::move(calls);
    if (activation.liveCalls == 0) return;
    for (const CallEdge& edge : std::vector<CallEdge>(activation.spec.calls))
        if (!edge.callee.isNone()) retain(edge.callee);
    for (const CallEdge& edge : before)
        if (!edge.callee.isNone()) release(edge.callee);
}

}  // namespace graphlift
