// Which statements of a function are steered by symbolic tensors: the loops and conditions that
// AutoGraph makes part of the graph.
#pragma once

#include <optional>
#include <vector>

#include "analysis/facts/LocalPass.h"

namespace graphlift {

struct TensorStatement {
    enum class Kind : uint8_t { If, While, For } kind = Kind::If;
    NodeId node;  // the statement's syntax
    InstId at;    // the Branch, or the Iter of a `for`
    Symbolic when;
};

/// Statements only: conditional expressions and `and`/`or` are no regions.
std::vector<TensorStatement> tensorStatements(const LocalPass& pass);

/// The blocks that a branch to `start` leads to, back edges aside.
std::vector<bool> blocksFrom(const IrFunction& ir, uint32_t start);
/// The block where both ways of a branch meet again, or nothing.
std::optional<uint32_t> meetingBlock(const IrFunction& ir, const Inst& branch);

/// The variables where the ways of tensor conditions meet and those that tensor loops carry, as far
/// as that changes what they are.
std::vector<SteeredValue> steeredValues(const LocalPass& pass);
/// What tensors steer is a tensor where the ways meet, which may steer more: computes the origins
/// of the pass, which `origins` are, anew until that settles.
void steerOrigins(const LocalPass& pass, std::vector<ValueOrigin>& origins);
/// Does a return stand under a tensor condition?
bool returnsUnderCondition(const LocalPass& pass);

/// Is an instruction inside the statement (of the same function)?
bool isInside(const LocalPass& pass, const TensorStatement& statement, InstId inst);

}  // namespace graphlift
