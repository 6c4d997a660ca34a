// How the type of a value is known: the way back from a node through what it is computed from to
// parameters and the calls that give them, variables and numbers.
#pragma once

#include <vector>

#include "analysis/flow/TensorFlow.h"

namespace graphlift {

/// From the farthest source to the node itself, at most `most` steps.
std::vector<EvidenceStep> shapeEvidence(const ProgramFacts& facts, const TensorFlow& flow,
                                        uint32_t node, size_t most = 8);

/// "float32 [?, 784]": ? for an axis that is not known, "[?...]" for an unknown rank, "[]" for a
/// scalar.
std::string typeText(const TensorType& type);

}  // namespace graphlift
