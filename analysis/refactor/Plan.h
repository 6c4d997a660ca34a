// Which of the offered conversions are made together. A function that is called only from inside
// the traces of other converted functions needs no decorator of its own: the outermost one is
// converted, the inner ones are covered by it.
//
//   def inner(x): ...            plan: covered_by outer
//   def outer(x): inner(x)       plan: apply
//   outer(t)
#pragma once

#include <vector>

#include "analysis/refactor/Verdict.h"

namespace graphlift {

/// Fills planApplies and coveredBy of verdicts in the order of facts.functions.
void planTogether(const ProgramFacts& facts, std::vector<Verdict>& verdicts);

}  // namespace graphlift
