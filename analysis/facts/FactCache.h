// Answers that many questions ask again, by id, filled on demand. Each is a pure function of the
// program: who asks first changes nothing.
#pragma once

#include <cstdint>
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

/// How deep an object was looked through for a number or string: one is there within `found`
/// containers, none within `searched`.
struct LiteralReach {
    uint8_t found = UINT8_MAX, searched = 0;
};

/// The first link of a chain of attributes: LoadGlobal, LoadCell or Param, and its operand.
struct ChainRoot {
    InstKind kind;
    uint32_t name;
    friend bool operator==(const ChainRoot&, const ChainRoot&) = default;
};

struct FactCache {
    /// By FunctionId and edge of its view; empty where nobody asked yet.
    std::vector<std::vector<std::vector<BoundArgument>>> bound;
    std::vector<std::optional<std::vector<std::string>>> decorators;  // by FunctionId
    std::vector<std::optional<bool>> leftAlone;                       // by FunctionId
    std::vector<std::optional<Answer>> unhashable;                    // by ClassId
    std::vector<std::optional<bool>> fromConstructors;                // by FunctionId
    std::vector<std::optional<Fact>> unresolved;                      // by FunctionId
    std::vector<std::optional<std::vector<ChainRoot>>> invokedRoots;  // by FunctionId
    std::vector<std::vector<ValueId>> defaults;  // by FunctionId and parameter; empty: not asked
    std::vector<std::optional<bool>> setUpSlots;    // by index in Program::heap
    std::vector<std::optional<bool>> setUpObjects;  // by ObjectId
    std::unordered_map<ValueId, LiteralKeys> literals;
    std::unordered_map<ValueId, Answer> holdsLiteral;
    std::vector<LiteralReach> literalReach;  // by ObjectId
    std::unordered_map<ValueId, TracePart> traceParts;
};

}  // namespace graphlift
