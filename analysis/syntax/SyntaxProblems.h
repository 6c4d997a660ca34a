// What the user is told about text that is not Python: ERROR and missing nodes, and Python 2 syntax
// that the grammar accepts although Python 3 does not.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/syntax/SyntaxTree.h"

namespace graphlift {

inline constexpr size_t kMaxProblemsPerFile = 20;

/// The parser made up a token (its spelling in the grammar) to go on.
Problem missingProblem(const SourceFile& source, uint32_t offset, std::string_view token);

/// Adds the problems seen in the tree to those of missing tokens; sorts by place; cuts after
/// kMaxProblemsPerFile with one that says so.
void findProblems(const SyntaxTree& tree, std::vector<Problem>& problems);

}  // namespace graphlift
