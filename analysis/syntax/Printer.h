// The syntax tree as text: `dump --after parse` and the tests of the parser. One line a node, its
// depth as indentation, its field, its place, and the text of nodes without children.
#pragma once

#include <string>

#include "analysis/syntax/SyntaxTree.h"

namespace graphlift {

std::string printTree(const SyntaxTree& tree);

}  // namespace graphlift
