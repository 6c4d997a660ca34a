#include "viz/layout/worker/Graphviz.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

// The macros of Graphviz (ND_coord and its like) are C.
#pragma GCC diagnostic ignored "-Wold-style-cast"

namespace graphlift {

namespace {

constexpr double kPerInch = 72;
constexpr double kClusterMargin = 28;  // room for the frame and its label

std::string& lastMessage() {
    static std::string message;
    return message;
}

int keepMessage(char* text) {
    lastMessage() = text;
    return 0;
}

void set(void* object, const char* name, const std::string& value) {
    agsafeset(object, const_cast<char*>(name), const_cast<char*>(value.c_str()),
              const_cast<char*>(""));
}

std::string inches(double pixels) {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.6f", pixels / kPerInch);
    return buffer.data();
}

const char* programOf(LayoutEngine engine) {
    switch (engine) {
        case LayoutEngine::Layered:
            return "dot";
        case LayoutEngine::Radial:
            return "twopi";
        case LayoutEngine::Force:
            return "sfdp";
    }
    return "dot";
}

const char* splinesOf(LayoutLines lines) {
    switch (lines) {
        case LayoutLines::Curved:
            return "true";
        case LayoutLines::Polyline:
            return "polyline";
        case LayoutLines::Straight:
            return "line";
    }
    return "true";
}

class Layout {
  public:
    explicit Layout(const LayoutRequest& request)
        : request_(request),
          graph_(agopen(const_cast<char*>("g"), Agdirected, nullptr)),
          context_(gvContext()) {}
    ~Layout() {
        if (laidOut_) gvFreeLayout(context_, graph_);
        agclose(graph_);
        gvFreeContext(context_);
    }
    Layout(const Layout&) = delete;
    Layout& operator=(const Layout&) = delete;

    Result<GraphLayout> run() {
        addGraph();
        addNodes();
        addEdges();
        addClusters();
        if (gvLayout(context_, graph_, programOf(request_.engine)) != 0)
            return fail(ErrorCode::Internal,
                        lastMessage().empty() ? "Graphviz gave up" : lastMessage());
        laidOut_ = true;
        return read();
    }

  private:
    [[nodiscard]] bool isLayered() const { return request_.engine == LayoutEngine::Layered; }
    [[nodiscard]] bool isAcross() const {
        return request_.direction == LayoutDirection::LeftToRight;
    }

    void addGraph() {
        set(graph_, "splines", splinesOf(request_.lines));
        set(graph_, "nodesep", inches(request_.nodeGap));
        set(graph_, "ranksep", inches(request_.rankGap));
        set(graph_, "rankdir", isAcross() ? "LR" : "TB");
        set(graph_, "start", "1");  // a fixed seed: the same picture every time
        set(graph_, "overlap", "prism");
        set(graph_, "sep", "+8");
        set(graph_, "K", inches(request_.rankGap * 3));
        if (request_.engine == LayoutEngine::Radial && request_.center < request_.sizes.size())
            set(graph_, "root", nameOf(request_.center));
    }

    static std::string nameOf(uint32_t node) { return "n" + std::to_string(node); }

    void addNodes() {
        for (uint32_t i = 0; i < request_.sizes.size(); ++i) {
            Agnode_t* node = agnode(graph_, const_cast<char*>(nameOf(i).c_str()), 1);
            set(node, "shape", "box");
            set(node, "fixedsize", "true");
            set(node, "label", "");
            set(node, "width", inches(request_.sizes[i].first));
            set(node, "height", inches(request_.sizes[i].second));
            nodes_.push_back(node);
        }
    }

    void addEdges() {
        for (const auto& [from, to] : request_.edges) {
            Agedge_t* edge = agedge(graph_, nodes_[from], nodes_[to], nullptr, 1);
            set(edge, "arrowhead", "none");
            edges_.push_back(edge);
        }
    }

    void addClusters() {
        if (!isLayered()) return;
        for (size_t i = 0; i < request_.clusters.size(); ++i) {
            std::string name = "cluster" + std::to_string(i);
            Agraph_t* cluster = agsubg(around(i), name.data(), 1);
            clusters_.push_back(cluster);
            set(cluster, "margin", std::to_string(kClusterMargin));
            for (uint32_t member : request_.clusters[i]) agsubnode(cluster, nodes_[member], 1);
        }
    }

    /// The last cluster before this one that holds its members, else the graph.
    [[nodiscard]] Agraph_t* around(size_t index) const {
        const auto& members = request_.clusters[index];
        for (size_t outer = index; outer-- > 0 && !members.empty();) {
            const auto& all = request_.clusters[outer];
            if (std::find(all.begin(), all.end(), members.front()) != all.end())
                return clusters_[outer];
        }
        return graph_;
    }

    [[nodiscard]] LayoutPoint flipped(pointf point) const {
        return {point.x - GD_bb(graph_).LL.x, GD_bb(graph_).UR.y - point.y};
    }

    /// Graphviz leaves out the lines of an edge it could not route: a straight one stands in.
    [[nodiscard]] LayoutPath pathOf(size_t index) const {
        LayoutPath path;
        const splines* lines = ED_spl(edges_[index]);
        if (lines != nullptr && lines->size > 0)
            for (int i = 0; i < lines->list[0].size; ++i)
                path.push_back(flipped(lines->list[0].list[i]));
        if (path.size() >= 4 && path.size() % 3 == 1) return path;
        const auto [from, to] = request_.edges[index];
        const LayoutPoint a = flipped(ND_coord(nodes_[from])), b = flipped(ND_coord(nodes_[to]));
        return {a,
                {(2 * a.x + b.x) / 3, (2 * a.y + b.y) / 3},
                {(a.x + 2 * b.x) / 3, (a.y + 2 * b.y) / 3},
                b};
    }

    [[nodiscard]] GraphLayout read() const {
        GraphLayout layout;
        layout.width = GD_bb(graph_).UR.x - GD_bb(graph_).LL.x;
        layout.height = GD_bb(graph_).UR.y - GD_bb(graph_).LL.y;
        for (size_t i = 0; i < nodes_.size(); ++i) {
            const LayoutPoint center = flipped(ND_coord(nodes_[i]));
            const auto [width, height] = request_.sizes[i];
            layout.nodes.push_back({center.x - width / 2, center.y - height / 2, width, height});
        }
        for (size_t i = 0; i < edges_.size(); ++i) layout.edges.push_back(pathOf(i));
        return layout;
    }

    const LayoutRequest& request_;
    Agraph_t* graph_;
    GVC_t* context_;
    std::vector<Agnode_t*> nodes_;
    std::vector<Agedge_t*> edges_;
    std::vector<Agraph_t*> clusters_;
    bool laidOut_ = false;
};

}  // namespace

Result<GraphLayout> layOutWithGraphviz(const LayoutRequest& request) {
    agseterrf(keepMessage);
    if (request.sizes.empty()) return GraphLayout();
    return Layout(request).run();
}

}  // namespace graphlift
