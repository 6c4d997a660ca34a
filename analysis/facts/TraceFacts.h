// The bottom-up pass: summaries of all functions, callees before callers, and the answers they
// give.
//
//   def log(t): print(t)        log: effect World at `print`
//   def step(x): log(x)         step: effect World, behind the call of log
//
// A function of a cycle is summarised until its cycle settles.
#pragma once

#include "analysis/facts/Effects.h"
#include "analysis/facts/FactContext.h"
#include "analysis/facts/SetUp.h"
#include "analysis/facts/Summary.h"

namespace graphlift {

Summaries summarize(const FactContext& context, const InPlaceWrites& inPlace);

/// Is a parameter a tensor (or holds one) when the function is traced? NumPy arrays become tensors.
Answer isTensorInGraph(const FactContext& context, const CodeView& view, uint32_t parameter);

/// Is a hazard there when the function itself is traced?
Fact hazardFact(const FactContext& context, const Summaries& summaries, FunctionId f, FactId fact);
Fact sideEffectFact(const FactContext& context, const Summaries& summaries, FunctionId f);
Fact tensorLeakFact(const FactContext& context, const Summaries& summaries, FunctionId f);
Fact tensorComputationFact(const FactContext& context, const Summaries& summaries, FunctionId f);

/// "calls x, which is not known" for a fact that would be No; the fact unchanged when everything is
/// resolved.
Fact orUnresolved(const FactContext& context, const Summaries& summaries, FunctionId f, Fact fact);

}  // namespace graphlift
