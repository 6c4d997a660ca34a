// What the files that describe a Python package say about it: where its import roots are, what it
// requires, and how it wants to be analysed. Reads pyproject.toml, setup.cfg, setup.py and
// requirement lists of one folder; never runs any of them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "analysis/support/Result.h"

namespace graphlift {

using SettingValue = std::variant<bool, int64_t, std::string, std::vector<std::string>>;
using Settings = std::map<std::string, SettingValue>;

struct PyProject {
    std::vector<std::string> packageRoots;  // relative to the folder: "src", "lib/python"
    std::vector<std::string> requirements;  // as written: "numpy>=1.20", in order of the file
    Settings settings;                      // [tool.graphlift], '-' in keys
};

/// Fails (Malformed) on text that is not TOML and on settings of a type no setting has.
/// `bareSettings`: a file of its own, whose top level is the settings when it has no
/// [tool.graphlift].
Result<PyProject> parsePyProject(std::string_view toml, bool bareSettings = false);

/// package_dir, packages.find and install_requires of setup.cfg.
PyProject parseSetupCfg(std::string_view text);
/// package_dir={'': 'x'}, find_packages('x') / where='x', and every quoted requirement-like text.
PyProject parseSetupPy(std::string_view text);

/// The bytes of a file, or nothing where it cannot be read.
std::string readIfPresent(const std::filesystem::path& file);

/// All of the above for one folder. What is malformed adds nothing here (ProjectSettings reports
/// it).
PyProject describeFolder(const std::filesystem::path& folder);

}  // namespace graphlift
