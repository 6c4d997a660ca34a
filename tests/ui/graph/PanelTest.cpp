// The graph pane as a user drives it: by mouse and keys, over an analysed project.
#include <QMenu>
#include <catch2/catch.hpp>

#include "tests/ui/graph/GraphFixture.h"
#include "ui/graph/GraphTip.h"

using namespace graphlift;
using graphlift::test::Bench;
using graphlift::test::exampleProject;
using graphlift::test::TestRunner;

namespace {

const std::string kStep = "sketches.gan:GanTrainer.gan_step";
const std::string kCritic = "sketches.gan:GanTrainer.critic_step";
const std::string kEpoch = "sketches.gan:GanTrainer.train_epoch";

ProjectViewPtr example() {
    static const ProjectViewPtr project = exampleProject();
    return project;
}

bool holds(const QString& text, const char* part) { return text.contains(part); }

}  // namespace

TEST_CASE("without a project the pane says what to do") {
    const Bench bench;
    CHECK(bench.panel.notice().isVisible());
    CHECK(bench.panel.notice().title() == "No project is open");
    CHECK_FALSE(bench.panel.notice().sentence().isEmpty());
    CHECK_FALSE(bench.actions.find("graph.zoom.fit")->isEnabled());
}

TEST_CASE("a project without functions is said to have none") {
    Bench bench;
    REQUIRE(bench.open(test::analyzedFiles({{"empty.py", "x = 1\n"}})));
    CHECK(bench.panel.notice().isVisible());
    CHECK(bench.panel.notice().title().startsWith("No"));
}

TEST_CASE("the chosen function is in the middle, with what is around it") {
    Bench bench(example(), kStep);
    CHECK(bench.panel.focus().center == kStep);
    CHECK(bench.currentId() == kStep);
    CHECK(bench.shows(kCritic));
    CHECK(bench.shows(kEpoch));
    CHECK_FALSE(bench.panel.notice().isVisible());
    CHECK_FALSE(bench.panel.legend().entries().empty());
    CHECK(holds(bench.panel.tools().count(), "nodes"));
}

TEST_CASE("without a choice the project is shown by its modules, fitted into the view") {
    Bench bench(example());
    CHECK(bench.panel.focus().center.empty());
    CHECK(bench.shows("module:sketches.gan"));
    CHECK_FALSE(bench.shows(kStep));
    const auto fits = [&] {
        return bench.panel.view().seen().contains(bench.panel.scene().pictureRect());
    };
    CHECK(fits());
    bench.panel.resize(700, 500);
    QApplication::processEvents();
    CHECK(fits());
    REQUIRE(bench.settled([&] { bench.selection.selectFunction(kStep); }));
    CHECK(bench.shows(kCritic));
    REQUIRE(bench.settled([&] { CHECK(bench.run("graph.whole")); }));
    CHECK(bench.shows("module:sketches.gan"));
    bench.click("module:sketches.gan");
    REQUIRE(bench.settled([&] { bench.key(Qt::Key_Return); }));
    CHECK(bench.shows(kStep));
}

TEST_CASE("another pane's choice moves the centre, a click in the graph does not") {
    Bench bench(example(), kStep);
    REQUIRE(bench.settled([&] { bench.selection.selectFunction(kCritic); }));
    CHECK(bench.panel.focus().center == kCritic);
    REQUIRE(bench.settled([&] { bench.selection.selectFunction(kStep); }));
    const int started = bench.runner->started;
    int told = 0;
    QObject::connect(&bench.selection, &Selection::functionChanged, [&] { ++told; });
    bench.click(kCritic);
    CHECK(bench.selection.functionId() == kCritic);
    CHECK(told == 1);
    CHECK(bench.currentId() == kCritic);
    CHECK(bench.panel.focus().center == kStep);
    CHECK(bench.runner->started == started);
}

TEST_CASE("a pinned centre stays when another pane chooses") {
    Bench bench(example(), kStep);
    REQUIRE(bench.run("graph.pin"));
    bench.selection.selectFunction(kCritic);
    CHECK(bench.panel.focus().center == kStep);
    CHECK(bench.currentId() == kCritic);
    REQUIRE(bench.settled([&] { bench.run("graph.pin"); }));
    CHECK(bench.panel.focus().center == kCritic);
}

TEST_CASE("a double click opens the source at the name") {
    Bench bench(example(), kStep);
    int opened = 0;
    QObject::connect(&bench.selection, &Selection::placeOpened, [&] { ++opened; });
    QTest::mouseDClick(bench.panel.view().viewport(), Qt::LeftButton, {}, bench.spot(kCritic));
    CHECK(opened == 1);
    REQUIRE(bench.selection.place());
    CHECK(bench.selection.place()->file == "sketches/gan.py");
    CHECK(bench.selection.place()->range.end - bench.selection.place()->range.begin ==
          std::string("critic_step").size());
}

TEST_CASE("a drag pans and selects nothing") {
    Bench bench(example(), kStep);
    QWidget* const canvas = bench.panel.view().viewport();
    const QPoint before = bench.spot(kStep);
    const std::string current = bench.currentId();
    QTest::mousePress(canvas, Qt::LeftButton, {}, QPoint(40, 40));
    QTest::mouseMove(canvas, QPoint(90, 70));
    QTest::mouseMove(canvas, QPoint(140, 100));
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, QPoint(140, 100));
    CHECK(bench.spot(kStep) == before + QPoint(100, 60));
    CHECK(bench.currentId() == current);
}

TEST_CASE("the wheel zooms to the pointer") {
    Bench bench(example(), kStep);
    GraphView& view = bench.panel.view();
    const QPoint at = bench.spot(kCritic);
    const double before = view.zoom();
    QWheelEvent wheel(at, view.viewport()->mapToGlobal(at), {}, QPoint(0, 240), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(view.viewport(), &wheel);
    CHECK(view.zoom() > before * 1.3);
    CHECK((bench.spot(kCritic) - at).manhattanLength() <= 4);
}

TEST_CASE("keys zoom, fit and pan") {
    Bench bench(example(), kStep);
    GraphView& view = bench.panel.view();
    bench.key(Qt::Key_0);
    CHECK(view.zoom() == Approx(1));
    bench.key(Qt::Key_Plus);
    CHECK(view.zoom() == Approx(1.2));
    bench.key(Qt::Key_Minus);
    CHECK(view.zoom() == Approx(1));
    const QPoint before = bench.spot(kStep);
    bench.key(Qt::Key_Left, Qt::ControlModifier);
    CHECK(bench.spot(kStep).x() == before.x() + 80);
    bench.key(Qt::Key_F);
    const QRectF seen = view.seen();
    CHECK(seen.contains(bench.panel.scene().nodeRect(bench.panel.scene().find(kStep))));
}

TEST_CASE("arrows walk the cards, shift arrows the lines, Enter centres and Esc goes back") {
    Bench bench(example(), kStep);
    bench.key(Qt::Key_Left);
    CHECK(bench.currentId() == kEpoch);
    CHECK(bench.panel.scene().item(bench.panel.scene().current())->state().focused);
    bench.key(Qt::Key_Right, Qt::ShiftModifier);
    CHECK(bench.currentId() == kStep);
    bench.key(Qt::Key_Left, Qt::ShiftModifier);
    CHECK(bench.currentId() == kEpoch);
    REQUIRE(bench.settled([&] { bench.key(Qt::Key_Return); }));
    CHECK(bench.panel.focus().center == kEpoch);
    REQUIRE(bench.settled([&] { bench.key(Qt::Key_Escape); }));
    CHECK(bench.panel.focus().center == kStep);
}

TEST_CASE("brackets and boxes change how far callers and callees go") {
    Bench bench(example(), kStep);
    REQUIRE(bench.settled([&] { bench.key(Qt::Key_BracketLeft); }));
    CHECK(bench.panel.focus().callees == 1);
    CHECK(bench.panel.tools().callees().value() == 1);
    REQUIRE(bench.settled([&] { bench.panel.tools().callers().setValue(0); }));
    CHECK_FALSE(bench.shows(kEpoch));
    REQUIRE(bench.settled([&] { bench.panel.tools().callers().setValue(DepthBox::kAll); }));
    CHECK(bench.panel.focus().callers == Focus::kAll);
    CHECK(bench.panel.tools().callers().text() == "all");
    CHECK(bench.shows(kEpoch));
}

TEST_CASE("Space collapses the class of a card and opens it again") {
    Bench bench(example(), kStep);
    const std::string group = "class:sketches.gan:GanTrainer";
    REQUIRE(bench.settled([&] { bench.key(Qt::Key_Space); }));
    CHECK(bench.shows(group));
    CHECK_FALSE(bench.shows(kCritic));
    bench.click(group);
    REQUIRE(bench.settled([&] { bench.key(Qt::Key_Space); }));
    CHECK(bench.shows(kCritic));
    const auto& clusters = bench.panel.scene().model().clusters;
    REQUIRE(clusters.size() == 1);
    CHECK(clusters[0].kind == GraphCluster::Kind::Class);
}

TEST_CASE("the search counts, walks and dims") {
    Bench bench(example(), kStep);
    bench.key(Qt::Key_F, Qt::ControlModifier);
    QLineEdit& search = bench.panel.tools().search();
    CHECK(search.hasFocus());
    QTest::keyClicks(&search, "LOSS");
    const size_t count = bench.panel.scene().hits().size();
    CHECK(count >= 2);
    CHECK(bench.panel.tools().hits() == QString("%1 hits").arg(count));
    CHECK(bench.panel.scene().item(bench.panel.scene().find(kStep))->state().dimmed);
    QTest::keyClick(&search, Qt::Key_Return);
    CHECK(bench.panel.tools().hits() == QString("1 of %1").arg(count));
    CHECK(bench.panel.scene().current() == bench.panel.scene().hits()[0]);
    bench.key(Qt::Key_N);
    CHECK(bench.panel.tools().hits() == QString("2 of %1").arg(count));
    bench.key(Qt::Key_N, Qt::ShiftModifier);
    CHECK(bench.panel.tools().hits() == QString("1 of %1").arg(count));
    search.setText("no such name");
    CHECK(bench.panel.tools().hits() == "no hit");
    bench.key(Qt::Key_Escape);
    CHECK(search.text().isEmpty());
    CHECK_FALSE(bench.panel.scene().item(bench.panel.scene().find(kStep))->state().dimmed);
}

TEST_CASE("a hidden card goes and comes back") {
    Bench bench(example(), kStep);
    bench.click(kCritic);
    REQUIRE(bench.settled([&] { bench.key(Qt::Key_H); }));
    CHECK_FALSE(bench.shows(kCritic));
    REQUIRE(bench.settled([&] { CHECK(bench.run("graph.unhide")); }));
    CHECK(bench.shows(kCritic));
}

TEST_CASE("what is filtered away entirely can be had back") {
    Bench bench(example(), kStep);
    REQUIRE(bench.settled([&] { CHECK(bench.run("graph.show.libraries")); }));
    for (const GraphNode& node : bench.panel.scene().model().nodes)
        CHECK((node.kind != GraphNodeKind::External || node.isReason));
}

TEST_CASE("a slow layout leaves the old picture and offers ways out") {
    Bench bench(example(), kStep);
    bench.runner->answer = TestRunner::Answer::Nothing;
    bench.selection.selectFunction(kCritic);
    CHECK(bench.panel.isBusy());
    CHECK(bench.shows(kStep));
    REQUIRE(QTest::qWaitFor([&] { return bench.panel.notice().isVisible(); }, 5000));
    CHECK(bench.panel.notice().title() == "Laying out the graph");
    CHECK(holds(bench.panel.notice().sentence(), "nodes"));
    bench.key(Qt::Key_Escape);
    CHECK_FALSE(bench.panel.isBusy());
    CHECK_FALSE(bench.panel.notice().isVisible());
    CHECK(bench.panel.focus().center == kStep);
    CHECK(bench.runner->cancelled >= 1);
}

TEST_CASE("a failed layout says why and can be tried again") {
    Bench bench(example(), kStep);
    bench.runner->answer = TestRunner::Answer::Failure;
    REQUIRE(bench.settled([&] { bench.selection.selectFunction(kCritic); }));
    CHECK(bench.panel.notice().isVisible());
    CHECK(bench.panel.notice().sentence() == "it went wrong");
    bench.runner->answer = TestRunner::Answer::Layout;
    auto* again = bench.panel.notice().findChild<QAbstractButton*>();
    REQUIRE(again != nullptr);
    REQUIRE(bench.settled([&] { QTest::mouseClick(again, Qt::LeftButton); }));
    CHECK_FALSE(bench.panel.notice().isVisible());
    CHECK(bench.panel.focus().center == kCritic);
}

TEST_CASE("only the last of several requests is shown") {
    Bench bench(example(), kStep);
    REQUIRE(bench.settled([&] {
        bench.selection.selectFunction(kCritic);
        bench.selection.selectFunction(kEpoch);
    }));
    CHECK(bench.panel.scene().picture().center == kEpoch);
}

TEST_CASE("the tip tells what a card cannot, and escapes it") {
    Bench bench(example(), kStep);
    const int node = bench.panel.scene().find(kStep);
    const QString tip = nodeTip(bench.panel.scene().model().nodes[node]);
    for (const char* part : {"gan_step(self", "sketches/gan.py:44", "1 caller", "callees"})
        CHECK(holds(tip, part));
    GraphNode odd;
    odd.qualifiedName = "<img src=x>";
    CHECK_FALSE(holds(nodeTip(odd), "<img"));
    QTest::mouseMove(bench.panel.view().viewport(), bench.spot(kStep));
    auto* shown = bench.panel.findChild<GraphTip*>();
    CHECK(QTest::qWaitFor([&] { return shown->isVisible(); }, 3000));
    CHECK(holds(shown->text(), "gan_step"));
}

TEST_CASE("the picture says to a screen reader what is chosen") {
    Bench bench(example(), kStep);
    bench.click(kCritic);
    CHECK(holds(bench.panel.view().accessibleDescription(), "critic_step"));
    CHECK(holds(bench.panel.view().accessibleDescription(), "convert to graph"));
}

TEST_CASE("every command of the pane has a text, and its keys are its own") {
    const Bench bench;
    QStringList keys;
    for (const QAction* action : bench.actions.all()) {
        CAPTURE(ActionList::idOf(*action).toStdString());
        CHECK(ActionList::idOf(*action).startsWith("graph."));
        CHECK_FALSE(action->text().isEmpty());
        for (const QKeySequence& key : action->shortcuts()) {
            CHECK_FALSE(keys.contains(key.toString()));
            keys += key.toString();
        }
    }
}

TEST_CASE("the menu of a card leads to what can be done with it") {
    Bench bench(example(), kStep);
    const std::unique_ptr<QMenu> menu(bench.panel.makeMenu(bench.panel.scene().find(kCritic)));
    QStringList ids;
    for (const QAction* action : menu->actions()) ids += ActionList::idOf(*action);
    for (const char* id : {"graph.center", "graph.open", "graph.hide", "graph.export.svg"})
        CHECK(ids.contains(id));
}

TEST_CASE("closing the project empties the pane") {
    Bench bench(example(), kStep);
    bench.panel.setProject(nullptr);
    CHECK(bench.panel.scene().model().nodes.empty());
    CHECK(bench.panel.notice().isVisible());
}

TEST_CASE("a new analysis keeps the centre") {
    Bench bench(example(), kStep);
    REQUIRE(bench.settled([&] { bench.panel.setProject(exampleProject()); }));
    CHECK(bench.panel.scene().picture().center == kStep);
    CHECK(bench.currentId() == kStep);
}
