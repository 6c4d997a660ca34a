// GL316 generator_or_coroutine: a generator's or coroutine's result is nothing a graph can return
// [F56]. In a traced callee it matters only where tensors steer it; ControlFlow says so.
#include "analysis/facts/LocalPass.h"

namespace graphlift {

void findGenerators(LocalPass& pass) {
    const IrFunction& ir = *pass.view.ir;
    if (ir.insts.empty() || (!ir.isGenerator && !ir.isAsync) || ir.scope == ScopeKind::GeneratorExp)
        return;
    for (uint32_t i = 0; i < ir.insts.size(); ++i) {
        InstKind kind = ir.insts[i].kind;
        bool here =
            kind == InstKind::Yield || kind == InstKind::YieldFrom || kind == InstKind::Await;
        if (!here && !(ir.isAsync && i + 1 == ir.insts.size())) continue;
        pass.report(FactId::GeneratorOrCoroutine, Answer::Yes, InstId(i),
                    ir.isAsync ? "it is a coroutine" : "it gives its values one by one");
        return;
    }
}

}  // namespace graphlift
