// Pictures of the pane for eyes: run with "[shots]" and GRAPHLIFT_SHOTS=FOLDER in the environment;
// GRAPHLIFT_PROJECT and GRAPHLIFT_CENTER choose what is shown.
#include <catch2/catch.hpp>

#include "tests/ui/graph/GraphFixture.h"

using namespace graphlift;
using graphlift::test::Bench;

TEST_CASE("pictures of the graph pane", "[.][shots]") {
    const QString folder = qEnvironmentVariable("GRAPHLIFT_SHOTS");
    REQUIRE_FALSE(folder.isEmpty());
    const QString path = qEnvironmentVariable("GRAPHLIFT_PROJECT");
    const ProjectViewPtr project =
        path.isEmpty() ? test::exampleProject() : test::analyzed(toUtf8(path));
    REQUIRE(project != nullptr);
    const std::string center = toUtf8(qEnvironmentVariable("GRAPHLIFT_CENTER"));
    for (Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::HighContrast}) {
        Bench bench;
        bench.theme.setScheme(scheme);
        if (!center.empty()) bench.selection.selectFunction(center);
        REQUIRE(bench.open(project));
        bench.panel.view().setFocus();
        QApplication::processEvents();
        const char* const name = scheme == Scheme::Light  ? "light"
                                 : scheme == Scheme::Dark ? "dark"
                                                          : "contrast";
        CHECK(bench.panel.grab().save(folder + "/graph-" + name + ".png"));
        bench.panel.tools().search().setText("loss");
        CHECK(bench.panel.grab().save(folder + "/search-" + name + ".png"));
        bench.panel.tools().search().clear();
        for (double zoom : {0.4, 0.2}) {
            bench.panel.view().setZoom(zoom);
            CHECK(bench.panel.grab().save(folder +
                                          QString("/zoom%1-%2.png").arg(zoom * 100).arg(name)));
        }
    }
}
