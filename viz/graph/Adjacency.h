// The edges of a graph model by node, for walks in both directions.
#pragma once

#include <vector>

#include "viz/graph/GraphModel.h"

namespace graphlift {

struct Adjacency {
    explicit Adjacency(const GraphModel& model) : out(model.nodes.size()), in(model.nodes.size()) {
        for (uint32_t i = 0; i < model.edges.size(); ++i) {
            out[model.edges[i].from].push_back(i);
            in[model.edges[i].to].push_back(i);
        }
    }
    std::vector<std::vector<uint32_t>> out, in;  // by node: indices of edges
};

}  // namespace graphlift
