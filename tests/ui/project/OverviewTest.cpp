// The overview counts what the report counts, and each number leads to the list.
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch.hpp>
#include <numeric>

#include "tests/support/Analysed.h"
#include "ui/project/OverviewPane.h"
#include "ui/project/ProblemsPane.h"

using namespace graphlift;
using namespace graphlift::test;

TEST_CASE("the counts of the overview add up to the candidates of the report") {
    const ProjectViewPtr project = analysedExample();
    REQUIRE(project);
    const ProjectCounts counts = countProject(*project);
    const ReportCounts report = project->report().counts();
    CHECK(counts.files == report.files);
    CHECK(counts.candidates == report.candidates);
    size_t judged = counts.inGraph;
    for (const Action action : kSummaryActions)
        judged += counts.actions[static_cast<size_t>(action)];
    CHECK(judged == report.candidates);
    size_t inFiles = 0;
    for (const ProjectCounts::File& file : counts.fullest) inFiles += file.candidates;
    CHECK(inFiles == report.candidates);
    REQUIRE(!counts.against.empty());
    CHECK(counts.against.front().functions >= counts.against.back().functions);
}

TEST_CASE("every number of the overview asks for the functions it counts") {
    Theme theme;
    Selection selection;
    ActionList actions;
    OverviewPane pane(theme, selection, actions, nullptr);
    pane.setProject(analysedExample());
    pane.resize(700, 900);
    pane.show();
    REQUIRE(QTest::qWaitForWindowActive(&pane));
    QSignalSpy asked(&pane, &OverviewPane::filterRequested);
    const auto rows = pane.findChildren<CountRow*>();
    REQUIRE(rows.size() >= 6);
    for (CountRow* row : rows) {
        CHECK(!row->line().filter.isEmpty());
        CHECK(!row->accessibleName().isEmpty());
    }
    rows[0]->setFocus();
    QTest::keyClick(rows[0], Qt::Key_Space);
    REQUIRE(asked.count() == 1);
    CHECK(asked[0][0].toString() == "convert-to-graph");
}

TEST_CASE("a problem is listed with its place, and Enter opens it") {
    TemporaryFolder folder;
    folder.write("good.py", "x = 1\n").write("broken.py", "import os\n\ndef f(:\n    pass\n");
    Theme theme;
    Selection selection;
    ActionList actions;
    ProblemsPane pane(theme, selection, actions, nullptr);
    pane.setProject(analysed(folder.path().string()));
    REQUIRE(pane.count() >= 1);
    pane.show();
    REQUIRE(QTest::qWaitForWindowActive(&pane));
    QSignalSpy opened(&selection, &Selection::placeOpened);
    pane.list()->setFocus();
    pane.list()->setCurrentIndex(pane.list()->model()->index(0, 0));
    QTest::keyClick(pane.list(), Qt::Key_Return);
    REQUIRE(opened.count() == 1);
    CHECK(selection.place()->file == "broken.py");
    CHECK(selection.place()->range.begin == 11);
}

TEST_CASE("a place beyond the end of a file, or in a file that is not there, is no crash") {
    TemporaryFolder folder;
    folder.write("a.py", "x = 1\n");
    const ProjectViewPtr project = analysed(folder.path().string());
    REQUIRE(project);
    Problem problem;
    problem.file = "a.py";
    problem.position.line = 4000;
    CHECK(placeOf(problem, *project));
    problem.file = "b.py";
    CHECK(!placeOf(problem, *project));
}
