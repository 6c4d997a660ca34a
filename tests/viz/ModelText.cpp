#include "tests/viz/ModelText.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "analysis/driver/AnalysisHost.h"
#include "tests/support/TemporaryFolder.h"
#include "viz/callgraph/CallGraphDiagram.h"

namespace graphlift::test {

namespace {

std::string nodeLine(const GraphNode& node) {
    std::string line = node.id;
    if (!node.owner.empty()) line += " of " + node.owner;
    line += " | " + node.name + " | " + node.place;
    if (node.verdict != GraphVerdict::None) line += " | " + std::string(text(node.verdict));
    for (const GraphBadge& badge : node.badges) line += " [" + text(badge) + "]";
    if (node.traceRoot == TraceRoot::Now) line += " root";
    if (node.traceRoot == TraceRoot::WouldBe) line += " root-to-be";
    if (node.isReason) line += " reason";
    if (!node.cycle.empty()) line += " cycle " + node.cycle;
    line += " | " + std::to_string(node.callers) + " in";
    if (node.cutCallers > 0) line += " (" + std::to_string(node.cutCallers) + " cut)";
    line += ", " + std::to_string(node.callees) + " out";
    if (node.cutCallees > 0) line += " (" + std::to_string(node.cutCallees) + " cut)";
    return line + "\n";
}

std::string edgeLine(const GraphModel& model, const GraphEdge& edge) {
    std::string line = model.nodes[edge.from].id + " -> " + model.nodes[edge.to].id + " | " +
                       std::string(text(edge.kind));
    if (edge.calls > 1) line += " x" + std::to_string(edge.calls);
    if (edge.entry == TraceEntry::Enters) line += " enters a trace";
    if (edge.entry == TraceEntry::WouldEnter) line += " would enter a trace";
    if (!edge.runsInCaller) line += " outside";
    if (edge.isReason) line += " reason";
    return line + "\n";
}

}  // namespace

std::string printModel(const GraphModel& model) {
    std::string out;
    for (const GraphNode& node : model.nodes) out += nodeLine(node);
    out += "\n";
    for (const GraphEdge& edge : model.edges) out += edgeLine(model, edge);
    for (const GraphCluster& cluster : model.clusters) {
        out += "\n" + cluster.label + ":\n";
        for (uint32_t member : cluster.members) out += "    " + model.nodes[member].id + "\n";
    }
    return out;
}

GraphModel diagramOf(const std::string& files) {
    TemporaryFolder folder;
    std::istringstream lines(files);
    std::string line, name, text;
    const auto keep = [&] {
        if (!name.empty()) folder.write("demo/" + name, text);
        text.clear();
    };
    constexpr std::string_view kMark = "# --- ";
    while (std::getline(lines, line)) {
        if (line.compare(0, kMark.size(), kMark) == 0) {
            keep();
            name = line.substr(kMark.size());
        } else {
            text += line + "\n";
        }
    }
    keep();
    const auto snapshot =
        analyzeProject((folder.path() / "demo").string(), AnalysisOptions(), Workers(1));
    REQUIRE(snapshot);
    return makeCallGraphDiagram(**snapshot);
}

}  // namespace graphlift::test
