#include "viz/callgraph/CallGraphView.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace graphlift {

namespace {

bool isComprehension(ScopeKind scope) {
    switch (scope) {
        case ScopeKind::ListComp:
        case ScopeKind::SetComp:
        case ScopeKind::DictComp:
        case ScopeKind::GeneratorExp:
            return true;
        case ScopeKind::Module:
        case ScopeKind::Class:
        case ScopeKind::Function:
        case ScopeKind::Lambda:
            return false;
    }
    return false;
}

CallGraphNode::Kind kindOf(ScopeKind scope) {
    if (scope == ScopeKind::Module) return CallGraphNode::Kind::Module;
    return scope == ScopeKind::Class ? CallGraphNode::Kind::Class : CallGraphNode::Kind::Function;
}

class Builder {
  public:
    explicit Builder(const AnalysisSnapshot& snapshot)
        : program_(*snapshot.program), graph_(*snapshot.callGraph) {}

    CallGraphView build() {
        projectNodes();
        for (const FunctionEdge& edge : graph_.edges) addEdge(edge);
        for (auto& [key, edge] : edges_) {
            std::sort(edge.sites.begin(), edge.sites.end(), before);
            view_.edges.push_back(std::move(edge));
        }
        addUnresolved();
        sortNodes();
        return std::move(view_);
    }

  private:
    static bool before(const SourceRange& a, const SourceRange& b) {
        return std::tie(a.file, a.range.begin, a.range.end) <
               std::tie(b.file, b.range.begin, b.range.end);
    }

    void projectNodes() {
        nodeOf_.resize(program_.functions.size());
        for (size_t i = 0; i < program_.functions.size(); ++i) {
            const FunctionId f(i);
            const IrFunction& ir = program_.ir(f);
            if (isComprehension(ir.scope)) {
                nodeOf_[i] = nodeOf_[program_.functions[f].parent.index()];
                continue;
            }
            const SourceFile& source = *program_.tree(f).source;
            nodeOf_[i] = static_cast<uint32_t>(view_.nodes.size());
            view_.nodes.push_back({program_.idOf(f), kindOf(ir.scope), f, "",
                                   source.position(program_.tree(f).range(ir.node).begin)});
        }
    }

    uint32_t libraryNode(ExternalId external) {
        const std::string& path = program_.externals[external.index()];
        const auto [found, isNew] =
            libraries_.try_emplace(path, static_cast<uint32_t>(view_.nodes.size()));
        if (isNew) {
            constexpr std::string_view kBuiltins = "builtins.";
            const bool builtin = path.compare(0, kBuiltins.size(), kBuiltins) == 0;
            view_.nodes.push_back(
                {builtin ? "builtin:" + path.substr(kBuiltins.size()) : "ext:" + path,
                 builtin ? CallGraphNode::Kind::Builtin : CallGraphNode::Kind::External,
                 FunctionId(), path, Position()});
        }
        return found->second;
    }

    void addEdge(const FunctionEdge& edge) {
        if (edge.callee.isNone() && edge.external.isNone()) return;
        if (edge.callee && isComprehension(program_.ir(edge.callee).scope)) return;
        std::vector<InstId> written = edge.sites;
        if (isComprehension(program_.ir(edge.caller).scope))
            written.erase(std::remove_if(written.begin(), written.end(),
                                         [&](InstId site) { return !isWritten(edge, site); }),
                          written.end());
        if (written.empty()) return;
        const uint32_t callee =
            edge.callee ? nodeOf_[edge.callee.index()] : libraryNode(edge.external);
        const uint32_t caller = nodeOf_[edge.caller.index()];
        const bool throughReceiver = std::all_of(written.begin(), written.end(), [&](InstId site) {
            return isThroughReceiver(edge, site);
        });
        const auto [found, isNew] =
            edges_.try_emplace({caller, callee, edge.kind},
                               CallGraphEdge{caller, callee, edge.kind, {}, false, true, true});
        CallGraphEdge& into = found->second;
        into.traced = into.traced || edge.traced;
        into.python = into.python && edge.python;
        into.throughReceiver = into.throughReceiver && throughReceiver;
        for (InstId site : written) {
            const SourceRange where = program_.rangeOf(edge.caller, site);
            if (std::find(into.sites.begin(), into.sites.end(), where) == into.sites.end())
                into.sites.push_back(where);
        }
    }

    /// `self.f(...)`, `cls.f(...)` or `super().f(...)`, not `self.layer(...)`.
    [[nodiscard]] bool isThroughReceiver(const FunctionEdge& edge, InstId site) const {
        if (edge.kind != EdgeKind::Call || edge.redirected || !edge.callee) return false;
        const IrFunction& ir = program_.ir(edge.caller);
        if (ir[site].kind != InstKind::Call) return false;
        const Inst& lookup = ir[ir[site].valueA()];
        if (lookup.kind != InstKind::GetAttr || lookup.nameB() != program_.ir(edge.callee).name)
            return false;
        const Inst& receiver = ir[lookup.valueA()];
        if (receiver.kind == InstKind::Param) return receiver.a == 0 && isMethod(edge.caller);
        if (receiver.kind != InstKind::Call) return false;
        const Inst& called = ir[receiver.valueA()];
        return called.kind == InstKind::LoadGlobal &&
               program_.names->text(called.nameA()) == "super";
    }

    [[nodiscard]] bool isMethod(FunctionId f) const {
        const FunctionId parent = program_.functions[f].parent;
        return parent && program_.ir(parent).scope == ScopeKind::Class;
    }

    /// Comprehensions add their elements by calls that nobody wrote: of an attribute that is none
    /// in the source.
    [[nodiscard]] bool isWritten(const FunctionEdge& edge, InstId site) const {
        const IrFunction& ir = program_.ir(edge.caller);
        if (edge.kind != EdgeKind::Call || ir[site].kind != InstKind::Call) return true;
        const Inst& callee = ir[ir[site].valueA()];
        return callee.kind != InstKind::GetAttr ||
               program_.tree(edge.caller).kind(callee.node) == NodeKind::Attribute;
    }

    void addUnresolved() {
        for (size_t i = 0; i < program_.functions.size(); ++i) {
            std::map<InstId, UnknownReason> sites;
            for (SpecializationId context : program_.contexts[i])
                for (const UnresolvedSite& site : program_.specializations[context].unresolved)
                    sites.emplace(site.site, site.reason);
            for (const auto& [site, reason] : sites) addUnresolved(FunctionId(i), site, reason);
        }
    }

    void addUnresolved(FunctionId function, InstId site, UnknownReason reason) {
        const SourceRange where = program_.rangeOf(function, site);
        const std::string_view text = program_.files[where.file.index()]->source->text();
        view_.unresolved.push_back(
            {nodeOf_[function.index()], where,
             std::string(text.substr(where.range.begin, where.range.end - where.range.begin)),
             std::string(describe(reason))});
    }

    void sortNodes() {
        std::vector<uint32_t> order(view_.nodes.size()), place(view_.nodes.size());
        for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
            return view_.nodes[a].id < view_.nodes[b].id;
        });
        std::vector<CallGraphNode> sorted;
        sorted.reserve(order.size());
        for (uint32_t old : order) {
            place[old] = static_cast<uint32_t>(sorted.size());
            sorted.push_back(std::move(view_.nodes[old]));
        }
        view_.nodes = std::move(sorted);
        for (CallGraphEdge& edge : view_.edges) {
            edge.caller = place[edge.caller];
            edge.callee = place[edge.callee];
        }
        for (UnresolvedCall& call : view_.unresolved) call.caller = place[call.caller];
        std::sort(view_.edges.begin(), view_.edges.end(),
                  [](const CallGraphEdge& a, const CallGraphEdge& b) {
                      return std::tie(a.caller, a.callee, a.kind) <
                             std::tie(b.caller, b.callee, b.kind);
                  });
        std::stable_sort(
            view_.unresolved.begin(), view_.unresolved.end(),
            [](const UnresolvedCall& a, const UnresolvedCall& b) { return a.caller < b.caller; });
    }

    const Program& program_;
    const CallGraph& graph_;
    CallGraphView view_;
    std::vector<uint32_t> nodeOf_;
    std::map<std::string, uint32_t> libraries_;
    std::map<std::tuple<uint32_t, uint32_t, EdgeKind>, CallGraphEdge> edges_;
};

/// Marks what is at most `hops` away from the center along the edges, or against them.
void spread(const CallGraphView& view, uint32_t center, unsigned hops, bool forwards,
            std::vector<bool>& kept) {
    std::set<uint32_t> front{center};
    std::vector<bool> seen(view.nodes.size(), false);
    seen[center] = kept[center] = true;
    for (unsigned hop = 0; hop < hops && !front.empty(); ++hop) {
        std::set<uint32_t> next;
        for (const CallGraphEdge& edge : view.edges) {
            const uint32_t from = forwards ? edge.caller : edge.callee;
            const uint32_t to = forwards ? edge.callee : edge.caller;
            if (front.count(from) == 0 || seen[to]) continue;
            seen[to] = kept[to] = true;
            next.insert(to);
        }
        front = std::move(next);
    }
}

void keepOnly(CallGraphView& view, const std::vector<bool>& kept) {
    std::vector<uint32_t> place(view.nodes.size());
    std::vector<CallGraphNode> nodes;
    for (size_t i = 0; i < kept.size(); ++i) {
        place[i] = static_cast<uint32_t>(nodes.size());
        if (kept[i]) nodes.push_back(std::move(view.nodes[i]));
    }
    view.nodes = std::move(nodes);
    std::vector<CallGraphEdge> edges;
    for (CallGraphEdge& edge : view.edges) {
        if (!kept[edge.caller] || !kept[edge.callee]) continue;
        edge.caller = place[edge.caller];
        edge.callee = place[edge.callee];
        edges.push_back(std::move(edge));
    }
    view.edges = std::move(edges);
    std::vector<UnresolvedCall> unresolved;
    for (UnresolvedCall& call : view.unresolved) {
        if (!kept[call.caller]) continue;
        call.caller = place[call.caller];
        unresolved.push_back(std::move(call));
    }
    view.unresolved = std::move(unresolved);
}

}  // namespace

CallGraphView viewCallGraph(const AnalysisSnapshot& snapshot,
                            const std::optional<Neighbourhood>& around) {
    CallGraphView view = Builder(snapshot).build();
    if (!around) return view;
    const FunctionId center = snapshot.facts->functions[around->center].function;
    const auto found =
        std::find_if(view.nodes.begin(), view.nodes.end(),
                     [&](const CallGraphNode& node) { return node.function == center; });
    if (found == view.nodes.end()) return view;
    const auto index = static_cast<uint32_t>(found - view.nodes.begin());
    std::vector<bool> kept(view.nodes.size(), false);
    spread(view, index, around->callers, false, kept);
    spread(view, index, around->callees, true, kept);
    keepOnly(view, kept);
    return view;
}

std::string_view text(EdgeKind kind) {
    switch (kind) {
        case EdgeKind::Call:
            return "call";
        case EdgeKind::Constructor:
            return "constructor";
        case EdgeKind::Callback:
            return "callback";
        case EdgeKind::Decorator:
            return "decorator";
        case EdgeKind::Iteration:
            return "iteration";
        case EdgeKind::ContextManager:
            return "context-manager";
        case EdgeKind::Property:
            return "property";
        case EdgeKind::Operator:
            return "operator";
    }
    return "";
}

std::string_view text(CallGraphNode::Kind kind) {
    switch (kind) {
        case CallGraphNode::Kind::Function:
            return "function";
        case CallGraphNode::Kind::Class:
            return "class";
        case CallGraphNode::Kind::Module:
            return "module";
        case CallGraphNode::Kind::External:
            return "external";
        case CallGraphNode::Kind::Builtin:
            return "builtin";
    }
    return "";
}

}  // namespace graphlift
