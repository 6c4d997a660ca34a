#include "analysis/callgraph/CallGraph.h"

#include <algorithm>

#include "analysis/callgraph/Scc.h"

namespace graphlift {

namespace {

/// One call of one function, packed so that the order of the numbers is the order of the edges.
struct Link {
    uint64_t target;  // callee, external
    uint64_t way;     // kind, traced, python, redirected, site
    friend auto operator<=>(const Link&, const Link&) = default;
};

constexpr unsigned kSiteBits = 32, kFlagBits = 3;

Link linkOf(FunctionId callee, const CallEdge& call) {
    const ExternalId external = callee.isNone() ? call.external : ExternalId::none();
    const uint64_t flags = static_cast<uint64_t>(call.kind) << kFlagBits |
                           (call.traced ? 4u : 0u) | (call.python ? 2u : 0u) |
                           (call.redirected ? 1u : 0u);
    return {static_cast<uint64_t>(callee.value) << 32 | external.value,
            flags << kSiteBits | call.site.value};
}

FunctionEdge edgeOf(FunctionId caller, const Link& link) {
    const auto flags = static_cast<uint32_t>(link.way >> kSiteBits);
    return {caller,
            FunctionId(static_cast<uint32_t>(link.target >> 32)),
            ExternalId(static_cast<uint32_t>(link.target)),
            static_cast<EdgeKind>(flags >> kFlagBits),
            (flags & 4) != 0,
            (flags & 2) != 0,
            (flags & 1) != 0,
            {}};
}

/// Adds the edges of one function; links of the same target and way become one with all sites.
void mergeEdges(FunctionId caller, std::vector<Link>& links, std::vector<FunctionEdge>& edges) {
    std::ranges::sort(links);
    const Link* last = nullptr;
    for (const Link& link : links) {
        const bool same = last != nullptr && last->target == link.target &&
                          last->way >> kSiteBits == link.way >> kSiteBits;
        if (!same) edges.push_back(edgeOf(caller, link));
        std::vector<InstId>& sites = edges.back().sites;
        const InstId site(static_cast<uint32_t>(link.way));
        if (!same || sites.back() != site) sites.push_back(site);
        last = &link;
    }
}

/// The contexts of each function, also those that are no longer live.
std::vector<std::vector<SpecializationId>> contextsByFunction(const Program& program) {
    std::vector<std::vector<SpecializationId>> out(program.functions.size());
    for (size_t i = 0; i < program.specializations.size(); ++i)
        out[program.specializations[SpecializationId(i)].function.index()].emplace_back(i);
    return out;
}

std::vector<FunctionEdge> collectEdges(const Program& program) {
    std::vector<FunctionEdge> edges;
    std::vector<Link> links;
    const auto contexts = contextsByFunction(program);
    for (size_t f = 0; f < contexts.size(); ++f) {
        links.clear();
        for (SpecializationId context : contexts[f])
            for (const CallEdge& call : program.specializations[context].calls) {
                const FunctionId callee = call.callee.isNone()
                                              ? FunctionId::none()
                                              : program.specializations[call.callee].function;
                if (!callee.isNone() || !call.external.isNone())
                    links.push_back(linkOf(callee, call));
            }
        mergeEdges(FunctionId(f), links, edges);
    }
    return edges;
}

}  // namespace

bool CallGraph::isRecursive(FunctionId f) const {
    if (components[component[f.index()]].size() > 1) return true;
    return std::ranges::any_of(edgesOf(f), [&](const FunctionEdge& e) { return e.callee == f; });
}

std::shared_ptr<const CallGraph> buildCallGraph(std::shared_ptr<const Program> program) {
    auto graph = std::make_shared<CallGraph>();
    graph->edges = collectEdges(*program);
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
