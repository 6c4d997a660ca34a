// Direction and engine of the call graph: chosen by keys, drawn so, and kept for each project.
#include <QAction>
#include <catch2/catch.hpp>

#include "tests/ui/workflows/Stage.h"
#include "ui/graph/GraphPanel.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

struct Way {
    double across = 0, down = 0;  // from the centre to what it calls, together
};

Way wayToCallees(const GraphScene& scene) {
    Way way;
    const int center = scene.find(scene.picture().center);
    REQUIRE(center >= 0);
    for (const GraphEdge& edge : scene.model().edges) {
        if (static_cast<int>(edge.from) != center || edge.from == edge.to) continue;
        const QPointF step = scene.nodeRect(static_cast<int>(edge.to)).center() -
                             scene.nodeRect(center).center();
        way.across += step.x();
        way.down += step.y();
    }
    return way;
}

void checkChoice(Stage& stage, LayoutEngine engine, LayoutDirection direction) {
    const LayoutChoice& choice = stage.panes().graph->layoutChoice();
    CHECK(choice.engine == engine);
    CHECK(choice.direction == direction);
    ActionList& actions = stage.window().actions();
    CHECK(actions.find("graph.direction")->isChecked() ==
          (direction == LayoutDirection::TopToBottom));
    CHECK(actions.find("graph.engine.layered")->isChecked() == (engine == LayoutEngine::Layered));
    CHECK(actions.find("graph.engine.radial")->isChecked() == (engine == LayoutEngine::Radial));
}

}  // namespace

TEST_CASE("layout: direction and engine are chosen by keys and kept for each project") {
    Stage stage("layout");
    const QString copy = stage.ownCopy();
    const GraphScene& scene = stage.panes().graph->scene();
    stage.openByDrop(copy);
    checkChoice(stage, LayoutEngine::Layered, LayoutDirection::LeftToRight);
    Way way = wayToCallees(scene);
    CHECK(way.across > std::abs(way.down));
    stage.shot("across");

    stage.key(Qt::Key_3, Qt::ControlModifier);
    stage.key(Qt::Key_D);
    stage.settle();
    checkChoice(stage, LayoutEngine::Layered, LayoutDirection::TopToBottom);
    way = wayToCallees(scene);
    CHECK(way.down > std::abs(way.across));
    stage.shot("down");

    stage.key(Qt::Key_2);
    stage.settle();
    checkChoice(stage, LayoutEngine::Radial, LayoutDirection::TopToBottom);
    stage.shot("radial");
    stage.key(Qt::Key_3);
    stage.settle();
    stage.shot("force");
    stage.key(Qt::Key_2);
    stage.settle();

    stage.openByDrop(stage.walk().project);
    checkChoice(stage, LayoutEngine::Layered, LayoutDirection::LeftToRight);
    way = wayToCallees(scene);
    CHECK(way.across > std::abs(way.down));

    stage.openByDrop(copy);
    checkChoice(stage, LayoutEngine::Radial, LayoutDirection::TopToBottom);
}
