// The call graph of a snapshot as a picture: every function, class and module body, library name
// and unresolved call, with verdict, badges and what runs in whose trace. Made once per snapshot;
// `focusOn` cuts out what is shown.
#pragma once

#include "analysis/driver/AnalysisHost.h"
#include "viz/graph/GraphModel.h"

namespace graphlift {

/// All nodes and edges, sorted by id: the whole that a Focus cuts from.
GraphModel makeCallGraphDiagram(const AnalysisSnapshot& snapshot);

/// The node of a function of the project; "" for none.
std::string graphNodeId(const AnalysisSnapshot& snapshot, FunctionId function);

}  // namespace graphlift
