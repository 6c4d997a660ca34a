// One change, one update; the same again is silent.
#include <QSignalSpy>
#include <catch2/catch.hpp>

#include "ui/models/Selection.h"

using namespace graphlift;

TEST_CASE("choosing a function tells once and drops the place") {
    Selection selection;
    int functions = 0, places = 0;
    QObject::connect(&selection, &Selection::functionChanged,
                     [&](const std::string&) { ++functions; });
    QObject::connect(&selection, &Selection::placeChanged, [&] { ++places; });
    selection.select("a:f", {"a.py", {3, 9}});
    selection.select("a:f", {"a.py", {3, 9}});
    CHECK(functions == 1);
    CHECK(places == 1);
    selection.selectFunction("a:f");
    CHECK(places == 1);
    selection.selectFunction("a:g");
    CHECK(functions == 2);
    CHECK(places == 2);
    CHECK(!selection.place());
}

TEST_CASE("a pane that answers a change by the same change makes no loop") {
    Selection selection;
    int told = 0;
    QObject::connect(&selection, &Selection::functionChanged, [&](const std::string& id) {
        ++told;
        selection.selectFunction(id);
    });
    selection.selectFunction("a:f");
    CHECK(told == 1);
}
