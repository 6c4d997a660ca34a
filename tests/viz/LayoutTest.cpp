// The layout program's text, its process, and the lines drawn from its answers.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <thread>

#include "tests/support/TemporaryFolder.h"
#include "viz/graph/GraphStyle.h"
#include "viz/layout/EdgeRouting.h"
#include "viz/layout/LayoutPolicy.h"
#include "viz/layout/LayoutProcess.h"
#include "viz/layout/LayoutProtocol.h"

using namespace graphlift;
using namespace std::chrono_literals;

namespace {

/// `count` cards, a call from each to the next and from every third two further.
GraphModel chain(uint32_t count) {
    GraphModel model;
    for (uint32_t i = 0; i < count; ++i) {
        GraphNode node;
        node.id = "m:f" + std::to_string(i);
        giveSize(node);
        model.nodes.push_back(node);
        GraphEdge edge;
        edge.from = i;
        edge.to = i + 1;
        if (i + 1 < count) model.edges.push_back(edge);
        edge.to = i + 3;
        if (i % 3 == 0 && i + 3 < count) model.edges.push_back(edge);
    }
    return model;
}

GraphLayout laidOut(const GraphModel& model, const LayoutChoice& choice = {}) {
    const LayoutRequest request = requestLayout(model, choice);
    auto layout = runLayout(request, layoutProgramPath(), 20s);
    REQUIRE(layout);
    finishLayout(model, request, *layout);
    return *layout;
}

bool overlap(const LayoutRect& a, const LayoutRect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// A point of a path that lies inside a card which is none of its ends.
bool crossesCard(const LayoutPath& path, const LayoutRect& rect) {
    for (size_t first = 0; first + 3 < path.size(); first += 3)
        for (int i = 0; i <= 20; ++i) {
            const double t = i / 20.0, u = 1 - t;
            const auto mix = [&](double a, double b, double c, double d) {
                return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
            };
            const double x =
                mix(path[first].x, path[first + 1].x, path[first + 2].x, path[first + 3].x);
            const double y =
                mix(path[first].y, path[first + 1].y, path[first + 2].y, path[first + 3].y);
            if (x > rect.x + 1 && x < rect.right() - 1 && y > rect.y + 1 && y < rect.bottom() - 1)
                return true;
        }
    return false;
}

std::string script(test::TemporaryFolder& folder, const std::string& body) {
    folder.write("fake", "#!/bin/sh\n" + body);
    const std::string path = (folder.path() / "fake").string();
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
}

LayoutRequest small() { return requestLayout(chain(3), {}); }

}  // namespace

TEST_CASE("a request survives its text") {
    LayoutRequest request = requestLayout(chain(5), {.engine = LayoutEngine::Radial,
                                                     .direction = LayoutDirection::TopToBottom,
                                                     .center = "m:f2"});
    request.clusters = {{0, 1}, {3}};
    const std::string text = writeRequest(request);
    const auto read = readRequest(text);
    REQUIRE(read);
    CHECK(writeRequest(*read) == text);
    CHECK(read->engine == LayoutEngine::Radial);
    CHECK(read->direction == LayoutDirection::TopToBottom);
    CHECK(read->center == 2);
    CHECK(read->clusters == request.clusters);
}

TEST_CASE("a request that is not one is refused with its line") {
    const std::string head = "graphlift-layout 1\n";
    for (const std::string& text :
         {std::string(), std::string("hello\n"), head, head + "node 10\nend\n",
          head + "node 10 -1\nend\n", head + "node 1e99 1\nend\n", head + "node nan 1\nend\n",
          head + "node 10 10\nedge 0 1\nend\n", head + "engine magic\nend\n",
          head + "node 10 10 10\nend\n", head + "cluster 0\nend\n"}) {
        CAPTURE(text);
        const auto read = readRequest(text);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == ErrorCode::Malformed);
    }
    CHECK(readRequest(head + "node 1 x\nend\n").error().message.find("line 2") !=
          std::string::npos);
}

TEST_CASE("an answer must fit its request") {
    const LayoutRequest request = small();
    const std::string head = "graphlift-layout 1\nsize 10 10\n";
    const std::string nodes = "node 0 0\nnode 1 1\nnode 2 2\n";
    const std::string edge = "edge 0 0 1 1 2 2 3 3\n";
    CHECK(readAnswer(head + nodes + edge + edge + "end\n", request));
    for (const std::string& text :
         {head + nodes + edge + edge, head + nodes + edge + "end\n",
          head + nodes + "node 3 3\n" + edge + edge + "end\n",
          head + nodes + edge + "edge 0 0 1 1\nend\n", std::string("\n")}) {
        CAPTURE(text);
        CHECK_FALSE(readAnswer(text, request));
    }
    const auto failed = readAnswer(writeFailure("lost an edge\nbadly"), request);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().message == "lost an edge");
}

TEST_CASE("cards do not overlap and lines keep clear of them") {
    const GraphModel model = chain(40);
    for (LayoutDirection direction : {LayoutDirection::LeftToRight, LayoutDirection::TopToBottom}) {
        const GraphLayout layout = laidOut(model, {.direction = direction});
        REQUIRE(layout.nodes.size() == model.nodes.size());
        for (size_t i = 0; i < layout.nodes.size(); ++i)
            for (size_t j = i + 1; j < layout.nodes.size(); ++j)
                CHECK_FALSE(overlap(layout.nodes[i], layout.nodes[j]));
        for (size_t e = 0; e < model.edges.size(); ++e)
            for (size_t n = 0; n < layout.nodes.size(); ++n) {
                if (n == model.edges[e].from || n == model.edges[e].to) continue;
                CHECK_FALSE(crossesCard(layout.edges[e], layout.nodes[n]));
            }
    }
}

TEST_CASE("the same graph is laid out the same") {
    const GraphModel model = chain(30);
    for (LayoutEngine engine : {LayoutEngine::Layered, LayoutEngine::Radial, LayoutEngine::Force}) {
        const LayoutChoice choice{.engine = engine, .center = "m:f3"};
        CHECK(writeAnswer(laidOut(model, choice)) == writeAnswer(laidOut(model, choice)));
    }
}

TEST_CASE("a frame holds its members and nothing else") {
    GraphModel model = chain(12);
    model.clusters = {{GraphCluster::Kind::Trace, "trace:m:f4", "inside", {4, 5, 6, 7}}};
    const GraphLayout layout = laidOut(model);
    REQUIRE(layout.clusters.size() == 1);
    for (uint32_t i = 0; i < model.nodes.size(); ++i) {
        const bool member = i >= 4 && i <= 7;
        CAPTURE(i);
        CHECK(overlap(layout.clusters[0], layout.nodes[i]) == member);
    }
}

TEST_CASE("calls back, calls of itself and calls within a cycle have lines") {
    GraphModel model = chain(3);
    GraphEdge back;
    back.from = 2;
    back.to = 0;
    GraphEdge self;
    self.from = self.to = 1;
    model.edges.insert(model.edges.end(), {back, self});
    const GraphLayout layout = laidOut(model);
    for (const LayoutPath& path : layout.edges) {
        REQUIRE(path.size() % 3 == 1);
        for (const LayoutPoint& point : path) {
            CHECK(point.x >= 0);
            CHECK(point.x <= layout.width);
        }
    }
    const LayoutPath& loop = layout.edges.back();
    CHECK(loop.front().x == Approx(layout.nodes[1].right()));
    CHECK(loop.back().x == Approx(layout.nodes[1].right()));
}

TEST_CASE("the size of a graph decides how it is laid out") {
    CHECK(requestLayout(chain(kMaxCurvedNodes), {}).lines == LayoutLines::Curved);
    CHECK(requestLayout(chain(kMaxCurvedNodes + 1), {}).lines == LayoutLines::Polyline);
    CHECK_FALSE(isTooLarge(chain(kMaxLayeredNodes)));
    CHECK(isTooLarge(chain(kMaxLayeredNodes + 1)));
    CHECK(requestLayout(chain(kMaxLayeredNodes + 1), {}).engine == LayoutEngine::Force);
}

TEST_CASE("a layout program that is not there is said to be missing") {
    const auto layout = runLayout(small(), "/no/such/graphlift-layout", 5s);
    REQUIRE_FALSE(layout);
    CHECK(layout.error().code == ErrorCode::NotFound);
    CHECK(layout.error().message.find("/no/such/graphlift-layout") != std::string::npos);
}

TEST_CASE("a layout program that crashes, hangs or talks nonsense is an error, not the end") {
    test::TemporaryFolder folder;
    const auto crashed = runLayout(small(), script(folder, "kill -SEGV $$\n"), 5s);
    REQUIRE_FALSE(crashed);
    CHECK(crashed.error().message.find("crashed") != std::string::npos);
    const auto nonsense = runLayout(small(), script(folder, "cat >/dev/null; echo hello\n"), 5s);
    REQUIRE_FALSE(nonsense);
    CHECK(nonsense.error().code == ErrorCode::Malformed);
    const auto begin = std::chrono::steady_clock::now();
    const auto slow = runLayout(small(), script(folder, "exec sleep 30\n"), 200ms);
    REQUIRE_FALSE(slow);
    CHECK(slow.error().message.find("took more than 0.2 s") != std::string::npos);
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
}

TEST_CASE("a stop ends a layout at once") {
    test::TemporaryFolder folder;
    const std::string program = script(folder, "exec sleep 30\n");
    std::stop_source source;
    const auto begin = std::chrono::steady_clock::now();
    const std::jthread stopper([&source] { source.request_stop(); });
    const auto layout = runLayout(small(), program, 30s, source.get_token());
    REQUIRE_FALSE(layout);
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
}

TEST_CASE("an arrow head ends where the line did") {
    const LayoutPath path{{0, 0}, {10, 0}, {20, 0}, {30, 0}};
    const DrawnEdge drawn = drawnEdge(path, 8);
    CHECK(drawn.tip.x == Approx(30));
    CHECK(drawn.line.back().x == Approx(23));
    CHECK(drawn.left.x == Approx(22));
    CHECK(std::abs(drawn.left.y - drawn.right.y) == Approx(8));
    CHECK(middleOf(path).x == Approx(15));
}

TEST_CASE("columns stand wider apart where counts stand on their lines") {
    GraphModel model = chain(2);
    const double plain = requestLayout(model, {}).rankGap;
    for (GraphNode& node : model.nodes) node.kind = GraphNodeKind::Group;
    model.edges[0].calls = 1841;
    REQUIRE(showsCount(model, model.edges[0]));
    CHECK(requestLayout(model, {}).rankGap >= plain + 14);
    CHECK(requestLayout(model, {.direction = LayoutDirection::TopToBottom}).rankGap == plain);
}
