// Commands: found by id, run by their keys, disabled with a reason.
#include <QTest>
#include <QWidget>
#include <catch2/catch.hpp>

#include "ui/window/ActionList.h"

using namespace graphlift;

TEST_CASE("a command runs by its key anywhere in the window, a pane's only inside the pane") {
    QWidget window;
    auto* pane = new QWidget(&window);
    auto* other = new QWidget(&window);
    pane->setFocusPolicy(Qt::StrongFocus);
    other->setFocusPolicy(Qt::StrongFocus);
    ActionList actions;
    actions.setWindow(&window);
    int everywhere = 0, inPane = 0;
    actions.add({.id = "file.open", .text = "Open", .keys = {QKeySequence("Ctrl+O")}},
                [&] { ++everywhere; });
    actions.add({.id = "graph.fit", .text = "Fit", .keys = {QKeySequence("F")}, .pane = pane},
                [&] { ++inPane; });
    window.show();
    REQUIRE(QTest::qWaitForWindowActive(&window));
    other->setFocus();
    QTest::keyClick(other, Qt::Key_O, Qt::ControlModifier);
    QTest::keyClick(other, Qt::Key_F);
    CHECK(everywhere == 1);
    CHECK(inPane == 0);
    pane->setFocus();
    QTest::keyClick(pane, Qt::Key_F);
    CHECK(inPane == 1);
}

TEST_CASE("a disabled command says why") {
    ActionList actions;
    QAction* apply =
        actions.add({.id = "review.apply", .text = "Apply", .menu = MenuId::Review}, [] {});
    actions.setEnabled("review.apply", false, "No change is ticked");
    CHECK(!apply->isEnabled());
    CHECK(ActionList::whyNot(*apply) == "No change is ticked");
    actions.setEnabled("review.apply", true);
    CHECK(ActionList::whyNot(*apply).isEmpty());
    CHECK(actions.of(MenuId::Review).size() == 1);
    CHECK(actions.find("nothing") == nullptr);
}
