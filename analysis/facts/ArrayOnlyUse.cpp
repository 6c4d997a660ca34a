// GL322 array_only_use: a NumPy argument used as only an array can be. In a graph it is a tensor
// [B11, K44]. What a tensor has too (shape, ndim, dtype, operators, slices, masks) is fine.
#include "analysis/facts/LocalPass.h"

namespace graphlift {

namespace {

bool ofArray(const LocalPass& pass, InstId inst) {
    return (pass.bits(inst) & (kIsArray | kIsArrayScalar)) && pass.origin(inst).value != 0 &&
           !pass.origin(inst).computed;
}

Symbolic whenTensor(const LocalPass& pass, InstId inst) {
    return {Answer::Yes, false, pass.origin(inst).value};
}

/// An attribute that symbolic tensors have under the same name, with the same meaning.
bool isShared(std::string_view name) {
    return name == "shape" || name == "ndim" || name == "dtype";
}

}  // namespace

void findArrayOnlyUses(LocalPass& pass) {
    pass.forEach(InstKind::GetAttr, [&](InstId id, const Inst& inst) {
        std::string_view name = pass.context.text(inst.nameB());
        if (!ofArray(pass, inst.valueA()) || isShared(name)) return;
        pass.report(FactId::ArrayOnlyUse, whenTensor(pass, inst.valueA()), id,
                    "a tensor in a graph has no " + std::string(name) + " as an array has it");
    });
    pass.forEach(InstKind::GetItem, [&](InstId id, const Inst& inst) {
        if (!ofArray(pass, inst.valueA())) return;
        uint32_t index = pass.context.deepBits(pass.view.value(inst.valueB()));
        bool mask = false;
        const ValueTable& table = *pass.context.program.values;
        for (AtomId atom : table.atoms(pass.view.value(inst.valueB())))
            mask = mask || (table[atom].kind == AtomKind::Tensor &&
                            table.tensor(atom).dtype == DType::Bool);
        if (!mask && (index & (kIsList | kArrayBits)))
            pass.report(FactId::ArrayOnlyUse, whenTensor(pass, inst.valueA()), id,
                        "indexes an array with a list or an array");
        else if (index & kIsUnknown)
            pass.report(FactId::ArrayOnlyUse,
                        Symbolic{Answer::Unknown, false, pass.origin(inst.valueA()).value}, id,
                        "indexes an array with something that is not known");
    });
    pass.forEach(InstKind::SetItem, [&](InstId id, const Inst& inst) {
        if (ofArray(pass, inst.valueA()))
            pass.report(FactId::ArrayOnlyUse, whenTensor(pass, inst.valueA()), id,
                        "a tensor cannot be changed in place");
    });
}

}  // namespace graphlift
