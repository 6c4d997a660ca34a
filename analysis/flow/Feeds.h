// Which nodes of the flow a value comes from, through everything that is no node itself: names,
// containers, merges of branches and loops.
#pragma once

#include <vector>

#include "analysis/flow/FlowContext.h"

namespace graphlift {

/// By InstId: the nodes that feed its value, ascending. `nodeOf` gives the node that an instruction
/// is, or Id::kNone; a node feeds only itself.
///
/// A container that is filled in place (`xs.append(y)`) comes from what fills it too.
std::vector<std::vector<uint32_t>> computeFeeds(const FlowContext& flow,
                                                const std::vector<uint32_t>& nodeOf);

}  // namespace graphlift
