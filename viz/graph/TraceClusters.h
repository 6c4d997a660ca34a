// Frames around what runs inside a trace. A function that several traces run is framed once: by the
// trace of the centre, then by one that holds the centre, then by the first of the others.
#pragma once

#include <vector>

#include "viz/graph/Adjacency.h"
#include "viz/graph/GraphModel.h"

namespace graphlift {

/// By node of the whole: does it run in the trace of `root`, which does itself?
std::vector<bool> traceOf(const GraphModel& whole, const Adjacency& adjacency, uint32_t root);

struct ShownNodes {
    uint32_t center;                  // in the whole, or its number of nodes
    const std::vector<uint32_t>& of;  // by node of the whole: its index in `model`, or kNone
    static constexpr uint32_t kNone = 0xFFFFFFFF;
};

/// Frames of the shown model, each around a root and at least one other node, or around what is
/// shown of a trace whose root is not.
std::vector<GraphCluster> findTraceClusters(const GraphModel& whole, const Adjacency& adjacency,
                                            const GraphModel& model, const ShownNodes& shown);

}  // namespace graphlift
