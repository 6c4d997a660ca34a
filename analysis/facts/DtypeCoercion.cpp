// GL308 conflicting_dtype_coercion: an array argument of one floating dtype meets tensors of
// another. Eagerly the array is converted by each operation; in a graph it arrives as a tensor of
// its own dtype and the operation raises [B12]. Where one dtype is asked of the array everywhere, a
// signature of that dtype converts it at the entry; the pin of a parameter is decided in
// Signature.cpp.
#include "analysis/facts/LocalPass.h"

namespace graphlift {

namespace {

struct Dtypes {
    DType array = DType::Unknown,
          tensor = DType::Unknown;  // the one wide array dtype; the one tensor dtype
};

Dtypes dtypesOf(const FactContext& context, ValueId value) {
    Dtypes out;
    const ValueTable& table = *context.program.values;
    for (AtomId id : table.atoms(value)) {
        if (table[id].kind != AtomKind::Tensor) continue;
        const TensorType& t = table.tensor(id);
        if (t.origin == Origin::Numpy)
            out.array = t.dtype;
        else if (t.origin == Origin::Tensor || t.origin == Origin::Variable)
            out.tensor = t.dtype;
    }
    return out;
}

/// Does `array` meet a tensor of another floating dtype?
void check(LocalPass& pass, InstId site, InstId array, InstId tensor) {
    if (pass.origin(array).value == 0) return;
    DType a = dtypesOf(pass.context, pass.view.value(array)).array,
          t = dtypesOf(pass.context, pass.view.value(tensor)).tensor;
    if (a == DType::Unknown || t == DType::Unknown || a == t) return;
    Symbolic s{Answer::Yes, false, pass.origin(array).value};
    std::string message =
        "an array of " + std::string(text(a)) + " meets a tensor of " + std::string(text(t));
    pass.report(FactId::ConflictingDtypeCoercion, s, site, std::move(message));
}

}  // namespace

void findDtypeCoercions(LocalPass& pass) {
    for (InstKind kind : {InstKind::Binary, InstKind::Compare})
        pass.forEach(kind, [&](InstId id, const Inst& inst) {
            check(pass, id, inst.valueA(), inst.valueB());
            check(pass, id, inst.valueB(), inst.valueA());
        });
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        bool assigns = false;
        for (const ApiEffect& effect : api.effects)
            assigns = assigns || effect.kind == ApiEffect::Kind::AssignsParam;
        if (api.trace != TraceBehaviour::Graph && !assigns) return;
        auto arguments = pass.argumentsOf(edge.site, api);
        for (size_t i = 1; i < arguments.size(); ++i)
            check(pass, edge.site, arguments[i], arguments[0]);
    });
}

}  // namespace graphlift
