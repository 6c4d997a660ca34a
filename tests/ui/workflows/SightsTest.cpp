// Chosen functions of a project in every pane, for the eye: GRAPHLIFT_WALK_FUNCTIONS names them and
// GRAPHLIFT_WALK_PICTURES says where the pictures go. Without, nothing runs.
#include <catch2/catch.hpp>

#include "tests/ui/workflows/Stage.h"
#include "ui/graph/GraphPanel.h"

using namespace graphlift;
using namespace graphlift::test;

TEST_CASE("sights: chosen functions in every pane", "[.picture]") {
    Stage stage("sight");
    REQUIRE_FALSE(stage.walk().pictures.isEmpty());
    stage.openByDrop(stage.walk().project);
    int number = 0;
    for (const QString& id : stage.walk().functions) {
        stage.key(Qt::Key_K, Qt::ControlModifier);
        stage.type(id.section(':', 1));
        stage.settle();
        stage.key(Qt::Key_Return);
        stage.settle();
        CHECK(stage.chosen() == id.toStdString());
        const QString name = QString::number(++number);
        stage.key(Qt::Key_3, Qt::ControlModifier);
        stage.settle();
        stage.shot(name + "-graph");
        stage.key(Qt::Key_4, Qt::ControlModifier);
        stage.settle();
        stage.shot(name + "-tensors");
    }
}
