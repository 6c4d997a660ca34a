// The conditions and loops of a function: which of them the graph runs and which Python decides
// while tracing.
#pragma once

#include <string>
#include <vector>

#include "analysis/flow/FlowContext.h"

namespace graphlift {

struct Control {
    enum class Kind : uint8_t { If, For, While };
    Kind kind = Kind::If;
    NodeId node;                     // IfStatement, ElifClause, ForStatement, WhileStatement
    Answer graph = Answer::No;       // steered by a tensor
    std::string reason;              // of Unknown
    std::vector<InstId> conditions;  // the values it asks, or the iterable
    std::vector<InstId> sites;       // its branches; of a loop over elements: the Next too
    [[nodiscard]] std::string note() const;
};

/// Reached ones, by position.
std::vector<Control> findControls(const FlowContext& flow);

/// In whose body a piece of syntax stands.
struct Region {
    size_t control = SIZE_MAX;  // index in the list, SIZE_MAX: none
    bool otherwise = false;     // in its else
};
Region regionOf(const FlowContext& flow, const std::vector<Control>& controls, NodeId node);

}  // namespace graphlift
