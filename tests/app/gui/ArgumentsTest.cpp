// The call of the workbench, help and mistakes without a display.
#include <catch2/catch.hpp>

#include "app/gui/Arguments.h"

using namespace graphlift;

namespace {

GuiOutcome read(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "graphlift-workbench");
    return readGuiArguments(static_cast<int>(arguments.size()), arguments.data());
}

}  // namespace

TEST_CASE("project, place and the options of a picture are read") {
    const GuiOutcome outcome = read({"p", "a.py:3", "--screenshot", "x.png", "--size", "800x600",
                                     "--scale", "2", "--theme", "dark", "--state", "overview"});
    REQUIRE(outcome.call);
    CHECK(outcome.call->project == "p");
    CHECK(outcome.call->place == "a.py:3");
    CHECK(outcome.call->width == 800);
    CHECK(outcome.call->height == 600);
    CHECK(outcome.call->scale == 2);
    CHECK(outcome.call->theme == "dark");
    CHECK(outcome.call->state == "overview");
}

TEST_CASE("help and version are no mistakes") {
    CHECK(!read({"--help"}).isError);
    CHECK(read({"--help"}).message.find("--screenshot") != std::string::npos);
    CHECK(read({"--version"}).message == "graphlift-workbench 0.1.0\n");
}

TEST_CASE("a wrong call says what is wrong") {
    for (const std::vector<const char*>& call :
         std::vector<std::vector<const char*>>{{"a", "b", "c"},
                                               {"--bogus", "1"},
                                               {"--size"},
                                               {"--size", "wide"},
                                               {"--size", "9x9"},
                                               {"--scale", "3"},
                                               {"--theme", "pink"},
                                               {"--state", "asleep"}}) {
        const GuiOutcome outcome = read(call);
        CHECK(!outcome.call);
        CHECK(outcome.isError);
        CHECK(outcome.message.find("graphlift-workbench: ") == 0);
    }
}
