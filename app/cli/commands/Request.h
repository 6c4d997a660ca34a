// Which edits a call of `diff` or `apply` asks for.
#pragma once

#include "analysis/driver/EditSelection.h"
#include "app/cli/Invocation.h"

namespace graphlift {

/// Fails (BadCall) on a function that the project has not, with what to write instead.
Result<SelectionRequest> requestOf(const AnalysisSnapshot& snapshot, const Invocation& call);

}  // namespace graphlift
