// Abstract values as text, for dumps. Deterministic: possibilities are sorted by their text.
#pragma once

#include <string>

#include "analysis/interp/Program.h"

namespace graphlift {

/// `{1, None, Tensor float32 (2, 3)} + unknown: its callee is not known`; bottom: "nothing".
std::string printValue(const Program& program, ValueId value);
/// "list@f:3" and the like: an object by its kind and the place that made it.
std::string printObject(const Program& program, ObjectId object);

}  // namespace graphlift
