// Finds the Python files of a project and the folders that imports start from.
//
// Left out: what .gitignore or --exclude names, virtual environments, hidden folders, build output
// and installed packages. Symbolic links are never followed: what they lead to inside of the
// project is found at its own place, what lies outside is not the project's.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "analysis/source/SourceFile.h"
#include "analysis/support/Result.h"

namespace graphlift {

struct ScanOptions {
    std::vector<std::string> exclude;  // git's patterns, relative to the project
    std::vector<std::string>
        pythonPath;  // further import roots: relative to the project or absolute
};

struct ScannedProject {
    std::filesystem::path root;            // absolute, without links
    std::string name;                      // of the folder
    std::vector<std::string> files;        // relative, with '/', sorted: *.py and *.ipynb
    std::vector<std::string> importRoots;  // relative; "" (the project itself) comes last
    std::vector<Problem> problems;
};

/// `path` is a folder, one .py file or one .ipynb file. Fails (NotFound, BadCall, Unreadable) on
/// any other.
Result<ScannedProject> scanProject(const std::filesystem::path& path,
                                   const ScanOptions& options = {}, std::stop_token stop = {});

}  // namespace graphlift
