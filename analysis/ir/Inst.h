// One instruction of the IR: 16 bytes, SSA. An instruction's InstId is also the id of its value.
//
//   def f(x):                 b0:  %0 = Param x
//       if x: y = 1                Branch %0 -> b1, b2
//       return y              b1:  %2 = Const 1        Jump b3(%2)
//                             b2:  %4 = Undef y        Jump b3(%4)
//                             b3:  %6 = BlockParam y   Return %6
//
// Only blocks that are reached by Jump have parameters; a Branch's targets have none (critical
// edges are split). Parameters are the first instructions of their block, terminators the last.
#pragma once

#include <cstdint>
#include <string_view>

#include "analysis/support/Ids.h"

namespace graphlift {

enum class InstKind : uint8_t {
#define INST(name, operands) name,
#include "analysis/ir/Inst.def"
#undef INST
};

struct Inst {
    InstKind kind;
    uint8_t flags = 0;
    uint16_t count = 0;
    uint32_t a = Id<int>::kNone, b = Id<int>::kNone;
    NodeId node;  // the syntax it comes from: exact ranges for evidence

    [[nodiscard]] InstId valueA() const { return InstId(a); }
    [[nodiscard]] InstId valueB() const { return InstId(b); }
    [[nodiscard]] Name nameA() const { return Name(a); }
    [[nodiscard]] Name nameB() const { return Name(b); }
};
static_assert(sizeof(Inst) == 16);

// Hops of LoadCell and StoreCell: how many steps up IrFunction::parent the owner is. Every parent
// counts, class bodies and comprehensions too; the owner lists the variable in its
// IrFunction::cells.
//
// Flags by instruction. GetAttr:
inline constexpr uint8_t kFromImport =
    1;  // `from m import name`: an attribute of the module, else its submodule
inline constexpr uint8_t kOrGlobal =
    2;  // class body: the class's own name, else the module's, else a builtin
inline constexpr uint8_t kEnter = 4,
                         kExit =
                             8;  // looked up by a `with` statement (also on the Call that follows)
// Call:
inline constexpr uint8_t kDecoratorCall = 1;  // decorator applied to a function or class
// (kEnter, kExit as above)
// Import:
inline constexpr uint8_t kTopPackage = 1, kWildcard = 2;
// Iter, Next, generator-like constructs (kComprehension also on the Call of a comprehension):
inline constexpr uint8_t kAsync = 1, kComprehension = 2;
// Unpack:
inline constexpr uint8_t kHasStar = 1;
// Refine:
inline constexpr uint8_t kTrue = 1;
// Branch:
inline constexpr uint8_t kOnNext =
    1;  // true edge: the Next in `a` gave an element; false edge: exhausted
inline constexpr uint8_t kMayRaise =
    2;  // no condition; false edge: an exception of the try body so far
inline constexpr uint8_t kLoopTest = 4;  // condition of a `while`
inline constexpr uint8_t kBoolOp =
    8;  // short circuit of and/or/not/chained comparison, not a statement
inline constexpr uint8_t kAssertTest = 16;
inline constexpr uint8_t kConditionalExpr = 32;
// Raise:
inline constexpr uint8_t kAssert =
    1;  // of an assert statement: `a` is its message (or none), not an exception
// Binary:
inline constexpr uint8_t kInPlace = 0x80;

enum class UnaryOp : uint8_t { Neg, Pos, Invert, Not };
enum class BinaryOp : uint8_t {
    Add,
    Sub,
    Mul,
    Div,
    FloorDiv,
    Mod,
    Pow,
    MatMul,
    And,
    Or,
    Xor,
    LShift,
    RShift
};
enum class CompareOp : uint8_t { Eq, Ne, Lt, Le, Gt, Ge, Is, IsNot, In, NotIn };

// Tags of call arguments (else the tag is the keyword's Name).
inline constexpr uint32_t kPositional = 0xFFFFFFFF, kStarArgs = 0xFFFFFFFE,
                          kStarStarArgs = 0xFFFFFFFD;
// Operands of BuildTuple/List/Set that are starred.
inline constexpr uint32_t kStarBit = 0x80000000;

/// Tag of a MakeFunction operand: what the value is, and of which parameter.
enum class FunctionOperand : uint8_t { Default, Annotation, ReturnAnnotation };
constexpr uint32_t functionOperandTag(FunctionOperand what, uint32_t parameter) {
    return static_cast<uint32_t>(what) << 24 | parameter;
}
constexpr FunctionOperand operandOf(uint32_t tag) {
    return static_cast<FunctionOperand>(tag >> 24);
}
constexpr uint32_t parameterOf(uint32_t tag) { return tag & 0xFFFFFF; }

constexpr bool isTerminator(InstKind kind) {
    return kind == InstKind::Jump || kind == InstKind::Branch || kind == InstKind::Return ||
           kind == InstKind::Raise;
}
std::string_view text(InstKind kind);
std::string_view text(BinaryOp op);
std::string_view text(UnaryOp op);
std::string_view text(CompareOp op);

}  // namespace graphlift
