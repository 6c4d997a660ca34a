// What an apply or undo that died in the middle left behind is brought to one state: all files as
// before, or all as after, when that was reached. Done before every apply and undo, and when a
// project is opened in the window.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/change/Journal.h"

namespace graphlift {

struct Recovery {
    std::string message;               // for the user: what was found and what was done
    std::vector<std::string> written;  // paths of the files that were written
    std::vector<std::string> foreign;  // paths that somebody else changed since: left alone
    bool isBefore = false;  // the files are as before the change, be it an apply or an undo of one
};

/// None when nothing was interrupted. Fails when a file cannot be brought back; it can be tried
/// again when what the message names is mended.
Result<std::optional<Recovery>> recover(const Disk& disk, const Journal& journal);

/// The same for a project that is opened. A project without a journal is not touched, one that
/// another program is changing just now is an error.
Result<std::optional<Recovery>> recoverProject(const std::filesystem::path& root);

}  // namespace graphlift
