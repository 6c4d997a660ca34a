#include "app/gui/Arguments.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string_view>

#include "app/report/ReportView.h"

namespace graphlift {

namespace {

constexpr std::string_view kHelp =
    "usage: graphlift-workbench [PROJECT [FILE:LINE]] [options]\n"
    "\n"
    "Opens PROJECT (a folder, a .py file or an .ipynb notebook) in the workbench. The project is\n"
    "read and never run.\n"
    "\n"
    "  --screenshot FILE      write a picture of the window to FILE (PNG) and end\n"
    "  --size WxH             of the picture, in device-independent pixels (1600x1000)\n"
    "  --scale 1|2            device pixels of the picture in one of these (1)\n"
    "  --theme NAME           light, dark or high-contrast, for this run\n"
    "  --state NAME           what the picture shows: start, explore, overview, problems, learn,\n"
    "                         review, busy, locator, commands, preferences, shortcuts, about\n"
    "  --help, --version\n"
    "\n"
    "Exit status: 0 done, 2 the call was wrong or there is no display, 3 the picture could not be\n"
    "written.\n";

constexpr std::string_view kStates[] = {"start",    "explore",     "overview",  "problems",
                                        "learn",    "review",      "busy",      "locator",
                                        "commands", "preferences", "shortcuts", "about"};

GuiOutcome wrong(const std::string& what) {
    return {std::nullopt, "graphlift-workbench: " + what + "\nTry: graphlift-workbench --help\n",
            true};
}

bool readSize(std::string_view text, GuiCall& call) {
    const size_t cross = text.find('x');
    if (cross == std::string_view::npos) return false;
    call.width = std::atoi(std::string(text.substr(0, cross)).c_str());
    call.height = std::atoi(std::string(text.substr(cross + 1)).c_str());
    return call.width >= 200 && call.height >= 200 && call.width <= 8000 && call.height <= 8000;
}

/// Sets the option; "" when it was right, else what is wrong.
std::string setOption(GuiCall& call, std::string_view name, const std::string& value) {
    if (name == "--screenshot") {
        call.screenshot = value;
    } else if (name == "--size") {
        if (!readSize(value, call)) return "--size wants WIDTHxHEIGHT, 200 to 8000 each";
    } else if (name == "--scale") {
        if (value != "1" && value != "2") return "--scale is 1 or 2";
        call.scale = value == "2" ? 2 : 1;
    } else if (name == "--theme") {
        if (value != "light" && value != "dark" && value != "high-contrast")
            return "--theme is light, dark or high-contrast";
        call.theme = value;
    } else if (name == "--state") {
        if (std::find(std::begin(kStates), std::end(kStates), value) == std::end(kStates))
            return "there is no state \"" + value + "\"";
        call.state = value;
    } else {
        return "there is no option " + std::string(name);
    }
    return "";
}

}  // namespace

GuiOutcome readGuiArguments(int count, const char* const* arguments) {
    GuiCall call;
    int positional = 0;
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--help" || argument == "-h") return {std::nullopt, std::string(kHelp)};
        if (argument == "--version")
            return {std::nullopt, "graphlift-workbench " + std::string(kVersion) + "\n"};
        if (argument.substr(0, 2) == "--") {
            if (++i == count) return wrong(std::string(argument) + " wants a value");
            const std::string what = setOption(call, argument, arguments[i]);
            if (!what.empty()) return wrong(what);
        } else if (positional == 0) {
            call.project = argument;
            ++positional;
        } else if (positional == 1) {
            call.place = argument;
            ++positional;
        } else {
            return wrong("one PROJECT and one FILE:LINE at most");
        }
    }
    return {call, "", false};
}

}  // namespace graphlift
