#include "analysis/callgraph/CallGraph.h"

#include <algorithm>
#include <tuple>

#include "analysis/callgraph/Scc.h"

namespace graphlift {

namespace {
auto keyOf(const FunctionEdge& e) {
    return std::tuple(e.caller, e.callee, e.external, e.kind, e.traced, e.python, e.redirected);
}

std::vector<FunctionEdge> collectEdges(const Program& program) {
    std::vector<FunctionEdge> edges;
    for (uint32_t s = 0; s < program.specializations.size(); ++s) {
        const Specialization& spec = program.specializations[SpecializationId(s)];
        for (const CallEdge& call : spec.calls) {
            FunctionEdge edge;
            edge.caller = spec.function;
            if (!call.callee.isNone())
                edge.callee = program.specializations[call.callee].function;
            else
                edge.external = call.external;
            if (edge.callee.isNone() && edge.external.isNone()) continue;
            edge.kind = call.kind;
            edge.traced = call.traced;
            edge.python = call.python;
            edge.redirected = call.redirected;
            edge.sites = {call.site};
            edges.push_back(std::move(edge));
        }
    }
    return edges;
}

std::vector<FunctionEdge> mergeEdges(std::vector<FunctionEdge> edges) {
    std::ranges::stable_sort(edges, {}, keyOf);
    std::vector<FunctionEdge> merged;
    for (FunctionEdge& edge : edges) {
        if (!merged.empty() && keyOf(merged.back()) == keyOf(edge))
            merged.back().sites.push_back(edge.sites[0]);
        else
            merged.push_back(std::move(edge));
    }
    for (FunctionEdge& edge : merged) {
        std::ranges::sort(edge.sites);
        edge.sites.erase(std::unique(edge.sites.begin(), edge.sites.end()), edge.sites.end());
    }
    return merged;
}
}  // namespace

bool CallGraph::isRecursive(FunctionId f) const {
    if (components[component[f.index()]].size() > 1) return true;
    return std::ranges::any_of(edgesOf(f), [&](const FunctionEdge& e) { return e.callee == f; });
}

std::shared_ptr<const CallGraph> buildCallGraph(std::shared_ptr<const Program> program) {
    auto graph = std::make_shared<CallGraph>();
    graph->edges = mergeEdges(collectEdges(*program));
    const uint32_t count = static_cast<uint32_t>(program->functions.size());
    graph->firstEdge.assign(count + 1, 0);
    graph->callers.resize(count);
    std::vector<std::vector<uint32_t>> successors(count);
    for (uint32_t i = 0; i < graph->edges.size(); ++i) {
        const FunctionEdge& edge = graph->edges[i];
        ++graph->firstEdge[edge.caller.index() + 1];
        if (edge.callee.isNone()) continue;
        graph->callers[edge.callee.index()].push_back(i);
        successors[edge.caller.index()].push_back(edge.callee.value);
    }
    for (uint32_t f = 0; f < count; ++f) graph->firstEdge[f + 1] += graph->firstEdge[f];
    for (std::vector<uint32_t>& component : stronglyConnectedComponents(successors)) {
        std::vector<FunctionId> members;
        std::ranges::sort(component);
        for (uint32_t f : component) members.emplace_back(f);
        graph->components.push_back(std::move(members));
    }
    graph->component.assign(count, 0);
    for (uint32_t c = 0; c < graph->components.size(); ++c)
        for (FunctionId f : graph->components[c]) graph->component[f.index()] = c;
    graph->program = std::move(program);
    return graph;
}

}  // namespace graphlift
