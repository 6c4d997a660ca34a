// Which calls go from code that runs eagerly into a trace.
//
//   def main(): step(x)        main -> step enters a trace; step -> loss stays in it
//   @graph
//   def step(x): loss(x)
#pragma once

#include "viz/graph/GraphModel.h"

namespace graphlift {

/// Sets GraphEdge::entry. `makesGraph`, by edge: the call makes a graph of the callee by itself.
void markTraceEntries(GraphModel& model, const std::vector<bool>& makesGraph);

}  // namespace graphlift
