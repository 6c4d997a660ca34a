// GL318 eager_test: a test whose answer is another one in a graph [G6, F52], so that another branch
// runs.
#include "analysis/facts/LocalPass.h"

namespace graphlift {

namespace {

/// Does a class argument of isinstance hold for arrays, or is it not known?
Answer asksForArray(const LocalPass& pass, ValueId classes) {
    const ValueTable& table = *pass.context.program.values;
    Answer asks =
        table.unknownReason(classes) == UnknownReason::None ? Answer::No : Answer::Unknown;
    for (AtomId id : table.atoms(classes)) {
        const Atom& atom = table[id];
        if (atom.kind == AtomKind::Tuple)
            for (ValueId element : table.sequence(id))
                asks = either(asks, asksForArray(pass, element));
        if (atom.kind != AtomKind::External) continue;
        size_t index = ExternalId(atom.payload).index();
        ApiId api = index < pass.context.program.externalApi.size()
                        ? pass.context.program.externalApi[index]
                        : ApiId::none();
        if (api.isNone())
            asks = either(asks, Answer::Unknown);
        else if (pass.context.registry.hasRole(api, Role::ArrayClass) ||
                 pass.context.registry[api].hasTag("eager-test"))
            asks = Answer::Yes;
    }
    return asks;
}

/// hasattr(x, name) where only eager tensors have the name.
bool asksForEagerMember(const LocalPass& pass, InstId site) {
    const Inst& call = pass.view[site];
    ApiId tensor = pass.context.registry.role(Role::TensorClass);
    if (call.count < 2 || tensor.isNone()) return false;
    AtomId only = pass.context.program.values->onlyAtom(
        pass.view.value(callOperand(*pass.view.ir, call, 1).value));
    if (only.isNone() || (*pass.context.program.values)[only].kind != AtomKind::String)
        return false;
    Name name(static_cast<uint32_t>((*pass.context.program.values)[only].payload));
    ApiId member = pass.context.registry.member(tensor, pass.context.text(name));
    return !member.isNone() && pass.context.registry[member].trace == TraceBehaviour::EagerOnly;
}

/// Is the name of the result asked for: type(x).__name__?
bool namesType(const LocalPass& pass, InstId type) {
    bool found = false;
    pass.forEach(InstKind::GetAttr, [&](InstId, const Inst& inst) {
        found = found || (inst.valueA() == type && pass.context.text(inst.nameB()) == "__name__");
    });
    return found;
}

void isInstance(LocalPass& pass, const SiteEdge& edge) {
    const Inst& call = pass.view[edge.site];
    if (call.count < 2) return;
    InstId object = callOperand(*pass.view.ir, call, 0).value,
           classes = callOperand(*pass.view.ir, call, 1).value;
    Symbolic s = pass.symbolic(object);
    s.answer = both(s.answer, asksForArray(pass, pass.view.value(classes)));
    pass.report(FactId::EagerTest, s, edge.site,
                "this test of a class has another answer in a graph");
}

}  // namespace

void findEagerTests(LocalPass& pass) {
    ApiId tensor = pass.context.registry.role(Role::TensorClass);
    pass.forEach(InstKind::GetAttr, [&](InstId id, const Inst& inst) {
        if (tensor.isNone() || !(pass.bits(inst.valueA()) & kIsTensor)) return;
        ApiId member = pass.context.registry.member(tensor, pass.context.text(inst.nameB()));
        if (!member.isNone() && pass.context.registry[member].hasTag("eager-test"))
            pass.report(FactId::EagerTest, pass.symbolic(inst.valueA()), id,
                        "a symbolic tensor answers otherwise");
    });
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        if (api.hasTag("eager-test"))
            pass.report(FactId::EagerTest, Answer::Yes, edge.site,
                        pass.callee(edge.site) + "() has another answer in a graph");
        if (api.path == "builtins.isinstance") isInstance(pass, edge);
        bool attribute = api.path == "builtins.hasattr" || api.path == "builtins.getattr" ||
                         api.path == "builtins.callable";
        if (attribute && pass.view[edge.site].kind == InstKind::Call &&
            pass.view[edge.site].count > 0) {
            Symbolic s = pass.symbolic(callOperand(*pass.view.ir, pass.view[edge.site], 0).value);
            s.answer =
                both(s.answer, asksForEagerMember(pass, edge.site) ? Answer::Yes : Answer::Unknown);
            pass.report(FactId::EagerTest, s, edge.site,
                        "a symbolic tensor has other attributes than an eager one");
        }
        if (api.path == "builtins.type" && pass.view[edge.site].kind == InstKind::Call &&
            pass.view[edge.site].count == 1) {
            Symbolic s = pass.symbolic(callOperand(*pass.view.ir, pass.view[edge.site], 0).value);
            s.answer = both(s.answer, namesType(pass, edge.site) ? Answer::Yes : Answer::Unknown);
            pass.report(FactId::EagerTest, s, edge.site,
                        "the type of a symbolic tensor is another one");
        }
    });
}

}  // namespace graphlift
