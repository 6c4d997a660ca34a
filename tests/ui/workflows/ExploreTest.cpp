// Explore: an engineer reads a project that is new to them. Overview, list, graph, source and
// explanation say the same about one function at each step.
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/workflows/Stage.h"
#include "ui/candidates/CandidatesPane.h"
#include "ui/editor/SourcePane.h"
#include "ui/explain/ExplanationPane.h"
#include "ui/graph/GraphPanel.h"
#include "ui/graph/GraphTools.h"
#include "ui/graph/GraphView.h"
#include "ui/project/OverviewPane.h"
#include "ui/text/QtText.h"
#include "ui/window/Desk.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

constexpr int kHistoryStep = 450;    // milliseconds after which a choice is a step of the history
constexpr int kMostFirstCards = 60;  // more cannot be read at the first look

CandidateView& listOf(Stage& stage) {
    for (auto* view : stage.panes().candidates->findChildren<CandidateView*>())
        if (view->isVisible()) return *view;
    FAIL("no list of candidates is shown");
    std::abort();
}

QStringList chipsOf(Stage& stage) {
    return stage.panes().candidates->findChild<FilterChips*>()->texts();
}

/// What the user sees of the chosen function, in every pane.
void checkFollowed(Stage& stage) {
    const PaneSet& panes = stage.panes();
    const std::string& id = stage.chosen();
    INFO("chosen is " << id);
    const auto index = stage.window().project()->indexOf(std::string_view(id));
    REQUIRE(index);
    // Explanation.
    CHECK(panes.explanation->model().explanation().id == id);
    // Source: the definition is on the screen.
    const ReportFunction function = stage.window().project()->report().function(*index);
    CHECK(panes.source->file() == function.file.source->path());
    const int line =
        panes.source->editor()->lineOf(function.file.tree.range(function.ir.node).begin);
    const auto lines = panes.source->editor()->visibleLines();
    CHECK(std::any_of(lines.begin(), lines.end(), [&](const PythonEditor::VisibleLine& seen) {
        return seen.line == line && seen.top + seen.height <= panes.source->editor()->height();
    }));
    // Graph: it is the centre, it is current and it is on the screen.
    const GraphScene& scene = panes.graph->scene();
    CHECK(scene.picture().center == id);
    REQUIRE(scene.current() >= 0);
    CHECK(scene.model().nodes[scene.current()].id == id);
    CHECK(panes.graph->view().seen().contains(scene.nodeRect(scene.current())));
}

/// Down the list until another function is chosen: headings of groups stand between.
void stepDown(Stage& stage) {
    const std::string before = stage.chosen();
    for (int i = 0; i < 3 && stage.chosen() == before; ++i) stage.key(Qt::Key_Down);
    CHECK(stage.chosen() != before);
    stage.settle();
}

/// The row of the overview with most functions among the verdicts.
CountRow* fullestVerdict(Stage& stage) {
    CountRow* best = nullptr;
    for (auto* row : stage.panes().overview->findChildren<CountRow*>())
        if (!row->line().icon.isEmpty() && (!best || row->line().number > best->line().number) &&
            row->line().filter != "in-graph" && row->line().filter != "keep")
            best = row;
    return best;
}

void seeOverview(Stage& stage) {
    stage.clickTab("Overview");
    REQUIRE(stage.panes().overview->isVisible());
    stage.shot("3");
    CountRow* row = fullestVerdict(stage);
    REQUIRE(row);
    REQUIRE(row->line().number > 0);
    const auto number = static_cast<size_t>(row->line().number);
    stage.click(*row);
    stage.settle();
    CandidateModel& model = stage.panes().candidates->model();
    CHECK(model.numShown() == number);
    CHECK(model.numAll() >= number);
    CHECK(chipsOf(stage).size() == 1);
    CandidateView& list = listOf(stage);
    CHECK((list.currentIndex().isValid() || list.verticalScrollBar()->value() == 0));
    CHECK(stage.hasKeyboard(*stage.panes().candidates));
    stage.shot("3-filtered");
}

void walkDown(Stage& stage) {
    stage.clickTab("Call graph");
    stage.key(Qt::Key_1, Qt::ControlModifier);
    CHECK(stage.hasKeyboard(*stage.panes().candidates));
    CandidateView& list = listOf(stage);
    stage.key(Qt::Key_Home);
    stepDown(stage);
    checkFollowed(stage);
    CHECK(stage.panes().graph->scene().numNodes() <= kMostFirstCards);
    stage.shot("4");
    const std::string first = stage.chosen();
    QTest::qWait(kHistoryStep);
    stepDown(stage);
    checkFollowed(stage);
    CHECK(list.visualRect(list.currentIndex()).isValid());
    stage.shot("4-next");
    QTest::qWait(kHistoryStep);
    stage.key(Qt::Key_Left, Qt::AltModifier);
    stage.settle();
    CHECK(stage.chosen() == first);
    checkFollowed(stage);
    stage.key(Qt::Key_Right, Qt::AltModifier);
    stage.settle();
    CHECK(stage.chosen() != first);
}

void walkGraph(Stage& stage) {
    GraphPanel& graph = *stage.panes().graph;
    stage.key(Qt::Key_1, Qt::ControlModifier);
    stage.key(Qt::Key_G);
    REQUIRE(stage.hasKeyboard(graph));
    stage.shot("5");
    const unsigned before = graph.focus().callees;
    stage.key(Qt::Key_BracketRight);
    stage.settle();
    CHECK(graph.focus().callees == before + 1);
    CHECK(graph.tools().callees().steps() == before + 1);
    stage.shot("5-deeper");
    stage.key(Qt::Key_BracketLeft);
    stage.settle();
    CHECK(graph.focus().callees == before);
    // The whole project by its modules; Space opens one.
    stage.key(Qt::Key_P);
    stage.settle();
    CHECK(graph.focus().center.empty());
    const int modules = graph.scene().numNodes();
    REQUIRE(modules > 0);
    stage.shot("5-modules");
    stage.key(Qt::Key_Right);
    REQUIRE(graph.scene().current() >= 0);
    const std::string group = graph.scene().model().nodes[graph.scene().current()].id;
    stage.key(Qt::Key_Space);
    stage.settle();
    CHECK(graph.focus().expanded.count(group) == 1);
    CHECK(graph.scene().numNodes() > 1);
    stage.shot("5-expanded");
    // Back the way it came.
    for (int i = 0; i < 2; ++i) {
        stage.key(Qt::Key_Escape);
        stage.settle();
    }
    CHECK(graph.focus().center == stage.chosen());
}

/// A function that something speaks against; found by what the user types.
void askWhy(Stage& stage) {
    CandidatesPane& candidates = *stage.panes().candidates;
    stage.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(chipsOf(stage).isEmpty());
    const CandidateRow* wanted = nullptr;
    for (const CandidateRow& row : candidates.model().rows())
        if (row.candidate && row.cell == VerdictCell::Keep && !row.reasons.empty() &&
            (!wanted || row.reasons.size() > wanted->reasons.size()))
            wanted = &row;
    REQUIRE(wanted);
    const std::string id = wanted->id;
    stage.key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    stage.type(wanted->name);
    CHECK(candidates.model().numShown() > 0);
    CHECK(candidates.model().numShown() < candidates.model().numAll());
    stage.shot("7-typed");
    stage.key(Qt::Key_Return);
    CHECK(stage.hasKeyboard(listOf(stage)));
    stage.key(Qt::Key_Home);
    for (int i = 0; i < 40 && stage.chosen() != id; ++i) stage.key(Qt::Key_Down);
    CHECK(stage.chosen() == id);
    stage.settle();
    checkFollowed(stage);
    // Some reasons are of the function as a whole; the next one has a place.
    for (int i = 0; i < 20 && !stage.workbench().selection().place(); ++i) stage.key(Qt::Key_F8);
    stage.settle();
    CHECK(stage.workbench().selection().place());
    stage.shot("7");
    stage.key(Qt::Key_D, Qt::ControlModifier);
    CHECK(stage.hasKeyboard(*stage.panes().source));
    const QString shownName = stage.panes().explanation->model().explanation().name;
    CHECK(stage.panes().source->head()->crumb().endsWith(shownName));
    stage.shot("7-source");
}

void seeTensors(Stage& stage) {
    stage.key(Qt::Key_4, Qt::ControlModifier);
    stage.settle();
    CHECK(stage.panes().tensors);
    stage.shot("8-tensors");
    stage.key(Qt::Key_3, Qt::ControlModifier);
    CHECK(stage.hasKeyboard(*stage.panes().graph));
}

void exportGraphByKeys(Stage& stage) {
    const TemporaryFolder folder;
    const QString file = QString::fromStdString((folder.path() / "graph.svg").string());
    GraphPanel& graph = *stage.panes().graph;
    stage.key(Qt::Key_3, Qt::ControlModifier);
    stage.runFromMenu("File", QString("Export the graph as SVG\u2026"));
    REQUIRE(stage.until([&] { return !stage.dialogs().isEmpty(); }));
    CHECK(stage.dialogs() == QStringList{"Export the graph"});
    stage.type(file);
    stage.shot("10-dialog");
    stage.key(Qt::Key_Return);
    REQUIRE(stage.until([&] { return QFile::exists(file); }));
    QFile written(file);
    REQUIRE(written.open(QIODevice::ReadOnly));
    const QByteArray svg = written.readAll();
    CHECK(svg.contains("<svg"));
    CHECK(svg.trimmed().endsWith("</svg>"));
    const GraphScene& scene = graph.scene();
    const std::string name = scene.model().nodes[scene.current()].name;
    CHECK(svg.contains(toQt(name).toHtmlEscaped().toUtf8()));
    if (stage.walk().pictures.isEmpty()) return;
    QFile::remove(stage.walk().pictures + "/explore-10.svg");
    CHECK(QFile::copy(file, stage.walk().pictures + "/explore-10.svg"));
}

}  // namespace

TEST_CASE("explore: a project that is new, from the start page to a picture of its graph") {
    Stage stage("explore");
    // 1. The start page.
    CHECK(!stage.window().isProjectShown());
    stage.shot("1");
    // 2. The window answers at once and asks nothing.
    stage.drop(stage.walk().project);
    CHECK(stage.window().isProjectShown());
    QTest::qWait(400);
    CHECK(stage.dialogs().isEmpty());
    stage.shot("2");
    REQUIRE(stage.until([&] { return stage.window().project() != nullptr; }, 300000));
    stage.settle();
    CHECK(!stage.chosen().empty());
    CHECK(stage.focus() == &listOf(stage));
    stage.shot("2-done");
    seeOverview(stage);
    walkDown(stage);
    walkGraph(stage);
    askWhy(stage);
    seeTensors(stage);
    exportGraphByKeys(stage);
}
