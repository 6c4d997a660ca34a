// What a card says of a function: its name and place, its verdict, its badges.
#pragma once

#include "analysis/driver/AnalysisHost.h"
#include "viz/graph/GraphModel.h"

namespace graphlift {

/// A card of a function, class body or module body.
GraphNode projectNode(const AnalysisSnapshot& snapshot, FunctionId function);
/// A pill of "numpy.mean" or "builtins.len".
GraphNode libraryNode(const std::string& path, bool isBuiltin);

/// "train.py:49"; in a notebook "train.ipynb, cell 2, line 49". Fit to be shown.
std::string shortPlace(const std::string& path, Position at);

}  // namespace graphlift
