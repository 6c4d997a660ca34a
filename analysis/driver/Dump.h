// What each stage made of a file, as text: for debugging, goldens and people who want to know why.
#pragma once

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/source/ProjectSettings.h"
#include "analysis/support/Result.h"
#include "analysis/support/Workers.h"

namespace graphlift {

/// The names that `dumpFile` knows, in the order of the stages.
const std::vector<std::string_view>& dumpStages();

/// `stage` is one of dumpStages(). Empty text when stopped. Fails when the file cannot be read or
/// the stage is not known.
Result<std::string> dumpFile(const std::string& path, std::string_view stage,
                             const AnalysisOptions& options, const Workers& workers,
                             std::stop_token stop = {});

}  // namespace graphlift
