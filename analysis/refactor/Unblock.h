// What the author could change so that a function may become a graph, in words.
#pragma once

#include <vector>

#include "analysis/refactor/Precondition.h"

namespace graphlift {

/// One hint for each finding that stands in the way, in order of the codes: of a function that is
/// kept eager what fails, of an undecided one what the deciding row waits for.
std::vector<Unblock> findUnblocks(const FunctionView& function, const Verdict& verdict);

}  // namespace graphlift
