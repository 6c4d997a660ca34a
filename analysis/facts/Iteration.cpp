// GL307 unconvertible_iteration: a symbolic tensor iterated where AutoGraph does not convert it;
// and the prior art's tensor_parameter_iteration, any `for` over a tensor parameter, which
// TensorFlow does convert [F22].
#include "analysis/facts/LocalPass.h"

namespace graphlift {

namespace {

/// The result of a counting operation (a range): its operands are all single numbers.
bool isCounter(const LocalPass& pass, InstId inst) {
    const Inst& call = pass.view[inst];
    if (call.kind != InstKind::Call || call.count == 0) return false;
    const ValueTable& table = *pass.context.program.values;
    for (uint32_t i = 0; i < call.count; ++i) {
        ValueId value = pass.view.value(callOperand(*pass.view.ir, call, i).value);
        for (AtomId id : table.atoms(value))
            if (table[id].kind == AtomKind::Tensor && table.tensor(id).shape != Shape::scalar())
                return false;
    }
    return true;
}

void plainFor(LocalPass& pass, InstId id, const Inst& inst) {
    InstId iterated = inst.valueA();
    uint32_t bits = pass.bits(iterated);
    bool receiver = !pass.context.classOf(pass.view.id).isNone() && !pass.view.params.empty() &&
                    (pass.context.bits(pass.view.params[0]) & (kIsInstance | kIsClass));
    RootSet given = kParameterRoots & ~(receiver ? rootOf(0) : RootSet{0});
    if (!(bits & kArrayBits) || (bits & kContainerBits) ||
        (pass.origin(iterated).value & given) == 0 || isCounter(pass, iterated))
        return;
    pass.report(FactId::TensorParameterIteration, Answer::Yes, id,
                "iterates over a tensor that comes from a parameter");
}

}  // namespace

void findIteration(LocalPass& pass) {
    auto report = [&](InstId tensor, InstId at, auto message) {
        Symbolic s = pass.symbolic(tensor);
        // A tensor from outside the trace cannot be iterated in it either.
        if (!s && (pass.bits(tensor) & kSymbolicBits)) s = {Answer::Yes, true, 0};
        if (s) pass.report(FactId::UnconvertibleIteration, s, at, std::string(message()));
    };
    pass.forEach(InstKind::Iter, [&](InstId id, const Inst& inst) {
        if (inst.flags & kComprehension)
            report(inst.valueA(), id, [] { return "a comprehension over a tensor is not converted"; });
        else
            plainFor(pass, id, inst);
    });
    pass.forEach(InstKind::Unpack, [&](InstId id, const Inst& inst) {
        report(inst.valueA(), id, [] { return "unpacks a tensor"; });
    });
    for (InstKind kind : {InstKind::BuildTuple, InstKind::BuildList, InstKind::BuildSet})
        pass.forEach(kind, [&](InstId id, const Inst& inst) {
            for (uint32_t i = 0; i < inst.b; ++i)
                if (uint32_t part = pass.view.ir->pool[inst.a + i]; part & kStarBit)
                    report(InstId(part & ~kStarBit), id,
                           [] { return "unpacks a tensor with a star"; });
        });
    pass.forEach(InstKind::Call, [&](InstId id, const Inst& inst) {
        for (uint32_t i = 0; i < inst.count; ++i)
            if (CallOperand operand = callOperand(*pass.view.ir, inst, i); operand.tag == kStarArgs)
                report(operand.value, id,
                       [] { return "passes the parts of a tensor with a star"; });
    });
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        if (!api.hasTag("iterates")) return;
        for (InstId argument : pass.argumentsOf(edge.site, api))
            report(argument, edge.site,
                   [&] { return pass.callee(edge.site) + "() over a tensor is not converted"; });
    });
}

}  // namespace graphlift
