#include <catch2/catch.hpp>

#include "analysis/facts/Origins.h"

using namespace graphlift;

TEST_CASE("an index reads one axis") {
    CHECK(indexAxes(kAllAxes, 2) == axisOf(2));
    CHECK(indexAxes(kAllAxes, -1) == axisOf(-1));
    CHECK(axisOf(40) == kAllAxes);
}

TEST_CASE("slices of a shape narrow what is read") {
    AxisSet front = sliceAxes(kAllAxes, std::nullopt, 2);
    CHECK(front == (axisOf(0) | axisOf(1)));
    CHECK(indexAxes(front, -1) == axisOf(1));
    AxisSet back = sliceAxes(kAllAxes, -2, std::nullopt);
    CHECK(back == (axisOf(-1) | axisOf(-2)));
    CHECK(indexAxes(back, 0) == axisOf(-2));
    CHECK(sliceAxes(back, -1, std::nullopt) == axisOf(-1));
    CHECK(sliceAxes(kAllAxes, 1, 3) == (axisOf(1) | axisOf(2)));
    CHECK(sliceAxes(kAllAxes, 0, std::nullopt) == kAllAxes);
}
