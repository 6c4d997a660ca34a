#include "viz/callgraph/TraceMarks.h"

#include "viz/graph/Adjacency.h"

namespace graphlift {

namespace {

enum class State : uint8_t { Now, Converted };

bool isRoot(const GraphNode& node, State state) {
    return node.traceRoot == TraceRoot::Now ||
           (state == State::Converted && node.traceRoot == TraceRoot::WouldBe);
}

class Marker {
  public:
    Marker(GraphModel& model, const std::vector<bool>& makesGraph)
        : model_(model), makesGraph_(makesGraph), adjacency_(model) {}

    void run() {
        const std::vector<bool> now = eager(State::Now), then = eager(State::Converted);
        for (uint32_t i = 0; i < model_.edges.size(); ++i) {
            GraphEdge& edge = model_.edges[i];
            if (edge.kind == GraphEdgeKind::Decorator || !isCode(edge.to)) continue;
            const TraceRoot root = model_.nodes[edge.to].traceRoot;
            if (now[edge.from] && (makesGraph_[i] || root == TraceRoot::Now))
                edge.entry = TraceEntry::Enters;
            else if (then[edge.from] && root == TraceRoot::WouldBe)
                edge.entry = TraceEntry::WouldEnter;
        }
    }

  private:
    [[nodiscard]] bool isCode(uint32_t node) const {
        return model_.nodes[node].kind == GraphNodeKind::Function;
    }

    /// What can run outside of every trace: module code, functions that nothing calls, and what
    /// those call without entering a trace.
    [[nodiscard]] std::vector<bool> eager(State state) const {
        std::vector<bool> found(model_.nodes.size(), false);
        std::vector<uint32_t> queue;
        for (uint32_t i = 0; i < model_.nodes.size(); ++i)
            if (startsEagerly(i, state)) {
                found[i] = true;
                queue.push_back(i);
            }
        while (!queue.empty()) {
            const uint32_t at = queue.back();
            queue.pop_back();
            for (uint32_t edge : adjacency_.out[at]) {
                const uint32_t callee = model_.edges[edge].to;
                if (found[callee] || makesGraph_[edge] || isRoot(model_.nodes[callee], state))
                    continue;
                found[callee] = true;
                queue.push_back(callee);
            }
        }
        return found;
    }

    [[nodiscard]] bool startsEagerly(uint32_t node, State state) const {
        if (isRoot(model_.nodes[node], state)) return false;
        for (uint32_t edge : adjacency_.in[node])
            if (model_.edges[edge].from != node) return false;
        return true;
    }

    GraphModel& model_;
    const std::vector<bool>& makesGraph_;
    Adjacency adjacency_;
};

}  // namespace

void markTraceEntries(GraphModel& model, const std::vector<bool>& makesGraph) {
    Marker(model, makesGraph).run();
}

}  // namespace graphlift
