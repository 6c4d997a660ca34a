// What fits on a card: names keep their ends, places lose the class before they lose anything else.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "viz/graph/GraphModel.h"

namespace graphlift {

/// How many pixels a text takes.
using MeasureText = std::function<double(std::string_view)>;

/// The text, or its beginning and end around an ellipsis.
std::string elideMiddle(const std::string& text, double width, const MeasureText& measure);
/// Of a dotted name the last parts that fit, with an ellipsis where only one does:
/// "optimizers.Adam", "…apply_gradients".
std::string dottedTail(const std::string& text, double width, const MeasureText& measure);
/// "__init__" and its like: names that say nothing without their class.
bool isDunder(std::string_view name);

/// The first line of a card or pill.
std::string fittedName(const GraphNode& node, double width, const MeasureText& measure);
/// The second line: "Trainer, train.py:49", else "train.py:49", else "line 49".
std::string fittedPlace(const GraphNode& node, double width, const MeasureText& measure);

}  // namespace graphlift
