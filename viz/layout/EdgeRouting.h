// From what Graphviz gives to what is drawn: lines leave a card on one side and reach the next on
// the other, spread over the side; between neighbouring columns they are plain curves; frames go
// around their members; everything moves so that the picture begins at its margin.
#pragma once

#include "viz/graph/GraphModel.h"
#include "viz/layout/GraphLayout.h"
#include "viz/layout/LayoutRequest.h"

namespace graphlift {

/// Layout as read from the layout program in, layout to draw out.
void finishLayout(const GraphModel& model, const LayoutRequest& request, GraphLayout& layout);

/// An arrow head and the line that ends behind it.
struct DrawnEdge {
    LayoutPath line;
    LayoutPoint tip, left, right;
};
/// `gapAtSource` and `gapAtTarget` keep clear of the ring around a chosen card.
DrawnEdge drawnEdge(const LayoutPath& path, double headSize, double gapAtSource = 0,
                    double gapAtTarget = 0);
/// The point half way along a path.
LayoutPoint middleOf(const LayoutPath& path);
/// Where the number of its calls stands: in the middle; where calls go both ways between two cards,
/// nearer to where each comes from.
LayoutPoint countPlace(const GraphModel& model, const GraphEdge& edge, const LayoutPath& path);

}  // namespace graphlift
