// Answers that many questions ask again, by id, filled on demand. Each is a pure function of the
// program: who asks first changes nothing.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/facts/CallBinding.h"
#include "analysis/facts/Literals.h"

namespace graphlift {

/// What one value adds to the key of a trace.
struct TracePart {
    std::string text;
    bool bounded = true;
};

struct FactCache {
    /// By FunctionId and edge of its view; empty where nobody asked yet.
    std::vector<std::vector<std::vector<BoundArgument>>> bound;
    std::vector<std::optional<std::vector<std::string>>> decorators;  // by FunctionId
    std::vector<std::optional<bool>> leftAlone;                       // by FunctionId
    std::vector<std::optional<Answer>> unhashable;                    // by ClassId
    std::vector<std::optional<bool>> fromConstructors;                // by FunctionId
    std::vector<std::optional<Fact>> unresolved;                      // by FunctionId
    std::vector<std::vector<ValueId>> defaults;  // by FunctionId and parameter; empty: not asked
    std::unordered_map<ValueId, LiteralKeys> literals;
    std::unordered_map<ValueId, Answer> holdsLiteral;
    std::unordered_map<ValueId, TracePart> traceParts;
    std::unordered_map<Name, uint8_t> memberTags;  // bits of MemberTag
};

}  // namespace graphlift
