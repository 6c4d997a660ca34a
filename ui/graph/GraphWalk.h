// Which card the keyboard goes to next: the nearest one in a direction, or one along a line.
#pragma once

#include "viz/graph/GraphModel.h"
#include "viz/layout/GraphLayout.h"
#include "viz/layout/LayoutRequest.h"

namespace graphlift {

enum class WalkTo : uint8_t { Left, Right, Up, Down };

/// The nearest card in that direction, those straight ahead before those aside; -1: there is none.
int nearestNode(const GraphLayout& layout, int from, WalkTo direction);

/// With the flow a callee, against it a caller, across it the next card that shares a caller or
/// callee; of several the nearest. -1: there is none.
int nodeAlongLine(const GraphModel& model, const GraphLayout& layout, int from, WalkTo direction,
                  LayoutDirection flow);

}  // namespace graphlift
