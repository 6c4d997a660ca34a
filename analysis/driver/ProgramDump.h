// What the whole-program stages found out, as text. One paragraph a function, in order of the
// files.
#pragma once

#include <string>

#include "analysis/driver/AnalysisHost.h"

namespace graphlift {

/// Contexts of each function: parameters, result, calls, what could not be resolved; then the heap.
std::string printProgram(const Program& program);
/// Edges joined over contexts.
std::string printCallGraph(const CallGraph& graph);
/// The three-valued facts that are not `no`, and what is known of parameters.
std::string printFacts(const ProgramFacts& facts);
/// Action, rule and every finding that does not hold.
std::string printVerdicts(const AnalysisSnapshot& snapshot);

}  // namespace graphlift
