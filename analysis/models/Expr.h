// The expressions of curated rows, compiled: a flat pool of nodes, written into the blob by the
// model compiler and read in place. Also the parser (used by the compiler and by tests).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/support/Ids.h"
#include "analysis/support/Result.h"

namespace graphlift {

enum class FunctionCode : uint16_t {
#define FUNCTION(id, name, least, most, arguments, meaning) id,
#include "analysis/models/ShapeFunctions.def"
#undef FUNCTION
};

struct FunctionInfo {
    std::string_view name;
    int least, most;
    std::string_view arguments, meaning;
};
std::span<const FunctionInfo> shapeFunctions();  // by FunctionCode

enum class ExprKind : uint8_t {
    Param,   // a: index in the API's parameters
    Int,     // a: low half, b: high half
    Float,   // a, b: the bits of a double
    String,  // a: string id
    None,
    True,
    False,
    Ellipsis,
    Absent,
    Unresolved,
    Dynamic,
    RaggedDim,  // axes
    Scalar,
    UnknownShape,
    Unknown,
    SomeInt,
    SomeFloat,
    SomeString,
    SomeBool,
    DType,  // a: the dtype
    Api,    // a: string id of the path
    Call,   // function; a: first child in the child list, b: how many
    List,   // a, b as Call
    Tuple,
};

struct ExprNode {
    ExprKind kind = ExprKind::Unknown;
    uint8_t padding = 0;
    FunctionCode function = FunctionCode::Tensor;  // of Call
    uint32_t a = 0, b = 0;
};
static_assert(sizeof(ExprNode) == 12);

/// A growing pool. Strings are interned by the owner.
struct ExprPool {
    std::vector<ExprNode> nodes;
    std::vector<uint32_t> children;
    std::function<uint32_t(std::string_view)> intern;
};

/// What a name in an expression may mean besides the bare constants: the parameters, in order.
/// Answers the node's index, or what is wrong with the text.
Result<uint32_t> parseExpr(std::string_view text, std::span<const std::string> params,
                           ExprPool& pool);

}  // namespace graphlift
