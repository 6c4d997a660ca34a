// The IR of one function, module body, class body or comprehension, and of one file.
//
// Conventions of the lowering:
// - Locals are SSA values. Variables that a nested function reads or writes are cells (LoadCell,
//   StoreCell) in the function that owns them; module names are globals.
// - A class body is a function with one parameter, its namespace: `x = 1` is SetAttr(namespace, x),
//   a read of a name bound in it GetAttr(namespace, x) with kOrGlobal. It returns the namespace.
// - A comprehension is a function whose one parameter is the iterator of its first iterable (Iter
// is
//   in the enclosing function). [..] and {..} build an empty container and add with a Call of
//   GetAttr(container, "append" / "add") or with SetItem; it returns the container. A generator
//   expression yields. The enclosing function calls it (MakeFunction, Call with kComprehension
//   nodes).
// - Decorators are Calls with kDecoratorCall around MakeFunction / MakeClass, innermost first; then
// the
//   name is stored.
// - `with c as v` is GetAttr(c, __enter__, kEnter), Call, store v, body, GetAttr(c, __exit__,
// kExit), Call
//   on the normal and on the exceptional path.
// - try: the handlers are reachable (Branch kMayRaise) from the entry of the try body and from
// after
//   each of its top-level statements; `finally` stands on both paths.
// - and/or/conditional expressions and chained comparisons are branches (kBoolOp, kConditionalExpr)
//   with the value as a block parameter.
// - f(x) as a decorator argument, default values and annotations are evaluated where Python does;
//   annotations are MakeFunction operands (a string annotation is a Const string).
// - What has no row (a `match` pattern's details, an ERROR node) is Opaque with the values it
// reads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "analysis/ir/Inst.h"
#include "analysis/syntax/SyntaxTree.h"

namespace graphlift {

enum class ScopeKind : uint8_t {
    Module,
    Class,
    Function,
    Lambda,
    ListComp,
    SetComp,
    DictComp,
    GeneratorExp
};
enum class ParamKind : uint8_t {
    PositionalOnly,
    Positional,
    VarPositional,
    KeywordOnly,
    VarKeyword
};

struct IrParam {
    Name name;
    ParamKind kind = ParamKind::Positional;
    bool hasDefault = false;
    NodeId node;        // the parameter's own syntax (name, annotation and default)
    NodeId annotation;  // or none
};

struct NoneConst {
    friend bool operator==(NoneConst, NoneConst) = default;
};
struct EllipsisConst {
    friend bool operator==(EllipsisConst, EllipsisConst) = default;
};
struct BytesConst {
    Name text;
    friend bool operator==(BytesConst, BytesConst) = default;
};
struct BigIntConst {
    Name text;
    friend bool operator==(BigIntConst, BigIntConst) = default;
};  // beyond 64 bits
struct ComplexConst {
    double imag;
    friend bool operator==(ComplexConst, ComplexConst) = default;
};
/// A string is its interned value (escapes decoded).
using Constant = std::variant<NoneConst, EllipsisConst, bool, int64_t, double, Name, BytesConst,
                              BigIntConst, ComplexConst>;

struct IrBlock {
    uint32_t begin = 0, end = 0;  // instructions [begin, end), the last one a terminator
    uint32_t numParams = 0;       // leading BlockParams
};

struct IrFunction {
    ScopeKind scope = ScopeKind::Function;
    bool isAsync = false;
    bool isGenerator = false;   // holds yield
    Name name;                  // "<module>", "<lambda>", "<listcomp>", ... or the defined name
    std::string qualifiedName;  // as in report ids without the module: "outer.inner", "A.f#2",
                                // "outer.<lambda1>"
    std::string plainQualifiedName;    // without "#2"
    uint32_t parent = Id<int>::kNone;  // index in IrFile::functions of the enclosing scope
    NodeId node;       // function_definition, class_definition, lambda, comprehension or module
    NodeId nameNode;   // the defined name, or none
    NodeId outerNode;  // decorated_definition when there is one, else node
    std::vector<IrParam> params;
    std::vector<Inst> insts;
    std::vector<IrBlock>
        blocks;  // in reverse post order of a structured lowering; block 0 is the entry
    std::vector<uint32_t> pool;  // operands of variable number
    std::vector<Constant> constants;
    std::vector<Name> cells;           // own variables that nested functions share
    std::vector<Name> globalsWritten;  // names declared global (or module level: all stored)
    std::vector<NodeId> decorators;    // the expressions, source order

    [[nodiscard]] const Inst& operator[](InstId id) const { return insts[id.index()]; }
    [[nodiscard]] bool isCodeOfItsOwn() const {
        return scope == ScopeKind::Function || scope == ScopeKind::Lambda;
    }
};

/// All functions of one file; functions[0] is the module body, parents stand before children.
struct IrFile {
    std::vector<IrFunction> functions;
};

}  // namespace graphlift
