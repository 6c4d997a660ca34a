// The values an instruction reads, whatever row of Inst.def it is. For passes that treat all
// instructions alike: renumbering, liveness, the verifier, def-use chains.
#pragma once

#include "analysis/ir/IrFunction.h"

namespace graphlift {

namespace detail {

/// Calls visit(id) on every stride-th pool entry that is a value; kNone entries are left out.
template <class Pool, class Visit>
void visitPool(Pool& pool, uint32_t begin, size_t number, size_t stride, Visit& visit) {
    for (size_t i = 0; i < number; ++i) {
        auto& slot = pool[begin + i * stride];
        if (slot != InstId::kNone) visit(slot);
    }
}

template <class Pool, class Visit>
void visitStarred(Pool& pool, uint32_t begin, size_t number, Visit& visit) {
    for (size_t i = 0; i < number; ++i) {
        auto& slot = pool[begin + i];
        uint32_t value = slot & ~kStarBit;
        visit(value);
        if constexpr (!std::is_const_v<std::remove_reference_t<decltype(slot)>>)
            slot = value | (slot & kStarBit);
    }
}

}  // namespace detail

/// Calls visit(uint32_t&) on every value that `inst` reads; with a const function and instruction,
/// visit(const uint32_t&). Arguments of a Jump are values too.
template <class Function, class Instruction, class Visit>
void forEachOperand(Function& function, Instruction& inst, Visit visit) {
    auto& pool = function.pool;
    const auto some = [&visit](auto& id) {
        if (id != InstId::kNone) visit(id);
    };
    switch (inst.kind) {
        case InstKind::Const:
        case InstKind::Param:
        case InstKind::BlockParam:
        case InstKind::Undef:
        case InstKind::LoadGlobal:
        case InstKind::DelGlobal:
        case InstKind::LoadCell:
        case InstKind::Import:
            return;
        case InstKind::StoreGlobal:
        case InstKind::StoreCell:
            return visit(inst.b);
        case InstKind::GetAttr:
        case InstKind::DelAttr:
        case InstKind::Unpack:
        case InstKind::UnpackItem:
        case InstKind::Unary:
        case InstKind::Iter:
        case InstKind::Next:
        case InstKind::YieldFrom:
        case InstKind::Await:
        case InstKind::Return:
            return visit(inst.a);
        case InstKind::SetAttr:
            visit(inst.a);
            return visit(pool[inst.b + 1]);
        case InstKind::SetItem:
            visit(inst.a);
            visit(pool[inst.b]);
            return visit(pool[inst.b + 1]);
        case InstKind::GetItem:
        case InstKind::DelItem:
        case InstKind::Binary:
        case InstKind::Compare:
        case InstKind::Refine:
            visit(inst.a);
            return visit(inst.b);
        case InstKind::BuildTuple:
        case InstKind::BuildList:
        case InstKind::BuildSet:
            return detail::visitStarred(pool, inst.a, inst.b, visit);
        case InstKind::BuildDict:
        case InstKind::Format:
            return detail::visitPool(pool, inst.a, size_t{inst.b} * 2, 1, visit);
        case InstKind::BuildSlice:
            return detail::visitPool(pool, inst.a, 3, 1, visit);
        case InstKind::Opaque:
            return detail::visitPool(pool, inst.a, inst.b, 1, visit);
        case InstKind::Call:
            visit(inst.a);
            return detail::visitPool(pool, inst.b + 1, inst.count, 2, visit);
        case InstKind::MakeFunction:
        case InstKind::MakeClass:
            return detail::visitPool(pool, inst.b + 1, inst.count, 2, visit);
        case InstKind::Jump:
            return detail::visitPool(pool, inst.b, inst.count, 1, visit);
        case InstKind::Yield:
        case InstKind::CaughtException:
        case InstKind::Branch:
            return some(inst.a);
        case InstKind::Raise:
            some(inst.a);
            return some(inst.b);
    }
}

}  // namespace graphlift
