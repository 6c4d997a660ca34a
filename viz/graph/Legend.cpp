#include "viz/graph/Legend.h"

#include <algorithm>
#include <array>

#include "viz/graph/GraphStyle.h"

namespace graphlift {

namespace {

bool usesEdge(const GraphModel& model, EdgeLook look) {
    return std::any_of(model.edges.begin(), model.edges.end(), [&](const GraphEdge& edge) {
        return lookOf(edge.kind) == look && edge.entry == TraceEntry::No;
    });
}

LegendEntry line(GraphEdgeKind kind, TraceEntry entry, std::string text) {
    LegendEntry made;
    made.edge.kind = kind;
    made.edge.entry = entry;
    made.text = std::move(text);
    return made;
}

void addLines(const GraphModel& model, std::vector<LegendEntry>& legend) {
    struct Row {
        GraphEdgeKind kind;
        const char* text;
    };
    constexpr std::array<Row, 6> kRows{{{GraphEdgeKind::Call, "call"},
                                        {GraphEdgeKind::Self, "through self"},
                                        {GraphEdgeKind::Inherited, "inherited"},
                                        {GraphEdgeKind::Callback, "callback"},
                                        {GraphEdgeKind::Decorator, "decorator"},
                                        {GraphEdgeKind::Unresolved, "not resolved"}}};
    for (const Row& row : kRows)
        if (usesEdge(model, lookOf(row.kind)))
            legend.push_back(line(row.kind, TraceEntry::No, row.text));
    if (std::any_of(model.edges.begin(), model.edges.end(),
                    [](const GraphEdge& edge) { return edge.entry != TraceEntry::No; }))
        legend.push_back(line(GraphEdgeKind::Call, TraceEntry::Enters, "enters a trace"));
}

void addGlyphs(const GraphModel& model, std::vector<LegendEntry>& legend) {
    constexpr std::array kVerdicts{GraphVerdict::ToGraph,     GraphVerdict::ToEager,
                                   GraphVerdict::Reconfigure, GraphVerdict::Undecided,
                                   GraphVerdict::Keep,        GraphVerdict::InGraph};
    for (GraphVerdict verdict : kVerdicts) {
        const bool used =
            std::any_of(model.nodes.begin(), model.nodes.end(),
                        [&](const GraphNode& node) { return node.verdict == verdict; });
        if (!used) continue;
        LegendEntry entry;
        entry.kind = LegendEntry::Kind::Glyph;
        entry.glyph = glyphOf(verdict);
        entry.text = text(verdict);
        legend.push_back(std::move(entry));
    }
}

void addShapes(const GraphModel& model, std::vector<LegendEntry>& legend) {
    const auto add = [&](GraphNodeKind kind, GraphNodeKind also, const char* text) {
        const bool used =
            std::any_of(model.nodes.begin(), model.nodes.end(), [&](const GraphNode& node) {
                return (node.kind == kind || node.kind == also) &&
                       node.verdict == GraphVerdict::None;
            });
        if (!used) return;
        LegendEntry entry;
        entry.kind = isPill(kind) ? LegendEntry::Kind::Pill : LegendEntry::Kind::Card;
        entry.node = kind;
        entry.text = text;
        legend.push_back(std::move(entry));
    };
    add(GraphNodeKind::Function, GraphNodeKind::Function, "not a candidate");
    add(GraphNodeKind::External, GraphNodeKind::Builtin, "library");
    add(GraphNodeKind::Group, GraphNodeKind::Group, "collapsed");
}

}  // namespace

std::vector<LegendEntry> legendOf(const GraphModel& model) {
    std::vector<LegendEntry> legend;
    addLines(model, legend);
    addGlyphs(model, legend);
    addShapes(model, legend);
    const bool framed =
        std::any_of(model.clusters.begin(), model.clusters.end(),
                    [](const GraphCluster& c) { return c.kind == GraphCluster::Kind::Trace; });
    if (framed) {
        LegendEntry entry;
        entry.kind = LegendEntry::Kind::Frame;
        entry.text = "runs inside one trace";
        legend.push_back(std::move(entry));
    }
    return legend;
}

}  // namespace graphlift
