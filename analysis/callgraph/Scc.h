// Strongly connected components of a graph of dense numbers (Tarjan, with an explicit stack).
#pragma once

#include <cstdint>
#include <vector>

namespace graphlift {

/// Components in reverse topological order: a component before all that reach it (callees first).
std::vector<std::vector<uint32_t>> stronglyConnectedComponents(
    const std::vector<std::vector<uint32_t>>& successors);

}  // namespace graphlift
