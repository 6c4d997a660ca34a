// The statements of a function with the time they run at: what the instructions of each do, taken
// together.
#pragma once

#include "analysis/flow/Controls.h"
#include "analysis/flow/Lanes.h"

namespace graphlift {

std::vector<FlowStatement> computeStatements(const FlowContext& flow,
                                             const std::vector<Lane>& lanes,
                                             const std::vector<Control>& controls);

}  // namespace graphlift
