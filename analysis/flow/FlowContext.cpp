#include "analysis/flow/FlowContext.h"

#include "analysis/facts/CallSites.h"
#include "analysis/facts/TensorRegions.h"

namespace graphlift {

FlowContext::FlowContext(FactBasis& from, FunctionId function)
    : basis(from),
      facts(from.context),
      program(*from.program),
      view(from.context.view(function)),
      ir(*view.ir),
      tree(*view.tree),
      origins(computeOrigins(facts, view, from.summaries, captured, {})),
      numMessages(from.summaries.messages.size()),
      pass{facts, view, origins, captured, from.summaries, from.inPlace, {}, {}} {
    steerOrigins(pass, origins);
}

/// The sentences of effects found for this function belong to nobody else.
FlowContext::~FlowContext() { basis.summaries.messages.resize(numMessages); }

Answer FlowContext::isGraphValue(InstId inst, bool deep) const {
    if (inst.isNone()) return Answer::No;
    const uint32_t bits = deep ? facts.deepBits(view.value(inst)) : pass.bits(inst);
    if (bits & kSymbolicBits) return Answer::Yes;
    const Symbolic symbolic = pass.symbolic(inst, deep);
    if (!symbolic || symbolic.always) return symbolic.answer;
    Answer answer = Answer::No;
    for (uint32_t p = 0; p < view.params.size(); ++p)
        if (symbolic.when & rootOf(p))
            answer = either(answer, both(symbolic.answer, isTensorInGraph(facts, view, p)));
    return answer;
}

std::string FlowContext::reasonOf(InstId inst) const {
    const ValueId value = view.value(inst);
    if (value == ValueTable::bottom()) return "no call that reaches it is known";
    const UnknownReason reason = program.values->unknownReason(value);
    return reason == UnknownReason::None ? "" : std::string(describe(reason));
}

bool FlowContext::isReceiver(uint32_t index) const {
    return index == 0 && hasReceiver(facts, view.id);
}

}  // namespace graphlift
