// Which functions are graph functions, by decorator or by wrap, with what arguments; and all
// decorators.
#pragma once

#include "analysis/facts/FactContext.h"

namespace graphlift {

std::optional<HybridFacts> describeHybrid(const FactContext& context, FunctionId f);
std::vector<DecoratorFacts> describeDecorators(const FactContext& context, FunctionId f);

/// GL504: an argument that was renamed or removed.
Fact deprecatedArgumentFact(const FactContext& context, const FunctionSummary& summary);

}  // namespace graphlift
