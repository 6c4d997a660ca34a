#include "viz/graph/TraceClusters.h"

#include <algorithm>
#include <optional>

namespace graphlift {

namespace {

constexpr size_t kMaxClusters = 6;  // a guess: more frames than these say nothing any more

bool isCode(const GraphNode& node) {
    return node.kind == GraphNodeKind::Function || node.kind == GraphNodeKind::Class;
}

class Finder {
  public:
    Finder(const GraphModel& whole, const Adjacency& adjacency, const GraphModel& model,
           const ShownNodes& shown)
        : whole_(whole),
          adjacency_(adjacency),
          model_(model),
          shown_(shown),
          taken_(model.nodes.size(), false) {}

    std::vector<GraphCluster> run() {
        for (uint32_t root : rootsInOrder()) {
            if (clusters_.size() == kMaxClusters) break;
            addCluster(root);
        }
        return std::move(clusters_);
    }

  private:
    /// The nearest root whose trace runs the centre, the centre itself first.
    [[nodiscard]] std::optional<uint32_t> rootAbove(uint32_t center) const {
        std::vector<bool> seen(whole_.nodes.size(), false);
        std::vector<uint32_t> queue{center};
        seen[center] = true;
        for (size_t i = 0; i < queue.size(); ++i) {
            if (whole_.nodes[queue[i]].traceRoot != TraceRoot::No) return queue[i];
            for (uint32_t edge : adjacency_.in[queue[i]]) {
                const uint32_t caller = whole_.edges[edge].from;
                if (!whole_.edges[edge].runsInCaller || seen[caller]) continue;
                seen[caller] = true;
                queue.push_back(caller);
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::vector<uint32_t> rootsInOrder() const {
        std::vector<uint32_t> roots;
        if (shown_.center < whole_.nodes.size())
            if (const auto above = rootAbove(shown_.center)) roots.push_back(*above);
        for (uint32_t i = 0; i < whole_.nodes.size(); ++i)
            if (whole_.nodes[i].traceRoot != TraceRoot::No && shown_.of[i] != ShownNodes::kNone &&
                (roots.empty() || roots.front() != i))
                roots.push_back(i);
        return roots;
    }

    void addCluster(uint32_t root) {
        const uint32_t shownRoot = shown_.of[root];
        if (shownRoot != ShownNodes::kNone && taken_[shownRoot]) return;
        std::vector<bool> member = codeInside(traceOf(whole_, adjacency_, root));
        if (std::count(member.begin(), member.end(), true) == 0) return;
        addLibraries(member);
        const bool now = whole_.nodes[root].traceRoot == TraceRoot::Now;
        GraphCluster cluster{
            GraphCluster::Kind::Trace,
            "trace:" + whole_.nodes[root].id,
            (now ? "Runs inside the trace of " : "Would run inside the trace of ") +
                whole_.nodes[root].name,
            {}};
        for (uint32_t i = 0; i < member.size(); ++i)
            if (member[i]) cluster.members.push_back(i);
        if (cluster.members.size() < 2 && shownRoot != ShownNodes::kNone) return;
        for (uint32_t i : cluster.members) taken_[i] = true;
        clusters_.push_back(std::move(cluster));
    }

    /// Groups are inside when all they stand for is.
    [[nodiscard]] std::vector<bool> codeInside(const std::vector<bool>& trace) const {
        std::vector<bool> inside(model_.nodes.size(), false), outside(model_.nodes.size(), false);
        for (uint32_t i = 0; i < trace.size(); ++i) {
            const uint32_t at = shown_.of[i];
            if (at == ShownNodes::kNone) continue;
            (trace[i] && isCode(whole_.nodes[i]) ? inside : outside)[at] = true;
        }
        for (size_t i = 0; i < inside.size(); ++i)
            if (outside[i] || taken_[i]) inside[i] = false;
        return inside;
    }

    /// Library names and unresolved calls belong where all their callers are.
    void addLibraries(std::vector<bool>& member) const {
        std::vector<bool> called(member.size(), false), fromOutside(member.size(), false);
        for (const GraphEdge& edge : model_.edges) {
            called[edge.to] = true;
            if (!member[edge.from] || !edge.runsInCaller) fromOutside[edge.to] = true;
        }
        for (size_t i = 0; i < member.size(); ++i) {
            const GraphNodeKind kind = model_.nodes[i].kind;
            const bool isLeaf = kind == GraphNodeKind::External || kind == GraphNodeKind::Builtin ||
                                kind == GraphNodeKind::Unresolved;
            if (isLeaf && called[i] && !fromOutside[i] && !taken_[i]) member[i] = true;
        }
    }

    const GraphModel& whole_;
    const Adjacency& adjacency_;
    const GraphModel& model_;
    const ShownNodes& shown_;
    std::vector<bool> taken_;
    std::vector<GraphCluster> clusters_;
};

}  // namespace

std::vector<bool> traceOf(const GraphModel& whole, const Adjacency& adjacency, uint32_t root) {
    std::vector<bool> inside(whole.nodes.size(), false);
    std::vector<uint32_t> queue{root};
    inside[root] = true;
    while (!queue.empty()) {
        const uint32_t at = queue.back();
        queue.pop_back();
        for (uint32_t edge : adjacency.out[at]) {
            const uint32_t callee = whole.edges[edge].to;
            if (!whole.edges[edge].runsInCaller || inside[callee]) continue;
            inside[callee] = true;
            queue.push_back(callee);
        }
    }
    return inside;
}

std::vector<GraphCluster> findTraceClusters(const GraphModel& whole, const Adjacency& adjacency,
                                            const GraphModel& model, const ShownNodes& shown) {
    return Finder(whole, adjacency, model, shown).run();
}

}  // namespace graphlift
