#include "analysis/callgraph/CallGraph.h"

#include <algorithm>
#include <tuple>

#include "analysis/callgraph/Scc.h"

namespace graphlift {

namespace {

/// One call of one context; small, because there are many.
struct Link {
    FunctionId caller, callee;
    ExternalId external;
    EdgeKind kind;
    bool traced, python, redirected;
    InstId site;
};

template <class Edge>
auto keyOf(const Edge& e) {
    return std::tuple(e.caller, e.callee, e.external, e.kind, e.traced, e.python, e.redirected);
}

std::vector<Link> collectLinks(const Program& program) {
    std::vector<Link> links;
    for (const Specialization& spec : program.specializations)
        for (const CallEdge& call : spec.calls) {
            const FunctionId callee = call.callee.isNone()
                                          ? FunctionId::none()
                                          : program.specializations[call.callee].function;
            if (callee.isNone() && call.external.isNone()) continue;
            links.push_back({spec.function, callee,
                             callee.isNone() ? call.external : ExternalId::none(), call.kind,
                             call.traced, call.python, call.redirected, call.site});
        }
    std::ranges::sort(links, {},
                      [](const Link& l) { return std::tuple_cat(keyOf(l), std::tuple(l.site)); });
    return links;
}

std::vector<FunctionEdge> mergeEdges(const std::vector<Link>& links) {
    std::vector<FunctionEdge> merged;
    for (const Link& link : links) {
        if (merged.empty() || keyOf(merged.back()) != keyOf(link))
            merged.push_back({link.caller,
                              link.callee,
                              link.external,
                              link.kind,
                              link.traced,
                              link.python,
                              link.redirected,
                              {}});
        std::vector<InstId>& sites = merged.back().sites;
        if (sites.empty() || sites.back() != link.site) sites.push_back(link.site);
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
    graph->edges = mergeEdges(collectLinks(*program));
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
