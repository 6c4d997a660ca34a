// From bytes to FileFacts: everything that is known of each file on its own, made in parallel.
// Knows nothing of other files; what it finds wrong becomes problems.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "analysis/interp/Program.h"
#include "analysis/source/FileSet.h"
#include "analysis/support/Progress.h"
#include "analysis/support/Trace.h"
#include "analysis/support/Workers.h"

namespace graphlift {

/// By FileId. Counts the time spent in "parse", "index" and "lower" over all threads. Entries are
/// null where the token stopped the work.
std::vector<std::shared_ptr<const FileFacts>> makeFileFacts(const FileSet& files, Names& names,
                                                            const Workers& workers, Trace& trace,
                                                            ProgressMeter& progress,
                                                            std::stop_token stop);

}  // namespace graphlift
