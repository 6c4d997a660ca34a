// How a tensor flow looks, as shapes in the colours of the theme's tokens: drawn alike by the
// window and into exported pictures.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "viz/graph/CardText.h"
#include "viz/tensors/TensorLayout.h"

namespace graphlift {

/// One shape; which of its fields count depends on the kind.
struct DrawnShape {
    enum class Kind : uint8_t { Box, Path, Polygon, Text, Icon };
    Kind kind = Kind::Box;
    LayoutRect box;                 // Box, Icon (square)
    double radius = 0;              // Box
    LayoutPath path;                // Path (Béziers), Polygon (corners)
    std::string_view fill, stroke;  // tokens, "" for none
    double width = 1;
    std::vector<double> dash = {};
    std::string text = {};  // Text; Icon: its name
    LayoutPoint at;         // Text: the left end of its baseline
    bool mono = false;
    double size = 13;
    int weight = 400;
};
using Drawing = std::vector<DrawnShape>;

struct TensorState {
    std::vector<bool> path;  // by card: on the way from or to the chosen one; empty: none chosen
    uint32_t chosen = Id<int>::kNone;
    uint32_t hovered = Id<int>::kNone;
};

/// Every card that the chosen one comes from or goes to, itself included.
TensorState stateOf(const TensorDiagram& diagram, uint32_t chosen);

/// The lanes with their names and the rule between them, `width` and `height` at least.
Drawing drawLanes(const TensorLayout& layout, double width, double height);
Drawing drawFrame(const TensorDiagram& diagram, const TensorLayout& layout, uint32_t frame);
Drawing drawLine(const TensorDiagram& diagram, const TensorLayout& layout, uint32_t line,
                 const TensorState& state);
Drawing drawCard(const TensorDiagram& diagram, const TensorLayout& layout, uint32_t card,
                 const TensorState& state, const MeasureText& mono13);
/// What the lines mean, of those that the picture has; the corner at the top left is (0, 0).
/// `room`: pixels for rows of entries side by side; 0: one below the other.
Drawing drawLegend(const TensorDiagram& diagram, double& width, double& height, double room = 0);

}  // namespace graphlift
