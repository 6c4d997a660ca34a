// The explanation driven by keys and the mouse.
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/Projects.h"
#include "ui/explain/ExplanationPane.h"

using namespace graphlift;

namespace {

const std::string kStep = "sketches.training:Trainer.train_step";
const std::string kBlocked = "sketches.gan:GanTrainer.gan_step";
const std::string kReview = "sketches.gan:GanTrainer.generator_step";

struct Desk {
    Theme theme;
    Selection selection;
    ActionList actions;
    ChangeTicks ticks;
    ExplanationPane pane{theme, selection, actions};
    int previewed = 0, places = 0, opened = 0;

    explicit Desk(const std::string& id) {
        actions.setWindow(&pane);
        actions.add({"review.show", "Preview change"}, [this] { ++previewed; });
        QObject::connect(&selection, &Selection::placeChanged, [this] { ++places; });
        QObject::connect(&selection, &Selection::placeOpened, [this] { ++opened; });
        const auto project = test::exampleProject();
        ticks.setProject(project);
        pane.setTicks(&ticks);
        pane.setProject(project);
        selection.selectFunction(id);
        pane.resize(360, 900);
        pane.show();
        CHECK(QTest::qWaitForWindowActive(&pane));
    }
    const ExplainRow& current() { return *pane.model().rowAt(pane.view()->currentIndex()); }
};

}  // namespace

TEST_CASE("the pane follows the selection and says when there is nothing to say") {
    Desk desk(kStep);
    CHECK(desk.pane.verdict()->accessibleName() == "Convert to graph, safe");
    desk.selection.selectFunction(kBlocked);
    CHECK(desk.pane.verdict()->accessibleName() == "Keep as it is");
    desk.selection.selectFunction("");
    CHECK(desk.pane.findChild<EmptyState*>()->isVisible());
    desk.pane.setProject(nullptr);
    CHECK(desk.pane.findChild<EmptyState*>()->accessibleName() == "No project is open");
}

TEST_CASE("F8 walks the reasons and shows each place, Shift+F8 goes back") {
    Desk desk(kBlocked);
    desk.pane.view()->setFocus();
    QTest::keyClick(desk.pane.view(), Qt::Key_F8);
    const std::optional<CodePlace> first = desk.selection.place();
    REQUIRE(first);
    CHECK(first->file == "sketches/gan.py");
    CHECK(desk.current().isProblem);
    QTest::keyClick(desk.pane.view(), Qt::Key_F8);
    const auto second = desk.pane.view()->currentIndex();
    CHECK(desk.places >= 1);
    QTest::keyClick(desk.pane.view(), Qt::Key_F8, Qt::ShiftModifier);
    CHECK(desk.selection.place() == first);
    CHECK(desk.pane.view()->currentIndex() != second);
}

TEST_CASE("Enter on a step opens the place, on a verdict's row the change") {
    Desk desk(kBlocked);
    desk.pane.view()->setFocus();
    QTest::keyClick(desk.pane.view(), Qt::Key_F8);
    QTest::keyClick(desk.pane.view(), Qt::Key_Return);
    CHECK(desk.opened == 1);
    desk.selection.selectFunction(kStep);
    desk.pane.view()->setFocus();
    QTest::keyClick(desk.pane.view(), Qt::Key_Return);
    CHECK(desk.previewed == 1);
}

TEST_CASE("accept and reject tick the edit, by key and by button, and say why they cannot") {
    Desk desk(kReview);
    CHECK_FALSE(desk.ticks.isTicked(kReview));
    QTest::keyClick(&desk.pane, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(desk.ticks.isTicked(kReview));
    CHECK_FALSE(desk.actions.find("explain.accept")->isEnabled());
    CHECK(ActionList::whyNot(*desk.actions.find("explain.accept")) == "It is ticked already.");
    QTest::mouseClick(desk.pane.verdict()->reject(), Qt::LeftButton);
    CHECK_FALSE(desk.ticks.isTicked(kReview));
    desk.selection.selectFunction(kBlocked);
    CHECK_FALSE(desk.actions.find("explain.accept")->isEnabled());
    CHECK(ActionList::whyNot(*desk.actions.find("explain.accept")) ==
          "This function has no edit of its own.");
}

TEST_CASE("the main button previews a change, or goes to the first reason") {
    Desk desk(kStep);
    CHECK(desk.pane.verdict()->main()->text() == "Preview change");
    QTest::mouseClick(desk.pane.verdict()->main(), Qt::LeftButton);
    CHECK(desk.previewed == 1);
    desk.selection.selectFunction(kBlocked);
    CHECK(desk.pane.verdict()->main()->text() == "Go to first reason");
    QTest::mouseClick(desk.pane.verdict()->main(), Qt::LeftButton);
    CHECK(desk.current().isProblem);
}

TEST_CASE("F1 and a click on the code open the help page in place, Esc goes back") {
    Desk desk(kBlocked);
    desk.pane.ask();
    QTest::keyClick(desk.pane.view(), Qt::Key_F1);
    REQUIRE(desk.pane.help()->isVisible());
    CHECK(desk.pane.help()->text().contains("GL301 no-python-side-effects"));
    CHECK(desk.pane.help()->text().contains("What to do"));
    QTest::keyClick(desk.pane.help()->page(), Qt::Key_Escape);
    CHECK(desk.pane.view()->isVisible());
    CHECK(desk.pane.view()->hasFocus());
    for (const QModelIndex& index : desk.pane.model().all()) {
        if (desk.pane.model().rowAt(index)->right != "GL303") continue;
        const QRect row = desk.pane.view()->visualRect(index);
        QTest::mouseClick(desk.pane.view()->viewport(), Qt::LeftButton, {},
                          QPoint(row.right() - 34, row.top() + 12));
        break;
    }
    CHECK(desk.pane.help()->isVisible());
    CHECK(desk.pane.help()->text().contains("GL303"));
}

TEST_CASE("every precondition has a page to show") {
    Desk desk(kBlocked);
    for (size_t i = 0; i < kNumPreconditions; ++i) {
        const auto id = static_cast<PreconditionId>(i);
        desk.pane.help()->open(id, "here");
        CHECK(desk.pane.help()->text().startsWith(QString::fromStdString(std::string(code(id)))));
    }
}

TEST_CASE("the explanation can be copied") {
    Desk desk(kBlocked);
    desk.actions.find("explain.copy")->trigger();
    CHECK(QApplication::clipboard()->text().startsWith("## `GanTrainer.gan_step`"));
}

TEST_CASE("why not gives the keyboard to the first reason") {
    Desk desk(kBlocked);
    QTest::keyClick(&desk.pane, Qt::Key_E, Qt::ControlModifier);
    CHECK(desk.pane.view()->hasFocus());
    CHECK(desk.current().isProblem);
}
