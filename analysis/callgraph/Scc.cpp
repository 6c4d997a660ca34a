#include "analysis/callgraph/Scc.h"

#include <algorithm>
#include <limits>

namespace graphlift {

namespace {
constexpr uint32_t kUnvisited = std::numeric_limits<uint32_t>::max();

struct Tarjan {
    const std::vector<std::vector<uint32_t>>& successors;
    std::vector<uint32_t> index, low, stack;
    std::vector<bool> onStack;
    std::vector<std::vector<uint32_t>> components;
    uint32_t next = 0;

    struct Visit {
        uint32_t node;
        size_t edge;
    };

    void open(uint32_t node, std::vector<Visit>& path) {
        index[node] = low[node] = next++;
        stack.push_back(node);
        onStack[node] = true;
        path.push_back({node, 0});
    }
    void close(uint32_t node) {
        if (low[node] != index[node]) return;
        std::vector<uint32_t> component;
        for (uint32_t member = kUnvisited; member != node;) {
            member = stack.back();
            stack.pop_back();
            onStack[member] = false;
            component.push_back(member);
        }
        components.push_back(std::move(component));
    }
    void run(uint32_t root) {
        std::vector<Visit> path;
        open(root, path);
        while (!path.empty()) {
            Visit& visit = path.back();
            if (visit.edge < successors[visit.node].size()) {
                const uint32_t to = successors[visit.node][visit.edge++];
                if (index[to] == kUnvisited)
                    open(to, path);
                else if (onStack[to])
                    low[visit.node] = std::min(low[visit.node], index[to]);
                continue;
            }
            const uint32_t done = visit.node;
            path.pop_back();
            close(done);
            if (!path.empty()) low[path.back().node] = std::min(low[path.back().node], low[done]);
        }
    }
};
}  // namespace

std::vector<std::vector<uint32_t>> stronglyConnectedComponents(
    const std::vector<std::vector<uint32_t>>& successors) {
    const size_t count = successors.size();
    Tarjan tarjan{
        successors, std::vector<uint32_t>(count, kUnvisited), std::vector<uint32_t>(count, 0),
        {},         std::vector<bool>(count, false),          {}};
    for (uint32_t node = 0; node < count; ++node)
        if (tarjan.index[node] == kUnvisited) tarjan.run(node);
    return std::move(tarjan.components);
}

}  // namespace graphlift
