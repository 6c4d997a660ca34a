// The values an instruction reads, whatever row of Inst.def it is. For passes that treat all
// instructions alike: renumbering, liveness, the verifier, def-use chains.
#pragma once

#include "analysis/ir/IrFunction.h"

namespace graphlift {

/// Where an instruction keeps the values it reads.
enum class OperandLayout : uint8_t {
    Nothing,
    A,              // a
    B,              // b
    Both,           // a and b
    OptionalA,      // a, or none
    OptionalBoth,   // each may be none
    ObjectAndAttr,  // a and the second of two pool entries at b
    ObjectAndItem,  // a and two pool entries at b
    StarList,       // b pool entries at a, which may carry kStarBit
    List,           // b pool entries at a
    PairList,       // twice b pool entries at a
    Triple,         // three pool entries at a
    Call,           // a, and every second of twice `count` pool entries at b
    Tagged,         // every second of twice `count` pool entries at b
    Arguments,      // `count` pool entries at b
};

constexpr OperandLayout operandLayout(InstKind kind) {
    switch (kind) {
        case InstKind::Const:
        case InstKind::Param:
        case InstKind::BlockParam:
        case InstKind::Undef:
        case InstKind::LoadGlobal:
        case InstKind::DelGlobal:
        case InstKind::LoadCell:
        case InstKind::Import:
            return OperandLayout::Nothing;
        case InstKind::StoreGlobal:
        case InstKind::StoreCell:
            return OperandLayout::B;
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
            return OperandLayout::A;
        case InstKind::SetAttr:
            return OperandLayout::ObjectAndAttr;
        case InstKind::SetItem:
            return OperandLayout::ObjectAndItem;
        case InstKind::GetItem:
        case InstKind::DelItem:
        case InstKind::Binary:
        case InstKind::Compare:
        case InstKind::Refine:
            return OperandLayout::Both;
        case InstKind::BuildTuple:
        case InstKind::BuildList:
        case InstKind::BuildSet:
            return OperandLayout::StarList;
        case InstKind::BuildDict:
        case InstKind::Format:
            return OperandLayout::PairList;
        case InstKind::BuildSlice:
            return OperandLayout::Triple;
        case InstKind::Opaque:
            return OperandLayout::List;
        case InstKind::Call:
            return OperandLayout::Call;
        case InstKind::MakeFunction:
        case InstKind::MakeClass:
            return OperandLayout::Tagged;
        case InstKind::Jump:
            return OperandLayout::Arguments;
        case InstKind::Yield:
        case InstKind::CaughtException:
        case InstKind::Branch:
            return OperandLayout::OptionalA;
        case InstKind::Raise:
            return OperandLayout::OptionalBoth;
    }
    return OperandLayout::Nothing;
}

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
    switch (operandLayout(inst.kind)) {
        case OperandLayout::Nothing:
            return;
        case OperandLayout::A:
            return visit(inst.a);
        case OperandLayout::B:
            return visit(inst.b);
        case OperandLayout::Both:
            visit(inst.a);
            return visit(inst.b);
        case OperandLayout::OptionalA:
            return some(inst.a);
        case OperandLayout::OptionalBoth:
            some(inst.a);
            return some(inst.b);
        case OperandLayout::ObjectAndAttr:
            visit(inst.a);
            return visit(pool[inst.b + 1]);
        case OperandLayout::ObjectAndItem:
            visit(inst.a);
            return detail::visitPool(pool, inst.b, 2, 1, visit);
        case OperandLayout::StarList:
            return detail::visitStarred(pool, inst.a, inst.b, visit);
        case OperandLayout::List:
            return detail::visitPool(pool, inst.a, inst.b, 1, visit);
        case OperandLayout::PairList:
            return detail::visitPool(pool, inst.a, size_t{inst.b} * 2, 1, visit);
        case OperandLayout::Triple:
            return detail::visitPool(pool, inst.a, 3, 1, visit);
        case OperandLayout::Call:
            visit(inst.a);
            return detail::visitPool(pool, inst.b + 1, inst.count, 2, visit);
        case OperandLayout::Tagged:
            return detail::visitPool(pool, inst.b + 1, inst.count, 2, visit);
        case OperandLayout::Arguments:
            return detail::visitPool(pool, inst.b, inst.count, 1, visit);
    }
}

}  // namespace graphlift
