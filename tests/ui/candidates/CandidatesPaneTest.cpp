// The pane driven by keys and the mouse: walking, filtering, ticking, and what stays when the
// project is analysed again.
#include <QElapsedTimer>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch.hpp>
#include <iostream>

#include "tests/ui/Projects.h"
#include "ui/candidates/CandidatesPane.h"

using namespace graphlift;

namespace {

struct Desk {
    Theme theme;
    Selection selection;
    ActionList actions;
    ChangeTicks ticks;
    CandidatesPane pane{theme, selection, actions};
    int opened = 0, told = 0;

    Desk() {
        actions.setWindow(&pane);
        actions.add({"review.show", "Preview change"}, [this] { ++opened; });
        QObject::connect(&selection, &Selection::functionChanged,
                         [this](const std::string&) { ++told; });
        pane.setTicks(&ticks);
        pane.resize(344, 900);
        pane.show();
        CHECK(QTest::qWaitForWindowActive(&pane));
    }
    void open(const ProjectViewPtr& project) {
        ticks.setProject(project);
        pane.setProject(project);
        QCoreApplication::processEvents();
    }
    CandidateView* view(bool isTable) {
        for (CandidateView* view : pane.findChildren<CandidateView*>())
            if (view->isHeaderHidden() != isTable) return view;
        return nullptr;
    }
    CandidateView* list() { return view(false); }
    QLineEdit* field() { return pane.findChild<SearchField*>()->edit(); }
    void choose(const std::string& id) {
        selection.selectFunction(id);
        QCoreApplication::processEvents();
    }
    QStringList chips() { return pane.findChild<FilterChips*>()->texts(); }
};

const std::string kStep = "sketches.training:Trainer.train_step";

}  // namespace

TEST_CASE("arrows choose functions, each change tells once") {
    Desk desk;
    desk.open(test::exampleProject());
    desk.choose("sketches.data:draw_stroke");
    desk.told = 0;
    desk.list()->setFocus();
    QTest::keyClick(desk.list(), Qt::Key_Down);
    CHECK(desk.selection.functionId() == "sketches.data:normalize");
    QTest::keyClick(desk.list(), Qt::Key_Down);
    QTest::keyClick(desk.list(), Qt::Key_Down);
    // The heading of the next file is stepped on, and chooses nothing.
    CHECK(desk.selection.functionId() == "sketches.data:batches");
    QTest::keyClick(desk.list(), Qt::Key_Down);
    CHECK(desk.selection.functionId() == "sketches.gan:anneal");
    CHECK(desk.told == 3);
}

TEST_CASE("a function chosen elsewhere is chosen in the list, without an echo") {
    Desk desk;
    desk.open(test::exampleProject());
    desk.told = 0;
    desk.choose(kStep);
    CHECK(desk.told == 1);
    CHECK(desk.pane.model().rowAt(desk.list()->currentIndex())->id == kStep);
    desk.choose("no.such:function");
    CHECK_FALSE(desk.list()->currentIndex().isValid());
    CHECK(desk.selection.functionId() == "no.such:function");
}

TEST_CASE("Enter opens the change, Space ticks, a click on the box ticks") {
    Desk desk;
    desk.open(test::exampleProject());
    desk.choose(kStep);
    desk.list()->setFocus();
    QTest::keyClick(desk.list(), Qt::Key_Return);
    CHECK(desk.opened == 1);
    CHECK(desk.ticks.isTicked(kStep));
    QTest::keyClick(desk.list(), Qt::Key_Space);
    CHECK_FALSE(desk.ticks.isTicked(kStep));
    const QRect row = desk.list()->visualRect(desk.list()->currentIndex());
    QTest::mouseClick(desk.list()->viewport(), Qt::LeftButton, {},
                      QPoint(row.right() - 22, row.top() + 33));
    CHECK(desk.ticks.isTicked(kStep));
}

TEST_CASE("typing filters, the head counts, Esc clears") {
    Desk desk;
    desk.open(test::exampleProject());
    auto* title = desk.pane.findChild<PaneTitle*>();
    CHECK(title->count() == "24 of 37 functions");
    desk.actions.find("candidates.find")->trigger();
    QTest::keyClicks(desk.field(), "losses.py");
    CHECK(title->count() == "5 of 24 shown");
    QTest::keyClick(desk.field(), Qt::Key_Escape);
    CHECK(title->count() == "24 of 37 functions");
    QTest::keyClick(desk.field(), Qt::Key_Escape);
    CHECK(desk.list()->hasFocus());
}

TEST_CASE("an empty list says how much is hidden and clears by a link") {
    Desk desk;
    desk.open(test::exampleProject());
    QTest::keyClicks(desk.field(), "evall");
    auto* empty = desk.pane.findChild<EmptyState*>();
    REQUIRE(empty->isVisible());
    CHECK(empty->accessibleName() == "24 hidden by filters");
    CHECK(empty->accessibleDescription() == QString("No candidate matches \u201cevall\u201d."));
    QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
    CHECK_FALSE(empty->isVisible());
    CHECK(desk.field()->text().isEmpty());
}

TEST_CASE("without a project the pane says what to do") {
    Desk desk;
    desk.open(nullptr);
    auto* empty = desk.pane.findChild<EmptyState*>();
    CHECK(empty->isVisible());
    CHECK(empty->accessibleName() == "No project is open");
}

TEST_CASE("a cell of the legend filters by key, its chip takes it off again") {
    Desk desk;
    desk.open(test::exampleProject());
    auto* summary = desk.pane.findChild<VerdictSummary*>();
    QAbstractButton* undecided = summary->cell(VerdictCell::Undecided);
    CHECK(undecided->accessibleName() == "1 undecided");
    undecided->setFocus(Qt::TabFocusReason);
    CHECK(undecided->hasFocus());
    QTest::keyClick(undecided, Qt::Key_Space);
    CHECK(desk.pane.model().numShown() == 1);
    CHECK(desk.chips() == QStringList{"undecided"});
    auto* chip = desk.pane.findChild<FilterChips*>()->findChild<QAbstractButton*>();
    QTest::keyClick(chip, Qt::Key_Delete);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    CHECK(desk.pane.model().numShown() == 24);
    CHECK(desk.chips().isEmpty());
    CHECK_FALSE(undecided->isChecked());
}

TEST_CASE("other panes ask for a verdict, a code or a file by its text") {
    Desk desk;
    desk.open(test::exampleProject());
    desk.pane.filterBy("convert-to-graph");
    CHECK(desk.pane.model().numShown() == 11);
    desk.pane.filterBy("GL312");
    CHECK(desk.chips() == QStringList{"GL312"});
    desk.pane.filterBy("sketches/gan.py");
    CHECK(desk.field()->text() == "sketches/gan.py");
}

TEST_CASE("another analysis keeps what is chosen, what is closed and what is filtered") {
    Desk desk;
    desk.open(test::exampleProject());
    desk.choose(kStep);
    desk.list()->collapse(desk.pane.model().index(0, 0, {}));
    desk.told = 0;
    desk.open(test::exampleProject());
    CHECK(desk.told == 0);
    REQUIRE(desk.pane.model().rowAt(desk.list()->currentIndex()));
    CHECK(desk.pane.model().rowAt(desk.list()->currentIndex())->id == kStep);
    CHECK_FALSE(desk.list()->isExpanded(desk.pane.model().index(0, 0, {})));
    CHECK(desk.list()->isExpanded(desk.pane.model().index(1, 0, {})));
    QTest::keyClicks(desk.field(), "gan");
    desk.open(test::exampleProject());
    CHECK(desk.field()->text() == "gan");
    CHECK(desk.pane.model().numShown() < 24);
}

TEST_CASE("the table sorts by its heading, with Shift by a second column") {
    Desk desk;
    desk.open(test::exampleProject());
    desk.actions.find("candidates.table")->trigger();
    CandidateView* table = desk.view(true);
    CHECK(table->isVisible());
    desk.pane.resize(1400, 600);
    QCoreApplication::processEvents();
    QHeaderView* header = table->header();
    const auto click = [&](CandidateColumn column, Qt::KeyboardModifiers modifiers) {
        const int x = header->sectionViewportPosition(static_cast<int>(column)) + 10;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, QPoint(x, 8));
    };
    click(CandidateColumn::Severity, {});
    click(CandidateColumn::Function, Qt::ShiftModifier);
    const auto& keys = desk.pane.model().sortKeys();
    REQUIRE(keys.size() == 2);
    CHECK(keys[0].column == CandidateColumn::Severity);
    CHECK(keys[1].column == CandidateColumn::Function);
    click(CandidateColumn::Module, {});
    CHECK(desk.pane.model().sortKeys().size() == 1);
}

TEST_CASE("twenty thousand functions filter between two key strokes") {
    std::map<std::string, std::string> files;
    for (int file = 0; file < 200; ++file) {
        std::string text = "import tensorflow as tf\n";
        for (int i = 0; i < 100; ++i)
            text += "def function_" + std::to_string(file * 100 + i) +
                    "(x: tf.Tensor):\n    return x\n";
        files["pkg/module_" + std::to_string(file) + ".py"] = text;
    }
    const auto project = test::analyzedFiles(files);
    REQUIRE(project);
    Desk desk;
    QElapsedTimer timer;
    timer.start();
    desk.open(project);
    const auto filled = timer.elapsed();
    REQUIRE(desk.pane.model().numAll() == 20'000);
    std::vector<double> strokes;  // from the key to the list that is drawn, in ms
    const auto stroke = [&](Qt::Key key, char letter) {
        timer.restart();
        if (letter != 0)
            QTest::keyClick(desk.field(), letter);
        else
            QTest::keyClick(desk.field(), key);
        desk.pane.repaint();
        QCoreApplication::processEvents();
        strokes.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    };
    for (const char* words : {"function_199", "module_7.py", "gl102", "nothing like it"}) {
        for (const char letter : std::string(words)) stroke(Qt::Key_unknown, letter);
        for (size_t i = 0; i < std::string(words).size(); ++i) stroke(Qt::Key_Backspace, 0);
    }
    std::sort(strokes.begin(), strokes.end());
    const double p95 = strokes[strokes.size() * 95 / 100], worst = strokes.back();
    REQUIRE(desk.pane.model().numShown() == 20'000);
    qint64 scrolled = 0;
    auto* bar = desk.list()->verticalScrollBar();
    for (int i = 1; i <= 20; ++i) {
        timer.restart();
        bar->setValue(bar->maximum() * i / 20);
        desk.list()->viewport()->repaint();
        scrolled = std::max(scrolled, timer.elapsed());
    }
    std::cout << "20,000 rows: filled in " << filled << " ms, p95 of " << strokes.size()
              << " key strokes " << p95 << " ms, worst " << worst << " ms, worst scroll step "
              << scrolled << " ms\n";
    CHECK(p95 < 50);
    CHECK(worst < 100);  // the machine that runs the tests may be busy with something else once
    CHECK(scrolled < 50);
}
