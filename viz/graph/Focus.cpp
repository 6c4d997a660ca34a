#include "viz/graph/Focus.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "viz/graph/CardText.h"
#include "viz/graph/GraphStyle.h"
#include "viz/graph/TraceClusters.h"

namespace graphlift {

namespace {

constexpr uint32_t kNone = ShownNodes::kNone;

class FocusBuilder {
  public:
    FocusBuilder(const GraphModel& whole, const Focus& focus)
        : whole_(whole),
          focus_(focus),
          adjacency_(whole),
          center_(static_cast<uint32_t>(indexOf(whole, focus.center))),
          kept_(whole.nodes.size(), false),
          shownOf_(whole.nodes.size(), kNone) {}

    GraphModel build() {
        model_.title = whole_.title;
        if (focus_.grouping == Grouping::Package) findPackages();
        select();
        placeNodes();
        addEdges();
        countCut();
        model_.clusters = findBoxes();
        if (model_.clusters.empty())
            model_.clusters =
                findTraceClusters(whole_, adjacency_, model_, ShownNodes{center_, shownOf_});
        return std::move(model_);
    }

  private:
    [[nodiscard]] bool passes(uint32_t index) const {
        const GraphNode& node = whole_.nodes[index];
        if (index == center_) return true;
        if (focus_.hidden.count(node.id) != 0) return false;
        if (!focus_.filter.tests && node.isTest) return false;
        if (!focus_.filter.dunders && isDunder(node.name)) return false;
        switch (node.kind) {
            case GraphNodeKind::External:
                return focus_.filter.libraries || (focus_.filter.reasons && node.isReason);
            case GraphNodeKind::Builtin:
                return focus_.filter.builtins || (focus_.filter.reasons && node.isReason);
            case GraphNodeKind::Unresolved:
                return focus_.filter.unresolved;
            case GraphNodeKind::Module:
                return focus_.filter.moduleCode;
            case GraphNodeKind::Function:
            case GraphNodeKind::Class:
            case GraphNodeKind::Group:
                return true;
        }
        return true;
    }

    /// Library names that are left out as a kind are still reached where they are a reason.
    [[nodiscard]] bool passes(const GraphEdge& edge) const {
        if (!passes(edge.from) || !passes(edge.to)) return false;
        const GraphNodeKind kind = whole_.nodes[edge.to].kind;
        if (kind == GraphNodeKind::Builtin) return focus_.filter.builtins || edge.isReason;
        if (kind == GraphNodeKind::External) return focus_.filter.libraries || edge.isReason;
        return true;
    }

    void select() {
        if (center_ < whole_.nodes.size()) {
            spread(focus_.callers, false);
            spread(focus_.callees, true);
            return;
        }
        // Module and class bodies that call nothing say nothing.
        for (uint32_t i = 0; i < kept_.size(); ++i) {
            const GraphNodeKind kind = whole_.nodes[i].kind;
            kept_[i] = passes(i) && kind == GraphNodeKind::Function;
        }
        for (const GraphEdge& edge : whole_.edges)
            if (passes(edge)) kept_[edge.from] = kept_[edge.to] = true;
    }

    /// Marks what is at most so many steps from the centre along the edges, or against them.
    void spread(unsigned steps, bool forwards) {
        std::vector<bool> seen(kept_.size(), false);
        std::vector<uint32_t> front{center_};
        seen[center_] = kept_[center_] = true;
        for (unsigned step = 0; step < steps && !front.empty(); ++step) {
            std::vector<uint32_t> next;
            for (uint32_t node : front)
                for (uint32_t edge : (forwards ? adjacency_.out : adjacency_.in)[node]) {
                    const uint32_t to = forwards ? whole_.edges[edge].to : whole_.edges[edge].from;
                    if (seen[to] || !passes(whole_.edges[edge])) continue;
                    seen[to] = kept_[to] = true;
                    next.push_back(to);
                }
            front = std::move(next);
        }
    }

    [[nodiscard]] bool isCollapsed(const std::string& group, Grouping rule) const {
        if (group.empty() || focus_.expanded.count(group) != 0) return false;
        const bool ofPackage = focus_.grouping == Grouping::Package && rule == Grouping::Module;
        return ofPackage || focus_.grouping == rule || focus_.collapsed.count(group) != 0;
    }

    /// Modules that hold modules: "pkg" of "pkg.mod".
    void findPackages() {
        for (const GraphNode& node : whole_.nodes)
            for (size_t dot = node.module.rfind('.'); !isPill(node.kind) && dot < std::string::npos;
                 dot = dot == 0 ? std::string::npos : node.module.rfind('.', dot - 1))
                if (!packages_.insert(node.module.substr(0, dot)).second) break;
    }

    /// The package of so many parts that a node stands in; code of the package itself does too.
    [[nodiscard]] std::string packageAt(const GraphNode& node, unsigned depth) const {
        std::string package = packageOf(node, depth);
        if (!package.empty() || isPill(node.kind) || packages_.count(node.module) == 0)
            return package;
        const auto parts = std::count(node.module.begin(), node.module.end(), '.') + 1;
        return parts == static_cast<std::ptrdiff_t>(depth) ? "folder:" + node.module : "";
    }

    /// The outermost package of the node that stands closed.
    [[nodiscard]] std::string closedPackageOf(const GraphNode& node) const {
        for (unsigned depth = std::max(1U, focus_.packageDepth);; ++depth) {
            const std::string package = packageAt(node, depth);
            if (package.empty() || focus_.expanded.count(package) == 0) return package;
        }
    }

    /// The outermost collapsed group of a node, or "".
    [[nodiscard]] std::string collapsedInto(uint32_t index) const {
        const GraphNode& node = whole_.nodes[index];
        // Among groups, the centre stands for itself.
        const bool byRule = index != center_;
        if (byRule && focus_.grouping == Grouping::Package)
            if (std::string package = closedPackageOf(node); !package.empty()) return package;
        for (Grouping rule : {Grouping::Module, Grouping::Class, Grouping::Cycle}) {
            std::string group = groupOf(node, rule);
            if (byRule ? isCollapsed(group, rule) : focus_.collapsed.count(group) != 0)
                return group;
        }
        return "";
    }

    void placeNodes() {
        std::map<std::string, uint32_t> groups;
        for (uint32_t i = 0; i < kept_.size(); ++i) {
            if (!kept_[i]) continue;
            const std::string group = collapsedInto(i);
            const auto next = static_cast<uint32_t>(model_.nodes.size());
            if (group.empty()) {
                shownOf_[i] = next;
                model_.nodes.push_back(whole_.nodes[i]);
                model_.nodes.back().isReason = false;
                continue;
            }
            const auto [found, isNew] = groups.try_emplace(group, next);
            if (isNew) model_.nodes.push_back(groupNode(group, whole_.nodes[i]));
            shownOf_[i] = found->second;
            addMember(model_.nodes[found->second], whole_.nodes[i]);
        }
        for (const auto& [id, index] : groups) finishGroup(model_.nodes[index]);
        for (GraphNode& node : model_.nodes) giveSize(node);
    }

    static GraphNode groupNode(const std::string& id, const GraphNode& first) {
        GraphNode group;
        group.id = id;
        group.kind = GraphNodeKind::Group;
        group.module = first.module;
        group.site = first.site;
        group.isTest = first.isTest;
        const std::string shown = id.substr(id.find(':') + 1);
        const size_t colon = shown.find(':');
        group.name = colon == std::string::npos ? shown : shown.substr(colon + 1);
        if (id.compare(0, 6, "cycle:") == 0) group.name += " and its cycle";
        if (colon != std::string::npos) group.owner = shown.substr(0, colon);
        group.qualifiedName = shown;
        return group;
    }

    void addMember(GraphNode& group, const GraphNode& member) {
        const bool isLibrary = isPill(member.kind);
        if (isLibrary || member.kind == GraphNodeKind::Function) ++group.members;
        if (member.verdict == GraphVerdict::ToGraph) ++toGraph_[group.id];
    }

    void finishGroup(GraphNode& group) {
        const bool isPackage = group.id.compare(0, 8, "package:") == 0;
        const char* const what = isPackage ? " name" : " function";
        group.place = std::to_string(group.members) + what + (group.members == 1 ? "" : "s");
        if (const uint32_t count = toGraph_[group.id])
            group.place += ", " + std::to_string(count) + " to graph";
    }

    void addEdges() {
        std::map<std::tuple<uint32_t, uint32_t, EdgeLook>, GraphEdge> bundles;
        for (const GraphEdge& edge : whole_.edges) {
            const uint32_t from = shownOf_[edge.from], to = shownOf_[edge.to];
            if (from == kNone || to == kNone || !passes(edge)) continue;
            const bool ofGroup = model_.nodes[from].kind == GraphNodeKind::Group ||
                                 model_.nodes[to].kind == GraphNodeKind::Group;
            if (ofGroup && from == to) continue;
            const EdgeLook look = ofGroup ? EdgeLook::Plain : lookOf(edge.kind);
            const auto [found, isNew] = bundles.try_emplace({from, to, look}, edge);
            if (!isNew) bundle(found->second, edge, ofGroup);
            found->second.from = from;
            found->second.to = to;
            if (ofGroup) found->second.kind = GraphEdgeKind::Call;
            if (edge.isReason) model_.nodes[to].isReason = true;
        }
        for (auto& [key, edge] : bundles) model_.edges.push_back(std::move(edge));
    }

    /// Of calls between groups all must enter a trace for the bundle to do so.
    static void bundle(GraphEdge& into, const GraphEdge& edge, bool ofGroup) {
        into.calls += edge.calls;
        into.kind = std::min(into.kind, edge.kind);
        into.entry = ofGroup ? std::min(into.entry, edge.entry) : std::max(into.entry, edge.entry);
        into.runsInCaller = into.runsInCaller || edge.runsInCaller;
        into.isReason = into.isReason || edge.isReason;
        into.sites.insert(into.sites.end(), edge.sites.begin(), edge.sites.end());
    }

    void countCut() {
        for (const GraphEdge& edge : whole_.edges) {
            if (!passes(edge) || kept_[edge.from] == kept_[edge.to]) continue;
            const bool callerShown = kept_[edge.from];
            GraphNode& shown = model_.nodes[shownOf_[callerShown ? edge.from : edge.to]];
            ++(callerShown ? shown.cutCallees : shown.cutCallers);
        }
        for (const GraphEdge& edge : model_.edges) {
            if (model_.nodes[edge.from].kind == GraphNodeKind::Group)
                ++model_.nodes[edge.from].callees;
            if (model_.nodes[edge.to].kind == GraphNodeKind::Group) ++model_.nodes[edge.to].callers;
        }
    }

    /// Frames of packages that were opened, outer ones first; `expanded` has them in that order.
    [[nodiscard]] std::vector<GraphCluster> findPackageFrames() const {
        std::vector<GraphCluster> frames;
        if (focus_.grouping != Grouping::Package) return frames;
        for (const std::string& id : focus_.expanded) {
            if (id.compare(0, 7, "folder:") != 0) continue;
            GraphCluster frame{GraphCluster::Kind::Package, id, id.substr(7), {}};
            std::set<uint32_t> members;
            const std::string inside = frame.label + ".";
            for (uint32_t i = 0; i < kept_.size(); ++i)
                if (kept_[i] && !isPill(whole_.nodes[i].kind) &&
                    (whole_.nodes[i].module + ".").compare(0, inside.size(), inside) == 0)
                    members.insert(shownOf_[i]);
            frame.members.assign(members.begin(), members.end());
            if (!frame.members.empty()) frames.push_back(std::move(frame));
        }
        return frames;
    }

    /// Frames of groups that were opened by hand; a node in two of them stands in the outer one.
    [[nodiscard]] std::vector<GraphCluster> findBoxes() const {
        std::map<std::string, GraphCluster> boxes;
        for (uint32_t i = 0; i < kept_.size(); ++i) {
            if (!kept_[i] || model_.nodes[shownOf_[i]].kind == GraphNodeKind::Group) continue;
            const GraphNode& node = whole_.nodes[i];
            for (Grouping rule : {Grouping::Module, Grouping::Class, Grouping::Cycle}) {
                const std::string id = groupOf(node, rule);
                if (id.empty() || focus_.expanded.count(id) == 0) continue;
                GraphCluster& box = boxes[id];
                box.kind = kindOf(node, rule);
                box.id = id;
                box.label = groupNode(id, node).name;
                box.members.push_back(shownOf_[i]);
                break;
            }
        }
        std::vector<GraphCluster> found = findPackageFrames();
        for (auto& [id, box] : boxes) found.push_back(std::move(box));
        return found;
    }

    static GraphCluster::Kind kindOf(const GraphNode& node, Grouping rule) {
        switch (rule) {
            case Grouping::None:
            case Grouping::Module:
            case Grouping::Package:
                break;
            case Grouping::Class:
                return GraphCluster::Kind::Class;
            case Grouping::Cycle:
                return GraphCluster::Kind::Cycle;
        }
        const bool isLibrary =
            node.kind == GraphNodeKind::External || node.kind == GraphNodeKind::Builtin;
        return isLibrary ? GraphCluster::Kind::Package : GraphCluster::Kind::Module;
    }

    const GraphModel& whole_;
    const Focus& focus_;
    Adjacency adjacency_;
    uint32_t center_;
    std::vector<bool> kept_;         // by node of the whole
    std::vector<uint32_t> shownOf_;  // by node of the whole
    std::map<std::string, uint32_t> toGraph_;
    std::set<std::string> packages_;  // names of modules
    GraphModel model_;
};

}  // namespace

std::string groupOf(const GraphNode& node, Grouping grouping) {
    const bool isLibrary =
        node.kind == GraphNodeKind::External || node.kind == GraphNodeKind::Builtin;
    switch (grouping) {
        case Grouping::None:
        case Grouping::Package:
            return "";
        case Grouping::Module:
            return (isLibrary ? "package:" : "module:") + node.module;
        case Grouping::Class:
            return node.classId.empty() ? "" : "class:" + node.classId;
        case Grouping::Cycle:
            return node.cycle.empty() ? "" : "cycle:" + node.cycle;
    }
    return "";
}

std::string packageOf(const GraphNode& node, unsigned depth) {
    if (isPill(node.kind)) return "";
    size_t end = 0;
    for (unsigned part = 0; part < depth; ++part) {
        end = node.module.find('.', part == 0 ? 0 : end + 1);
        if (end == std::string::npos) return "";
    }
    return "folder:" + node.module.substr(0, end);
}

size_t indexOf(const GraphModel& model, const std::string& id) {
    const auto found = std::find_if(model.nodes.begin(), model.nodes.end(),
                                    [&](const GraphNode& node) { return node.id == id; });
    return static_cast<size_t>(found - model.nodes.begin());
}

GraphModel focusOn(const GraphModel& whole, const Focus& focus) {
    return FocusBuilder(whole, focus).build();
}

}  // namespace graphlift
