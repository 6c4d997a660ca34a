// Where the keyboard goes from a card.
#include <catch2/catch.hpp>

#include "ui/graph/GraphWalk.h"

using namespace graphlift;

namespace {

//   0   1   3
//       2   4
GraphLayout grid() {
    GraphLayout layout;
    for (const LayoutPoint& at : {LayoutPoint{0, 0}, {200, 0}, {200, 100}, {400, 0}, {400, 100}})
        layout.nodes.push_back({at.x, at.y, 168, 46});
    return layout;
}

GraphModel calls() {
    GraphModel model;
    model.nodes.resize(5);
    const auto add = [&](uint32_t from, uint32_t to) {
        GraphEdge edge;
        edge.from = from;
        edge.to = to;
        model.edges.push_back(edge);
    };
    add(0, 1);
    add(0, 2);
    add(1, 4);
    add(4, 0);  // back
    return model;
}

}  // namespace

TEST_CASE("arrows go to the nearest card in their direction") {
    const GraphLayout layout = grid();
    CHECK(nearestNode(layout, 0, WalkTo::Right) == 1);
    CHECK(nearestNode(layout, 1, WalkTo::Right) == 3);
    CHECK(nearestNode(layout, 1, WalkTo::Down) == 2);
    CHECK(nearestNode(layout, 4, WalkTo::Up) == 3);
    CHECK(nearestNode(layout, 4, WalkTo::Left) == 2);
    CHECK(nearestNode(layout, 0, WalkTo::Left) == -1);
    CHECK(nearestNode(layout, 0, WalkTo::Up) == -1);
}

TEST_CASE("with shift they follow lines, back ones too") {
    const GraphLayout layout = grid();
    const GraphModel model = calls();
    const auto along = [&](int from, WalkTo to) {
        return nodeAlongLine(model, layout, from, to, LayoutDirection::LeftToRight);
    };
    CHECK(along(0, WalkTo::Right) == 1);
    CHECK(along(1, WalkTo::Right) == 4);
    CHECK(along(4, WalkTo::Right) == 0);
    CHECK(along(1, WalkTo::Left) == 0);
    CHECK(along(1, WalkTo::Down) == 2);
    CHECK(along(2, WalkTo::Up) == 1);
    CHECK(along(3, WalkTo::Left) == -1);
    CHECK(nodeAlongLine(model, layout, 0, WalkTo::Down, LayoutDirection::TopToBottom) == 1);
}
