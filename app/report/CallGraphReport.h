// The call graph as JSON (CONTRACT.md section 5) and in the adjacency form that call-graph tools
// exchange. Pictures of it (DOT, SVG) are made by viz.
#pragma once

#include "app/report/Sink.h"
#include "viz/callgraph/CallGraphView.h"

namespace graphlift {

void writeCallGraphJson(Sink& sink, const AnalysisSnapshot& snapshot, const CallGraphView& view);
void writeCallGraphPycg(Sink& sink, const AnalysisSnapshot& snapshot, const CallGraphView& view);

}  // namespace graphlift
