// Back and forward over what was chosen; rows that are only passed are no steps.
#include <QTest>
#include <catch2/catch.hpp>

#include "ui/window/History.h"

using namespace graphlift;

namespace {

constexpr int kSettle = 20;

void choose(Selection& selection, const char* id) {
    selection.selectFunction(id);
    QTest::qWait(kSettle * 3);
}

}  // namespace

TEST_CASE("back and forward walk over functions and places") {
    Selection selection;
    History history(selection, kSettle, nullptr);
    choose(selection, "a:f");
    choose(selection, "a:g");
    selection.openPlace({"b.py", {3, 5}});
    QTest::qWait(kSettle * 3);
    REQUIRE(history.steps().size() == 3);
    CHECK(!history.canGoForward());
    history.goBack();
    CHECK(selection.functionId() == "a:g");
    history.goBack();
    CHECK(selection.functionId() == "a:f");
    CHECK(!history.canGoBack());
    history.goForward();
    history.goForward();
    REQUIRE(selection.place());
    CHECK(selection.place()->file == "b.py");
    CHECK(history.steps().size() == 3);
}

TEST_CASE("a new choice after going back takes the place of what lay ahead") {
    Selection selection;
    History history(selection, kSettle, nullptr);
    choose(selection, "a:f");
    choose(selection, "a:g");
    history.goBack();
    choose(selection, "a:h");
    CHECK(history.steps().size() == 2);
    CHECK(!history.canGoForward());
    history.goBack();
    CHECK(selection.functionId() == "a:f");
}

TEST_CASE("rows passed by a held arrow key count as one step") {
    Selection selection;
    History history(selection, kSettle, nullptr);
    for (const char* id : {"a:1", "a:2", "a:3", "a:4"}) selection.selectFunction(id);
    QTest::qWait(kSettle * 3);
    CHECK(history.steps().size() == 1);
    CHECK(history.steps()[0].functionId == "a:4");
}

TEST_CASE("at least a hundred steps are kept") {
    Selection selection;
    History history(selection, 0, nullptr);
    for (int i = 0; i < 150; ++i) {
        selection.selectFunction("a:f" + std::to_string(i));
        QTest::qWait(1);
    }
    CHECK(history.steps().size() >= 100);
}
