// How a project wants to be analysed: the options of the command line, [tool.graphlift] of
// pyproject.toml or a file of their own, and the version of a distribution that the project
// requires.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/source/PyProject.h"
#include "analysis/support/Result.h"

namespace graphlift {

struct AnalysisOptions {
    bool signatures = true;          // infer input signatures
    bool testsAsEntryPoints = true;  // tests enter functions as callers do
    bool followTypeHints = true;     // annotations are evidence
    bool speculate = true;           // names such as `train_step` are evidence
    bool closedProject = true;       // nobody outside of the project calls it
    bool cache = true;
    unsigned jobs = 0;             // threads, 0: one a core
    std::string frameworkVersion;  // "": the one the project requires, else the newest
    std::vector<std::string> exclude;
    std::vector<std::string> pythonPath;
    std::vector<std::string> failOn;  // "convert", "unsafe", "undecided", "problem"
    std::string baseline;             // path of an earlier report, "" without one
};

/// Lays settings over options. Fails (BadCall) on a name or value that no setting has.
Result<AnalysisOptions> applySettings(AnalysisOptions options, const Settings& settings);

/// The settings of a project: of `config` when one is given (it must exist), else of its
/// pyproject.toml.
Result<AnalysisOptions> loadOptions(const std::filesystem::path& root,
                                    const std::filesystem::path& config = {});

struct Requirement {
    std::string specifier;  // as PEP 440 writes it: "==2.4.1", ">=2.3,<2.5", "" for any
    std::string file;       // that says so
};

/// What the project requires of one of these distributions (the first that any file names): looked
/// up in pyproject.toml, requirements files, setup.cfg, setup.py and environment.yml, in this
/// order.
std::optional<Requirement> findRequirement(const std::filesystem::path& root,
                                           const std::vector<std::string>& distributions);

/// The version that a specifier pins, or the upper end of its range ("2.4" of "<2.5"); "" when the
/// newest one fits.
std::string newestAllowed(std::string_view specifier);

}  // namespace graphlift
