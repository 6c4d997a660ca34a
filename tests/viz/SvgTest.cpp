// Pictures as SVG text. Positions are given, so that the golden does not depend on Graphviz.
#include <catch2/catch.hpp>

#include "tests/support/Golden.h"
#include "viz/graph/CardText.h"
#include "viz/graph/GraphStyle.h"
#include "viz/layout/EdgeRouting.h"
#include "viz/svg/GraphSvg.h"
#include "viz/svg/SvgText.h"

using namespace graphlift;

namespace {

GraphNode node(const std::string& name, GraphNodeKind kind, GraphVerdict verdict) {
    GraphNode made;
    made.id = "m:" + name;
    made.kind = kind;
    made.name = name;
    made.place = isPill(kind) ? "" : "m.py:7";
    made.qualifiedName = "m." + name;
    made.verdict = verdict;
    giveSize(made);
    return made;
}

GraphEdge edge(uint32_t from, uint32_t to, GraphEdgeKind kind, TraceEntry entry = TraceEntry::No) {
    GraphEdge made;
    made.from = from;
    made.to = to;
    made.kind = kind;
    made.entry = entry;
    return made;
}

GraphModel model() {
    using Kind = GraphNodeKind;
    GraphModel made;
    made.title = "a <b> & \"c\"";
    made.nodes = {node("caller", Kind::Function, GraphVerdict::None),
                  node("step", Kind::Function, GraphVerdict::ToGraph),
                  node("<lambda1>", Kind::Function, GraphVerdict::Keep),
                  node("numpy.random.normal", Kind::External, GraphVerdict::None),
                  node("table[i](\xe2\x80\xa6)", Kind::Unresolved, GraphVerdict::None),
                  node("pkg.models", Kind::Group, GraphVerdict::None)};
    made.nodes[1].badges = {{GraphBadge::Kind::Safe, 0}};
    made.nodes[2].badges = {{GraphBadge::Kind::Fails, 4}};
    made.nodes[3].isReason = true;
    made.edges = {edge(0, 1, GraphEdgeKind::Call, TraceEntry::WouldEnter),
                  edge(0, 2, GraphEdgeKind::Self), edge(1, 3, GraphEdgeKind::Callback),
                  edge(1, 4, GraphEdgeKind::Unresolved), edge(1, 5, GraphEdgeKind::Decorator)};
    made.clusters = {{GraphCluster::Kind::Trace,
                      "trace:m:step",
                      "Would run inside the trace of step",
                      {1, 3, 4, 5}}};
    return made;
}

/// Two columns and a third, as the layout program would answer.
GraphLayout layoutOf(const GraphModel& made) {
    LayoutRequest request;
    GraphLayout layout;
    const std::vector<LayoutPoint> at{{0, 60},  {232, 40}, {232, 160},
                                      {464, 0}, {464, 50}, {464, 110}};
    for (size_t i = 0; i < made.nodes.size(); ++i) {
        request.sizes.emplace_back(made.nodes[i].width, made.nodes[i].height);
        layout.nodes.push_back({at[i].x, at[i].y, made.nodes[i].width, made.nodes[i].height});
    }
    for (const GraphEdge& e : made.edges) {
        request.edges.emplace_back(e.from, e.to);
        const LayoutPoint a = layout.nodes[e.from].center(), b = layout.nodes[e.to].center();
        layout.edges.push_back({a, a, b, b});
    }
    finishLayout(made, request, layout);
    return layout;
}

}  // namespace

TEST_CASE("a picture in both themes") {
    const GraphModel made = model();
    const GraphLayout layout = layoutOf(made);
    const std::string light = writeGraphSvg(made, layout, {.center = "m:step"});
    CHECK(testing::compareGolden("tests/viz/goldens/picture.svg", light) == "");
    const std::string dark =
        writeGraphSvg(made, layout, {.theme = PictureTheme::Dark, .center = "m:step"});
    CHECK(dark != light);
    CHECK(dark.find("#15171A") != std::string::npos);
    CHECK(light.find("#15171A") == std::string::npos);
}

TEST_CASE("texts of the analysed code cannot break out of the picture") {
    CHECK(svgEscaped("<a href=\"x\">&\x1b\n") == "&lt;a href=&quot;x&quot;&gt;&amp;\\x1b\\x0a");
    const std::string svg = writeGraphSvg(model(), layoutOf(model()), {});
    CHECK(svg.find("<lambda1>") == std::string::npos);
    CHECK(svg.find("&lt;lambda1&gt;") != std::string::npos);
}

TEST_CASE("every colour and drawing that pictures use is there in both themes") {
    for (PictureTheme theme : {PictureTheme::Light, PictureTheme::Dark}) {
        for (const char* token : {"canvas", "panel", "well", "edge", "hair", "ink", "ink-2",
                                  "ink-3", "lane-graph", "lane-graph-bg", "evidence"})
            CHECK(colourOf(theme, token).size() == 7);
        for (int kind = 0; kind <= static_cast<int>(GraphEdgeKind::Unresolved); ++kind)
            for (TraceEntry entry : {TraceEntry::No, TraceEntry::Enters})
                CHECK(colourOf(theme,
                               styleOf(edge(0, 1, static_cast<GraphEdgeKind>(kind), entry)).token)
                          .size() == 7);
        for (int verdict = 1; verdict <= static_cast<int>(GraphVerdict::InGraph); ++verdict) {
            const auto glyph = glyphOf(static_cast<GraphVerdict>(verdict));
            CHECK(colourOf(theme, glyph).size() == 7);
            CHECK(drawingOf(glyph).find("currentColor") != std::string::npos);
        }
    }
    CHECK(colourOf(PictureTheme::Light, "no-such-token").empty());
}

TEST_CASE("long texts keep what tells them apart") {
    const auto letters = [](std::string_view text) {
        return svgTextWidth(text, SvgFont::Mono, 10) / 6;
    };
    CHECK(elideMiddle("short", 10, letters) == "short");
    CHECK(elideMiddle("validate_step_twice", 10, letters) == "valid…wice");
    CHECK(elideMiddle("größerer_schritt", 8, letters) == "größ…itt");
    CHECK(dottedTail("a.optimizers.Adam", 15, letters) == "optimizers.Adam");
    CHECK(dottedTail("a.optimizers.apply_gradients", 20, letters) == "…apply_gradients");
    GraphNode method;
    method.name = "__init__";
    method.owner = "Trainer";
    method.place = "train.py:49";
    method.site.at.line = 49;
    CHECK(fittedPlace(method, 30, letters) == "Trainer, train.py:49");
    CHECK(fittedPlace(method, 16, letters) == "Trainer, line 49");
    CHECK(fittedPlace(method, 12, letters) == "train.py:49");
    CHECK(fittedPlace(method, 8, letters) == "line 49");
}
