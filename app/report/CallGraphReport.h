// The call graph as JSON (CONTRACT.md section 5), as DOT text, and in the adjacency form that
// call-graph tools exchange.
#pragma once

#include "app/report/Sink.h"
#include "viz/callgraph/CallGraphView.h"

namespace graphlift {

void writeCallGraphJson(Sink& sink, const AnalysisSnapshot& snapshot, const CallGraphView& view);
void writeCallGraphDot(Sink& sink, const AnalysisSnapshot& snapshot, const CallGraphView& view);
void writeCallGraphPycg(Sink& sink, const AnalysisSnapshot& snapshot, const CallGraphView& view);

}  // namespace graphlift
