// What a call does while its caller is traced: by the model of the library function, or by the
// summary of the project's own.
#pragma once

#include "analysis/flow/Lanes.h"

namespace graphlift {

/// Of a Call, or of an attribute that is a property.
Lane callLane(const FlowContext& flow, InstId site);

/// The function of the project that a call has as its only target, else none.
FunctionId onlyCallee(const FlowContext& flow, InstId site);

}  // namespace graphlift
