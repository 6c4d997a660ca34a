// A tensor flow as DOT text for other programs: two clusters of lanes, conditions and loops inside.
#pragma once

#include <string>

#include "viz/tensors/TensorDiagram.h"

namespace graphlift {

std::string writeTensorDot(const TensorDiagram& diagram);

}  // namespace graphlift
