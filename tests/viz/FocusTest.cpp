// What a focus does to graphs that no small project has: too many nodes, bundles, several traces.
#include <catch2/catch.hpp>

#include "viz/graph/Focus.h"
#include "viz/graph/GraphStyle.h"
#include "viz/layout/LayoutPolicy.h"

using namespace graphlift;

namespace {

GraphNode function(const std::string& module, uint32_t number) {
    GraphNode node;
    node.module = module;
    node.id = module + ":f" + std::to_string(number);
    node.name = "f" + std::to_string(number);
    return node;
}

GraphEdge call(uint32_t from, uint32_t to, TraceEntry entry = TraceEntry::No) {
    GraphEdge edge;
    edge.from = from;
    edge.to = to;
    edge.entry = entry;
    return edge;
}

/// `modules` modules of ten functions; each function calls the next, and its module's library.
GraphModel big(uint32_t modules, uint32_t libraries) {
    GraphModel model;
    for (uint32_t m = 0; m < modules; ++m)
        for (uint32_t i = 0; i < 10; ++i)
            model.nodes.push_back(function("m" + std::to_string(m), i));
    const auto count = static_cast<uint32_t>(model.nodes.size());
    for (uint32_t l = 0; l < libraries; ++l) {
        GraphNode node = function("lib" + std::to_string(l), 0);
        node.kind = GraphNodeKind::External;
        model.nodes.push_back(node);
    }
    for (uint32_t i = 0; i + 1 < count; ++i) {
        model.edges.push_back(call(i, i + 1));
        for (uint32_t l = 0; l < libraries && i % 10 == 0; ++l)
            model.edges.push_back(call(i, count + l));
    }
    return model;
}

size_t countOf(const GraphModel& model, GraphNodeKind kind) {
    size_t count = 0;
    for (const GraphNode& node : model.nodes) count += node.kind == kind ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("a graph that fits is shown as asked") {
    const FittedFocus fitted = fitFocus(big(20, 1), {});
    CHECK(text(fitted).empty());
    CHECK(fitted.model.nodes.size() == 201);
}

TEST_CASE("a graph that does not fit is shown as modules, then without libraries") {
    const FittedFocus modules = fitFocus(big(120, 1), {});
    CHECK(text(modules) == "as modules");
    CHECK(countOf(modules.model, GraphNodeKind::Group) == 121);
    const FittedFocus bare = fitFocus(big(120, 8), {});
    CHECK(text(bare) == "as modules, without libraries");
    CHECK(bare.model.nodes.size() == 120);
}

TEST_CASE("around a centre, fewer steps are taken before modules") {
    GraphModel model = big(120, 0);
    // The centre calls two functions, and one of those calls all others.
    const auto count = static_cast<uint32_t>(model.nodes.size());
    model.edges = {call(0, 1), call(0, 2)};
    for (uint32_t i = 3; i < count; ++i) model.edges.push_back(call(1, i));
    Focus focus;
    focus.center = "m0:f0";
    focus.callees = Focus::kAll;
    const FittedFocus fitted = fitFocus(model, focus);
    CHECK(fitted.fewerSteps);
    CHECK_FALSE(fitted.modules);
    CHECK(fitted.model.nodes.size() == 3);
    CHECK(text(fitted) == "with callers to step 1, callees to step 1");
    focus.callees = 1;
    CHECK(text(fitFocus(model, focus)).empty());
}

TEST_CASE("calls between groups enter a trace only when all of them do") {
    GraphModel model;
    model.nodes = {function("a", 0), function("a", 1), function("b", 0), function("b", 1)};
    model.edges = {call(0, 2, TraceEntry::Enters), call(1, 3)};
    Focus focus;
    focus.grouping = Grouping::Module;
    REQUIRE(focusOn(model, focus).edges.size() == 1);
    CHECK(focusOn(model, focus).edges[0].entry == TraceEntry::No);
    CHECK(focusOn(model, focus).edges[0].calls == 2);
    model.edges[1].entry = TraceEntry::Enters;
    CHECK(focusOn(model, focus).edges[0].entry == TraceEntry::Enters);
}

TEST_CASE("a function that two traces run is framed by the one of the centre") {
    GraphModel model;
    model.nodes = {function("m", 0), function("m", 1), function("m", 2)};
    model.nodes[0].traceRoot = TraceRoot::Now;
    model.nodes[1].traceRoot = TraceRoot::WouldBe;
    model.edges = {call(0, 2), call(1, 2)};
    Focus focus;
    focus.center = "m:f1";
    focus.callers = focus.callees = Focus::kAll;
    const GraphModel one = focusOn(model, focus);
    REQUIRE(one.clusters.size() == 1);
    CHECK(one.clusters[0].label == "Would run inside the trace of f1");
    CHECK(one.clusters[0].members.size() == 2);
    focus.center = "m:f2";
    const GraphModel two = focusOn(model, focus);
    REQUIRE(two.clusters.size() == 1);
    CHECK(two.clusters[0].label == "Runs inside the trace of f0");
}

TEST_CASE("a trace whose start is not shown frames what is") {
    GraphModel model;
    model.nodes = {function("m", 0), function("m", 1), function("m", 2)};
    model.nodes[0].traceRoot = TraceRoot::Now;
    model.edges = {call(0, 1), call(1, 2)};
    Focus focus;
    focus.center = "m:f2";
    focus.callers = 1;
    const GraphModel shown = focusOn(model, focus);
    REQUIRE(shown.nodes.size() == 2);
    REQUIRE(shown.clusters.size() == 1);
    CHECK(shown.clusters[0].label == "Runs inside the trace of f0");
}

TEST_CASE("what runs outside of the caller's trace is not framed with it") {
    GraphModel model;
    model.nodes = {function("m", 0), function("m", 1), function("m", 2)};
    model.nodes[0].traceRoot = TraceRoot::Now;
    model.edges = {call(0, 1), call(0, 2)};
    model.edges[1].runsInCaller = false;
    const GraphModel shown = focusOn(model, {});
    REQUIRE(shown.clusters.size() == 1);
    CHECK(shown.clusters[0].members == std::vector<uint32_t>{0, 1});
}

TEST_CASE("packages stand as one card each, and an open one shows what is a part deeper") {
    GraphModel model;
    model.nodes = {function("pkg.a.x", 0), function("pkg.a.y", 0), function("pkg.b", 0),
                   function("top", 0)};
    model.edges = {call(0, 1), call(1, 2), call(2, 3)};
    Focus focus;
    focus.grouping = Grouping::Package;
    focus.packageDepth = 1;
    const GraphModel closed = focusOn(model, focus);
    REQUIRE(closed.nodes.size() == 2);
    CHECK(closed.nodes[0].id == "folder:pkg");
    CHECK(closed.nodes[0].members == 3);
    CHECK(closed.nodes[1].id == "module:top");
    CHECK(closed.edges.size() == 1);
    focus.expanded = {"folder:pkg"};
    const GraphModel open = focusOn(model, focus);
    REQUIRE(open.nodes.size() == 3);
    CHECK(open.nodes[0].id == "folder:pkg.a");
    CHECK(open.nodes[1].id == "module:pkg.b");
    REQUIRE(open.clusters.size() == 1);
    CHECK(open.clusters[0].label == "pkg");
    CHECK(open.clusters[0].members == std::vector<uint32_t>{0, 1});
}

TEST_CASE("a whole project is cut into as many packages as can be read") {
    GraphModel model;
    for (int package = 0; package < 12; ++package)
        for (int module = 0; module < 12; ++module)
            model.nodes.push_back(function(
                "pkg" + std::to_string(package) + ".m" + std::to_string(module) + ".x", 0));
    const WholeFit fit = fitWhole(model);
    CHECK(fit.packageDepth == 1);
    CHECK(fit.libraries);
    Focus focus;
    focus.grouping = Grouping::Package;
    const FittedFocus fitted = fitFocus(model, focus);
    CHECK(fitted.model.nodes.size() == 12);
    CHECK(isReadable(fitted.model));
    model.nodes.resize(30);
    CHECK(fitWhole(model).packageDepth == 1);  // nothing calls anything: no cut tells more
    for (uint32_t i = 0; i + 1 < 30; ++i) model.edges.push_back(call(i, i + 1));
    CHECK(fitWhole(model).packageDepth > 1);
}

TEST_CASE("a first look around a busy centre stays readable, a second one shows what is asked") {
    GraphModel model = big(120, 0);
    const auto count = static_cast<uint32_t>(model.nodes.size());
    for (uint32_t i = 1; i < count; ++i) model.edges.push_back(call(i, 0));
    Focus focus;
    focus.center = "m0:f0";
    focus.callers = 1;
    focus.readable = true;
    const FittedFocus first = fitFocus(model, focus);
    CHECK(isReadable(first.model));
    // The centre stands for itself among the groups.
    CHECK(indexOf(first.model, "m0:f0") < first.model.nodes.size());
    CHECK_FALSE(text(first).empty());
    focus.readable = false;
    model.nodes.resize(400);
    std::erase_if(model.edges,
                  [](const GraphEdge& edge) { return edge.from >= 400 || edge.to >= 400; });
    CHECK(fitFocus(model, focus).model.nodes.size() == 400);
}

TEST_CASE("long names get wider cards, in steps") {
    GraphNode node = function("m", 0);
    const auto widthOf = [&](const std::string& name) {
        node.name = name;
        node.width = 0;
        giveSize(node);
        return node.width;
    };
    CHECK(widthOf("step") == card::kWidth);
    CHECK(widthOf("preprocess_true_boxes") == card::kWide);
    CHECK(widthOf("a_name_that_would_not_fit_on_anything_at_all") == card::kWidest);
}
