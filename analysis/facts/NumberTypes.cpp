#include "analysis/facts/NumberTypes.h"

namespace graphlift {

Answer differsFrom(const LocalPass& pass, InstId other, DType own) {
    const ValueTable& table = *pass.context.program.values;
    bool open = table.unknownReason(pass.view.value(other)) != UnknownReason::None;
    Answer out = open ? Answer::Unknown : Answer::No;
    for (AtomId id : table.atoms(pass.view.value(other))) {
        if (table[id].kind != AtomKind::Tensor) continue;
        const TensorType& type = table.tensor(id);
        if (type.origin == Origin::Python || type.dtype == own) continue;
        bool known = type.dtype != DType::Unknown && own != DType::Unknown;
        out = either(out, known ? Answer::Yes : Answer::Unknown);
    }
    return out;
}

DType castDType(uint32_t bits) {
    switch (bits & (kNumberBits | kIsString)) {
        case kIsInt:
            return DType::Int32;
        case kIsFloat:
            return DType::Float32;
        case kIsBool:
            return DType::Bool;
        default:
            return DType::Unknown;
    }
}

DType arrayDType(const LocalPass& pass, InstId array) {
    const ValueTable& table = *pass.context.program.values;
    DType out = DType::Unknown;
    bool first = true;
    for (AtomId id : table.atoms(pass.view.value(array))) {
        if (table[id].kind != AtomKind::Tensor || table.tensor(id).origin != Origin::Numpy)
            continue;
        if (!first && table.tensor(id).dtype != out) return DType::Unknown;
        out = table.tensor(id).dtype;
        first = false;
    }
    return out;
}

std::vector<InstId> partsOf(const LocalPass& pass, InstId argument) {
    const Inst& inst = pass.view[argument];
    if (inst.kind != InstKind::BuildList && inst.kind != InstKind::BuildTuple) return {argument};
    std::vector<InstId> out;
    for (uint32_t i = 0; i < inst.b; ++i)
        out.emplace_back(pass.view.ir->pool[inst.a + i] & ~kStarBit);
    return out;
}

}  // namespace graphlift
