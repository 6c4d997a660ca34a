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
/// The text, or its end behind an ellipsis, cut at a dot where that leaves enough.
std::string elideFront(const std::string& text, double width, const MeasureText& measure);

/// The first line of a card or pill.
std::string fittedName(const GraphNode& node, double width, const MeasureText& measure);
/// The second line: "Trainer, train.py:49", else "train.py:49".
std::string fittedPlace(const GraphNode& node, double width, const MeasureText& measure);

}  // namespace graphlift
