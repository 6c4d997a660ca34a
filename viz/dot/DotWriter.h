// A graph model as DOT text for other programs: names instead of positions, the same text for the
// same model.
#pragma once

#include <string>
#include <string_view>

#include "viz/graph/GraphModel.h"

namespace graphlift {

/// Nodes are named by their ids and labelled with name and place; kinds are shapes, kinds of calls
/// are line styles and labels.
std::string writeDot(const GraphModel& model);

/// A DOT string: quotes and backslashes escaped, nothing that hides; "\n" stays a line break.
std::string dotQuoted(std::string_view text);

}  // namespace graphlift
