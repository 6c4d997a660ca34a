#include "viz/dot/DotWriter.h"

#include "analysis/support/Utf8.h"
#include "viz/graph/GraphStyle.h"

namespace graphlift {

namespace {

std::string_view shapeOf(GraphNodeKind kind) {
    switch (kind) {
        case GraphNodeKind::Function:
        case GraphNodeKind::Unresolved:
            return "box";
        case GraphNodeKind::Class:
            return "component";
        case GraphNodeKind::Module:
            return "folder";
        case GraphNodeKind::External:
        case GraphNodeKind::Builtin:
            return "ellipse";
        case GraphNodeKind::Group:
            return "box3d";
    }
    return "box";
}

std::string_view lineOf(EdgeLook look) {
    switch (look) {
        case EdgeLook::Plain:
        case EdgeLook::Self:
            return "";
        case EdgeLook::Inherited:
            return "dotted";
        case EdgeLook::Callback:
        case EdgeLook::Unresolved:
            return "dashed";
        case EdgeLook::Decorator:
            return "bold";
    }
    return "";
}

std::string labelOf(const GraphNode& node) {
    std::string label = node.owner.empty() ? node.name : node.owner + "." + node.name;
    if (!node.place.empty()) label += "\n" + node.place;
    if (node.verdict != GraphVerdict::None) label += "\n" + std::string(text(node.verdict));
    return label;
}

/// An id is one line, whatever stands in it.
std::string dotName(const GraphNode& node) { return dotQuoted(printable(node.id)); }

std::string nodeRow(const GraphNode& node) {
    std::string row = dotName(node) + " [shape=" + std::string(shapeOf(node.kind)) +
                      ", label=" + dotQuoted(labelOf(node));
    if (node.kind == GraphNodeKind::Unresolved) row += ", style=dashed";
    return row + "];\n";
}

std::string edgeRow(const GraphModel& model, const GraphEdge& edge) {
    std::string row =
        "  " + dotName(model.nodes[edge.from]) + " -> " + dotName(model.nodes[edge.to]);
    std::string attributes;
    const auto add = [&attributes](const std::string& attribute) {
        attributes += (attributes.empty() ? "" : ", ") + attribute;
    };
    if (edge.kind != GraphEdgeKind::Call) add("label=" + dotQuoted(text(edge.kind)));
    const std::string_view line = lineOf(lookOf(edge.kind));
    if (!line.empty()) add("style=" + std::string(line));
    if (edge.entry != TraceEntry::No) add("penwidth=2");
    if (!attributes.empty()) row += " [" + attributes + "]";
    return row + ";\n";
}

std::string clusterRows(const GraphModel& model, size_t index) {
    const GraphCluster& cluster = model.clusters[index];
    std::string rows = "  subgraph \"cluster_" + std::to_string(index) +
                       "\" {\n    label=" + dotQuoted(cluster.label) + ";\n";
    for (uint32_t member : cluster.members)
        rows += "    " + dotName(model.nodes[member]) + ";\n";
    return rows + "  }\n";
}

}  // namespace

std::string writeDot(const GraphModel& model) {
    std::string out =
        "digraph " + dotQuoted(model.title) + " {\n  rankdir=LR;\n  node [shape=box];\n";
    for (const GraphNode& node : model.nodes) out += "  " + nodeRow(node);
    for (size_t i = 0; i < model.clusters.size(); ++i) out += clusterRows(model, i);
    for (const GraphEdge& edge : model.edges) out += edgeRow(model, edge);
    return out + "}\n";
}

std::string dotQuoted(std::string_view text) {
    std::string out = "\"";
    while (true) {
        const size_t line = text.find('\n');
        for (const char c : printable(text.substr(0, line))) {
            if (c == '"' || c == '\\') out += '\\';
            out += c;
        }
        if (line == std::string_view::npos) return out + '"';
        out += "\\n";
        text.remove_prefix(line + 1);
    }
}

}  // namespace graphlift
