// Lines of a layered picture that runs from left to right. Graphviz decides where a line passes
// each column of cards; the line itself is drawn anew, so that it leaves and reaches cards level,
// spread over their sides, and swings only in the gaps between columns.
//
//   [f]~\        ____        the line of f -> h passes the column of g level, in the free space
//        \_[g]__/    \[h]    below it
#pragma once

#include "viz/layout/GraphLayout.h"
#include "viz/layout/LayoutRequest.h"

namespace graphlift {

/// Replaces the paths of all edges but those from a node to itself.
void routeLayered(const LayoutRequest& request, GraphLayout& layout);

}  // namespace graphlift
