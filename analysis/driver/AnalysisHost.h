// The public face of the analysis: options and files in, an immutable snapshot out. Single writer,
// thread-confined; knows no threads but the Workers handed to it.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "analysis/refactor/Verdict.h"
#include "analysis/source/FileSet.h"
#include "analysis/source/ProjectSettings.h"
#include "analysis/support/Progress.h"
#include "analysis/support/Trace.h"
#include "analysis/support/Workers.h"

namespace graphlift {

struct Suppression {
    std::string file;
    uint32_t line = 0;
    std::string code, reason;
    int32_t cell = -1;  // notebooks
};

struct Assumption {
    std::string id, text;
    uint32_t functions = 0;  // how many verdicts rest on it
};

/// One analysed state of a project. Nothing in it changes after it is published.
struct AnalysisSnapshot {
    std::string projectName;
    std::string root;  // absolute folder
    AnalysisOptions options;
    std::string frameworkVersion;   // the behaviour used: "2.15" or "2.21"
    std::vector<Problem> problems;  // sorted by file, position
    bool inputsUnreadable = false;  // some file could not be read: exit status 3
    std::shared_ptr<const Program> program;
    std::shared_ptr<const CallGraph> callGraph;
    std::shared_ptr<const ProgramFacts> facts;
    std::vector<Verdict> verdicts;  // same order as facts->functions
    std::vector<Suppression> suppressions;
    std::vector<Assumption> assumptions;
    Trace trace;
};

/// Who wants to hear of a run while it goes on. Called on the thread that called `analyzeProject`,
/// at the beginning of each stage and then at most every 20 ms; asking for a stop in it is fine.
struct AnalysisObserver {
    std::function<void(const Progress&)> onProgress;
};

/// Scans, reads, parses, lowers, interprets, judges. Fails only when the project itself cannot be
/// opened; everything else is a problem in the snapshot. Null when stopped. `overlay` holds unsaved
/// texts by relative path: they are analysed in place of what is on disk.
Result<std::shared_ptr<const AnalysisSnapshot>> analyzeProject(
    const std::string& projectPath, const AnalysisOptions& options, const Workers& workers,
    std::stop_token stop = {}, AnalysisObserver observer = {}, const Overlay& overlay = {});

}  // namespace graphlift
