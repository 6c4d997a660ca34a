// The interpreter: runs the whole program on abstract values until nothing changes.
// See README.md of this folder for the order of evaluation and what is approximated.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "analysis/interp/Program.h"
#include "analysis/support/Progress.h"
#include "analysis/support/Trace.h"

namespace graphlift {

struct InterpretOptions {
    bool testsAsEntryPoints = true;
    bool followTypeHints = true;
    bool speculate = true;
    bool closedProject = true;
};

/// `files` by FileId; `modules` made of the same files. A stopped run returns null.
std::shared_ptr<const Program> interpret(std::vector<std::shared_ptr<const FileFacts>> files,
                                         std::shared_ptr<const ModuleIndex> modules,
                                         std::shared_ptr<const ModelRegistry> registry,
                                         std::shared_ptr<Names> names,
                                         const InterpretOptions& options, Trace& trace,
                                         ProgressMeter& progress, std::stop_token stop = {});

}  // namespace graphlift
