// Graph models as text for tests, and models of small Python projects.
#pragma once

#include <string>

#include "viz/graph/GraphModel.h"

namespace graphlift::test {

/// One line a node, edge and cluster: kinds, verdicts, badges, what is cut off.
std::string printModel(const GraphModel& model);

/// The whole diagram of files given as "# --- name.py" sections.
GraphModel diagramOf(const std::string& files);

}  // namespace graphlift::test
