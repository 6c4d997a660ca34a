// The shapes that cards, lines and the legend of a tensor flow are made of, and how a line of each
// kind looks: the legend shows what the picture shows, since both ask here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "viz/tensors/TensorDrawing.h"

namespace graphlift {

/// Tokens name colours of the theme, "" for none; lengths are pixels.
DrawnShape box(const LayoutRect& rect, double radius, std::string_view fill,
               std::string_view stroke, double width = 1);
DrawnShape textAt(double x, double y, std::string text, std::string_view token, bool mono,
                  double size, int weight = 400);
DrawnShape icon(double x, double y, double size, std::string name, std::string_view token);
DrawnShape curve(LayoutPath path, std::string_view token, double width,
                 std::vector<double> dash = {});
DrawnShape polygon(LayoutPath corners, std::string_view fill, std::string_view stroke = "",
                   double width = 1.5);
/// The sign of a value that crosses from Python into the graph.
DrawnShape diamond(LayoutPoint at, std::string_view fill, std::string_view stroke);

struct LineLook {
    std::string_view token;
    double width = 1.5;
    std::vector<double> dash = {};
};

LineLook lookOf(const TensorLine& line, bool onPath);

}  // namespace graphlift
