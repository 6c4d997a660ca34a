// Comments by which the author of the analysed code accepts a finding:
//
//     print(x)  # graphlift: ignore[GL301] progress is wanted once
//
// A suppression never changes a verdict: it says that the finding is known. It speaks for its own
// line, and for a whole function when it stands on the line of `def`, of a decorator or right above
// them.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/driver/AnalysisHost.h"

namespace graphlift {

/// In order of files and lines. Comments with a code that does not exist add a problem.
std::vector<Suppression> findSuppressions(const Program& program, std::vector<Problem>& problems);

/// Is this finding of the function (index in facts->functions) accepted by a comment?
bool isSuppressed(const AnalysisSnapshot& snapshot, size_t function, const Finding& finding);

}  // namespace graphlift
