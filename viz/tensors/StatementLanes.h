// When each line of a function runs, for the margin of an editor.
#pragma once

#include <string>
#include <vector>

#include "analysis/driver/AnalysisHost.h"
#include "analysis/flow/TensorFlow.h"

namespace graphlift {

struct LineLane {
    Position at;  // line (and cell of a notebook)
    When when = When::Trace;
    std::string note;  // fit to be shown, or ""
};

/// By line; blank lines, comments and the docstring have none. The head of the function itself is
/// Python's, once per trace. A line of two statements is of both lanes when they are.
std::vector<LineLane> statementLanes(const AnalysisSnapshot& snapshot, FunctionId function);

}  // namespace graphlift
