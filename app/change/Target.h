// A file of the project that a change is about to write: found, checked and read.
//
//   link.py -> pkg/a.py      is pkg/a.py: the link stays one
//   link.py -> ../other.py   is refused: nothing outside of the project is written
#pragma once

#include <filesystem>
#include <string>

#include "app/change/Disk.h"

namespace graphlift {

/// The folder that an apply of PROJECT writes in: PROJECT itself, or the folder of a file. Without
/// links. Fails with NotFound.
Result<std::filesystem::path> projectFolder(const std::string& project);

struct Target {
    std::string path;            // relative to the project, links resolved
    std::filesystem::path file;  // absolute
    uint32_t mode = 0;           // permission bits
    std::string bytes;           // as they are on the disk
};

/// Fails where a file must not or cannot be written, with what the user can do: it was deleted, is
/// no regular file, lies outside of the project, is read-only.
Result<Target> openTarget(const Disk& disk, const std::string& path);

}  // namespace graphlift
