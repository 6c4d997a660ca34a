#include "analysis/facts/LocalPass.h"

#include "analysis/facts/CallBinding.h"
#include "analysis/facts/Operands.h"

namespace graphlift {

namespace {
/// What a number that was read off a tensor may be, and what is made of it.
constexpr uint32_t kCastBits = kNumberBits | kIsString | kIsRange;
/// Things whose parts are not told apart: what was put into them counts.
constexpr uint32_t kHolderBits = kIsInstance | kIsFunction;
}  // namespace

Symbolic LocalPass::symbolic(InstId inst, bool deep) const {
    if (inst.isNone()) return {};
    const ValueOrigin& o = origin(inst);
    uint32_t here = deep ? context.deepBits(view.value(inst)) : bits(inst);
    bool tensor = (here & kSymbolicBits) != 0, array = (here & kArrayBits) != 0;
    if (tensor && o.computed) return {Answer::Yes, true, 0};
    if ((here & kIsVariable) && o.value == 0) return {Answer::Yes, true, 0};
    if (array && o.value != 0) return {Answer::Yes, false, o.value};
    if (o.cast && (here & kCastBits)) {
        if (o.computed) return {Answer::Yes, true, 0};
        return {Answer::Yes, false, o.value};
    }
    bool holder = deep && (here & kHolderBits) != 0;
    if (!(here & kIsUnknown) && !holder) return {};
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
    if (inst.kind != InstKind::Call) return operandsOf(*view.ir, inst);
    if (api.kind == ApiKind::Method || api.kind == ApiKind::Property)
        if (InstId receiver = receiverOf(view, call); !receiver.isNone()) out.push_back(receiver);
    for (uint32_t i = 0; i < inst.count; ++i) out.push_back(callOperand(*view.ir, inst, i).value);
    for (AtomId id : context.program.values->atoms(view.value(inst.valueA())))
        if ((*context.program.values)[id].kind == AtomKind::Partial) {
            out.push_back(inst.valueA());  // holds arguments that were given before
            break;
        }
    return out;
}

std::vector<InstId> LocalPass::storesOf(Name name) const {
    std::vector<InstId> out;
    for (const Inst& inst : view.ir->insts)
        if (inst.kind == InstKind::StoreCell && inst.count == 0 && inst.nameA() == name)
            out.push_back(inst.valueB());
    return out;
}

InstId LocalPass::argument(InstId call, const ApiModel& api, uint32_t parameter) const {
    return argumentOf(context, view, call, api, parameter);
}

}  // namespace graphlift
