// Who calls whom, joined over contexts: edges as data, strongly connected components, reachability.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/interp/Program.h"

namespace graphlift {

/// One target of the calls of one function, with all the sites.
struct FunctionEdge {
    FunctionId caller;
    FunctionId callee;    // of the project, or none and then:
    ExternalId external;  // a library or builtin name
    EdgeKind kind = EdgeKind::Call;
    bool traced = false, python = false, redirected = false;
    std::vector<InstId> sites;  // ascending
};

struct CallGraph {
    std::shared_ptr<const Program> program;
    std::vector<FunctionEdge> edges;  // sorted by caller, callee, external, kind
    std::vector<uint32_t>
        firstEdge;  // by FunctionId: edges of a caller are contiguous; one more entry at the end
    std::vector<std::vector<uint32_t>> callers;  // by FunctionId: indices of edges that reach it
    std::vector<uint32_t>
        component;  // by FunctionId: number of its component, callees before callers
    std::vector<std::vector<FunctionId>> components;

    [[nodiscard]] std::span<const FunctionEdge> edgesOf(FunctionId f) const {
        return {edges.data() + firstEdge[f.index()], edges.data() + firstEdge[f.index() + 1]};
    }
    /// On a cycle, a self-call included.
    [[nodiscard]] bool isRecursive(FunctionId f) const;
};

std::shared_ptr<const CallGraph> buildCallGraph(std::shared_ptr<const Program> program);

}  // namespace graphlift
