// Pictures of the graph as files.
#include <QImage>
#include <QSvgRenderer>
#include <catch2/catch.hpp>

#include "tests/ui/graph/GraphFixture.h"

using namespace graphlift;
using graphlift::test::Bench;
using graphlift::test::TemporaryFolder;

namespace {

const std::string kStep = "sketches.gan:GanTrainer.gan_step";

QString pathIn(const TemporaryFolder& folder, const char* name) {
    return toQt((folder.path() / name).string());
}

}  // namespace

TEST_CASE("the graph is exported as SVG, PNG and DOT") {
    Bench bench(test::exampleProject(), kStep);
    const TemporaryFolder folder;
    GraphScene& scene = bench.panel.scene();
    CHECK(exportGraph(scene, {ExportKind::Svg, Scheme::Light, {}}, pathIn(folder, "a.svg")) == "");
    const QString file = pathIn(folder, "a.svg");
    const QSvgRenderer svg(file);
    CHECK(svg.isValid());
    CHECK(folder.read("a.svg").find(">gan_step</text>") != std::string::npos);
    CHECK(exportGraph(scene, {ExportKind::Png, Scheme::Light, {}}, pathIn(folder, "a.png")) == "");
    const QImage image(pathIn(folder, "a.png"));
    CHECK(image.width() == static_cast<int>(scene.pictureRect().width() * 2));
    CHECK(exportGraph(scene, {ExportKind::Dot, Scheme::Light, {}}, pathIn(folder, "a.dot")) == "");
    CHECK(folder.read("a.dot").find("digraph") == 0);
}

TEST_CASE("a part holds the cards that are seen") {
    Bench bench(test::exampleProject(), kStep);
    const TemporaryFolder folder;
    GraphScene& scene = bench.panel.scene();
    ExportJob job{ExportKind::Svg, Scheme::Dark, scene.nodeRect(scene.find(kStep))};
    CHECK(exportGraph(scene, job, pathIn(folder, "part.svg")) == "");
    const std::string part = folder.read("part.svg");
    CHECK(part.find(">gan_step</text>") != std::string::npos);
    CHECK(part.find(">critic_step</text>") == std::string::npos);
}

TEST_CASE("a file that cannot be written is told") {
    Bench bench(test::exampleProject(), kStep);
    const QString wrong = exportGraph(bench.panel.scene(), {ExportKind::Svg, Scheme::Light, {}},
                                      "/no/such/folder/a.svg");
    CHECK(wrong.contains("could not be written"));
}
