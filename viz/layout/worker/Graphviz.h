// The only code that calls Graphviz. Once in a process: it keeps state of its own.
#pragma once

#include "analysis/support/Result.h"
#include "viz/layout/GraphLayout.h"
#include "viz/layout/LayoutRequest.h"

namespace graphlift {

/// Fails (Internal) with what Graphviz said.
Result<GraphLayout> layOutWithGraphviz(const LayoutRequest& request);

}  // namespace graphlift
