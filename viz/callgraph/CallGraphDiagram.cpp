#include "viz/callgraph/CallGraphDiagram.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "analysis/support/Utf8.h"
#include "viz/callgraph/CallGraphView.h"
#include "viz/callgraph/NodeFacts.h"
#include "viz/callgraph/TraceMarks.h"

namespace graphlift {

namespace {

/// Beyond so many unresolved calls in one function they stand as one card.
constexpr size_t kMaxUnresolvedCards = 3;

using SiteKey = std::tuple<FileId, uint32_t, uint32_t>;  // file, begin, end

class Diagram {
  public:
    explicit Diagram(const AnalysisSnapshot& snapshot)
        : snapshot_(snapshot), view_(viewCallGraph(snapshot, std::nullopt)) {}

    GraphModel build() {
        model_.title = printable(snapshot_.projectName);
        for (const CallGraphNode& node : view_.nodes)
            model_.nodes.push_back(
                node.function ? projectNode(snapshot_, node.function)
                              : libraryNode(node.path, node.kind == CallGraphNode::Kind::Builtin));
        findReasons();
        for (const CallGraphEdge& edge : view_.edges) addEdge(edge);
        addUnresolved();
        countNeighbours();
        markCycles();
        markTraceEntries(model_, makesGraph_);
        return std::move(model_);
    }

  private:
    [[nodiscard]] GraphSite siteOf(const SourceRange& where) const {
        const SourceFile& source = *snapshot_.program->files[where.file.index()]->source;
        return {source.path(), source.position(where.range.begin), where.range};
    }

    /// The places that failing preconditions of functions that stay as they are end at.
    void findReasons() {
        for (const Verdict& verdict : snapshot_.verdicts) {
            if (verdict.action != Action::Keep) continue;
            for (const Finding& finding : verdict.findings) {
                if (finding.status != Status::Fails || finding.evidence.empty()) continue;
                if (group(finding.id) != Group::Safety) continue;
                const SourceRange& end = finding.evidence.back().where;
                reasons_.insert({end.file, end.range.begin, end.range.end});
            }
        }
    }

    [[nodiscard]] bool isReason(const CallGraphEdge& edge) const {
        if (view_.nodes[edge.callee].function) return false;
        return std::any_of(edge.sites.begin(), edge.sites.end(), [&](const SourceRange& site) {
            return reasons_.count({site.file, site.range.begin, site.range.end}) != 0;
        });
    }

    [[nodiscard]] GraphEdgeKind kindOf(const CallGraphEdge& edge) const {
        switch (edge.kind) {
            case EdgeKind::Call:
                break;
            case EdgeKind::Constructor:
                return GraphEdgeKind::Constructor;
            case EdgeKind::Callback:
                return GraphEdgeKind::Callback;
            case EdgeKind::Decorator:
                return GraphEdgeKind::Decorator;
            case EdgeKind::Iteration:
                return GraphEdgeKind::Iteration;
            case EdgeKind::ContextManager:
                return GraphEdgeKind::ContextManager;
            case EdgeKind::Property:
                return GraphEdgeKind::Property;
            case EdgeKind::Operator:
                return GraphEdgeKind::Operator;
        }
        if (!edge.throughReceiver) return GraphEdgeKind::Call;
        const bool sameClass =
            model_.nodes[edge.caller].owner == model_.nodes[edge.callee].owner &&
            model_.nodes[edge.caller].classId == model_.nodes[edge.callee].classId;
        return sameClass ? GraphEdgeKind::Self : GraphEdgeKind::Inherited;
    }

    void addEdge(const CallGraphEdge& edge) {
        GraphEdge made;
        made.from = edge.caller;
        made.to = edge.callee;
        made.kind = kindOf(edge);
        made.runsInCaller = !edge.python && edge.kind != EdgeKind::Decorator;
        made.isReason = isReason(edge);
        made.calls = static_cast<uint32_t>(edge.sites.size());
        for (const SourceRange& site : edge.sites) made.sites.push_back(siteOf(site));
        if (made.isReason) model_.nodes[made.to].isReason = true;
        makesGraph_.push_back(edge.traced);
        model_.edges.push_back(std::move(made));
    }

    /// One card a text, or one for all of them.
    void addUnresolved() {
        std::map<uint32_t, std::map<std::string, std::vector<const UnresolvedCall*>>> calls;
        for (const UnresolvedCall& call : view_.unresolved)
            calls[call.caller][call.text].push_back(&call);
        for (const auto& [caller, texts] : calls) {
            const bool asOne = texts.size() > kMaxUnresolvedCards;
            std::vector<const UnresolvedCall*> all;
            uint32_t number = 0;
            for (const auto& [text, sites] : texts) {
                if (!asOne) addUnresolvedCard(caller, ++number, sites, sites.size());
                all.insert(all.end(), sites.begin(), sites.end());
            }
            if (asOne) addUnresolvedCard(caller, 0, all, texts.size());
        }
    }

    void addUnresolvedCard(uint32_t caller, uint32_t number,
                           const std::vector<const UnresolvedCall*>& calls, size_t count) {
        const GraphNode& owner = model_.nodes[caller];
        GraphNode node;
        node.kind = GraphNodeKind::Unresolved;
        node.id = "unresolved:" + owner.id + "@" + std::to_string(number);
        node.site = siteOf(calls.front()->where);
        node.module = owner.module;
        node.classId = owner.classId;
        node.isTest = owner.isTest;
        const bool many = number == 0;
        node.name = many ? std::to_string(count) + " calls" : calledText(calls.front()->text);
        node.place =
            many ? "not resolved" : "not resolved, line " + std::to_string(node.site.at.line);
        node.qualifiedName = printable(calls.front()->text);
        node.signature = printable(calls.front()->reason);
        GraphEdge edge;
        edge.from = caller;
        edge.to = static_cast<uint32_t>(model_.nodes.size());
        edge.kind = GraphEdgeKind::Unresolved;
        edge.calls = 1;
        for (const UnresolvedCall* call : calls) edge.sites.push_back(siteOf(call->where));
        model_.nodes.push_back(std::move(node));
        model_.edges.push_back(std::move(edge));
        makesGraph_.push_back(false);
    }

    /// "handlers[name](x, y)" -> "handlers[name](…)": what is called, on one line.
    static std::string calledText(const std::string& text) {
        size_t open = text.size();
        int depth = 0;
        for (size_t i = text.size(); i-- > 0;) {
            if (text[i] == ')') ++depth;
            if (text[i] == '(' && --depth == 0) {
                open = i;
                break;
            }
        }
        std::string shown;
        for (const char c : text.substr(0, open))
            if (c != '\n' && c != '\r' && c != '\t') shown += c;
        return printable(shown) + (open == text.size() ? "" : "(\u2026)");
    }

    void countNeighbours() {
        std::set<std::pair<uint32_t, uint32_t>> pairs;
        for (const GraphEdge& edge : model_.edges) pairs.emplace(edge.from, edge.to);
        for (const auto& [from, to] : pairs) {
            ++model_.nodes[from].callees;
            ++model_.nodes[to].callers;
        }
    }

    /// A cycle is named after its member with the smallest id.
    void markCycles() {
        const CallGraph& graph = *snapshot_.callGraph;
        std::map<uint32_t, std::string> names;
        for (uint32_t i = 0; i < view_.nodes.size(); ++i) {
            const FunctionId function = view_.nodes[i].function;
            if (!function) continue;
            const uint32_t component = graph.component[function.index()];
            if (graph.components[component].size() < 2) continue;
            model_.nodes[i].cycle = names.try_emplace(component, model_.nodes[i].id).first->second;
        }
    }

    const AnalysisSnapshot& snapshot_;
    const CallGraphView view_;
    GraphModel model_;
    std::vector<bool> makesGraph_;  // by edge
    std::set<SiteKey> reasons_;
};

}  // namespace

GraphModel makeCallGraphDiagram(const AnalysisSnapshot& snapshot) {
    return Diagram(snapshot).build();
}

std::string graphNodeId(const AnalysisSnapshot& snapshot, FunctionId function) {
    return function ? snapshot.program->idOf(function) : std::string();
}

}  // namespace graphlift
