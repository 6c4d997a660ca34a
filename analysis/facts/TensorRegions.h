// Which statements of a function are steered by symbolic tensors: the loops and conditions that
// AutoGraph makes part of the graph.
#pragma once

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

/// Is an instruction inside the statement (of the same function)?
bool isInside(const LocalPass& pass, const TensorStatement& statement, InstId inst);

}  // namespace graphlift
