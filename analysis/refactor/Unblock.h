// What the author could change so that a function may become a graph, in words.
#pragma once

#include <vector>

#include "analysis/refactor/Precondition.h"

namespace graphlift {

/// One hint for each finding that stands in the way of a conversion, in order of the codes.
std::vector<Unblock> findUnblocks(const FunctionView& function,
                                  const std::vector<Finding>& findings);

}  // namespace graphlift
