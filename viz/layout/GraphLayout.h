// Where a picture's nodes and lines go, in pixels at 100 %, y downwards, the whole at (0, 0).
#pragma once

#include <vector>

namespace graphlift {

struct LayoutPoint {
    double x = 0, y = 0;
};

struct LayoutRect {
    double x = 0, y = 0, width = 0, height = 0;  // x, y: the corner at the top left
    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] LayoutPoint center() const { return {x + width / 2, y + height / 2}; }
};

/// Cubic Béziers end to end: 3 n + 1 points, from the border of the source to that of the target.
using LayoutPath = std::vector<LayoutPoint>;

/// Rectangles and paths stand in the order of the model's nodes, edges and clusters.
struct GraphLayout {
    double width = 0, height = 0;
    std::vector<LayoutRect> nodes;
    std::vector<LayoutPath> edges;
    std::vector<LayoutRect> clusters;
};

}  // namespace graphlift
