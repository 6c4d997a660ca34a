// The call of the workbench, read before anything of Qt's window system exists, so that help and
// mistakes need no display.
#pragma once

#include <optional>
#include <string>

namespace graphlift {

struct GuiCall {
    std::string project, place;  // place: FILE:LINE
    std::string screenshot;      // write a picture of the window here and end
    std::string theme;           // "light", "dark", "high-contrast"; "": as chosen by the user
    std::string state;           // what the picture shows, see help
    int width = 1600, height = 1000, scale = 1;
};

struct GuiOutcome {
    std::optional<GuiCall> call;
    std::string message;  // else: what to print ...
    bool isError = false;
};

GuiOutcome readGuiArguments(int count, const char* const* arguments);

}  // namespace graphlift
