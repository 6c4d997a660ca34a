#include "analysis/facts/LocalPass.h"

namespace graphlift {

Symbolic LocalPass::symbolic(InstId inst, bool deep) const {
    if (inst.isNone()) return {};
    const ValueOrigin& o = origin(inst);
    uint32_t here = deep ? context.deepBits(view.value(inst)) : bits(inst);
    bool tensor = (here & kSymbolicBits) != 0, array = (here & kArrayBits) != 0;
    if (tensor && o.computed) return {Answer::Yes, true, 0};
    if (array && o.value != 0) return {Answer::Yes, false, o.value};
    if (o.cast && (here & kNumberBits)) {
        if (o.computed) return {Answer::Yes, true, 0};
        return {Answer::Yes, false, o.value};
    }
    if (!(here & kIsUnknown)) return {};
    if (o.computed || (o.alias & kOpaqueRoot) != 0) return {Answer::Unknown, true, 0};
    if (o.value != 0) return {Answer::Unknown, false, o.value};
    return {};
}

void LocalPass::report(FactId fact, Answer answer, InstId inst, std::string message) {
    sites.push_back({fact, answer, inst, true, 0, summaries.message(std::move(message))});
}

void LocalPass::report(FactId fact, const Symbolic& symbolic, InstId inst, std::string message) {
    if (!symbolic) return;
    sites.push_back({fact, symbolic.answer, inst, symbolic.always, symbolic.when,
                     summaries.message(std::move(message))});
}

void LocalPass::reportFlow(const Symbolic& symbolic, InstId inst) {
    MessageId message = summaries.message("control flow on a tensor in code that is not converted");
    flows.push_back({FactId::UnconvertibleControlFlow, symbolic.answer, inst, symbolic.always,
                     symbolic.when, message});
}

std::vector<InstId> LocalPass::argumentsOf(InstId call, const ApiModel& api) const {
    std::vector<InstId> out;
    const Inst& inst = view[call];
    if (inst.kind != InstKind::Call) {
        for (InstId operand : {inst.valueA(), inst.valueB()})
            if (!operand.isNone() && operand.index() < view.ir->insts.size())
                out.push_back(operand);
        return out;
    }
    if (api.kind == ApiKind::Method || api.kind == ApiKind::Property)
        if (InstId receiver = receiverOf(view, call); !receiver.isNone()) out.push_back(receiver);
    for (uint32_t i = 0; i < inst.count; ++i) out.push_back(callOperand(*view.ir, inst, i).value);
    return out;
}

InstId LocalPass::argument(InstId call, const ApiModel& api, uint32_t parameter) const {
    const Inst& inst = view[call];
    if (inst.kind != InstKind::Call || parameter >= api.params.size()) return InstId::none();
    bool method = api.kind == ApiKind::Method;
    if (method && parameter == 0) return receiverOf(view, call);
    Name name = context.program.names->find(api.params[parameter].name);
    uint32_t position = 0;
    for (uint32_t i = 0; i < inst.count; ++i) {
        CallOperand operand = callOperand(*view.ir, inst, i);
        if (operand.tag == kStarArgs) return InstId::none();
        if (operand.tag == kPositional && position++ + (method ? 1u : 0u) == parameter)
            return operand.value;
        if (operand.tag != kPositional && operand.tag != kStarStarArgs && Name(operand.tag) == name)
            return operand.value;
    }
    return InstId::none();
}

}  // namespace graphlift
