// What is known of each parameter: is it a tensor and how do we know, is it a Python number, do
// calls give it.
#pragma once

#include "analysis/facts/CallSites.h"
#include "analysis/facts/ProgramFacts.h"

namespace graphlift {

std::vector<ParameterFacts> describeParameters(const FactContext& context, FunctionId f,
                                               const std::vector<CallSite>& sites);

/// GL101. Yes also when only the name and class of the function speak for it (speculation).
Fact tensorParameterFact(const FactContext& context, const FunctionSummary& summary);

/// Array-like possibilities of a value, sorted by text.
std::vector<TensorType> arrayTypes(const FactContext& context, ValueId value);

/// The parts of a list, tuple or dict of fixed length, when every possibility is one of the same
/// kind.
struct ContainerParts {
    std::string kind;    // "", "list", "tuple", "dict"
    bool fixed = false;  // the same known positions in every possibility
    bool sameLength = true;
    std::vector<ValueId> elements;  // joined by position
    bool nested = false;
};
ContainerParts containerParts(const FactContext& context, ValueId value);

}  // namespace graphlift
