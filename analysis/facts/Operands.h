// The operands of an instruction, whatever its kind, for the few checks that follow uses.
#pragma once

#include <vector>

#include "analysis/ir/IrFunction.h"

namespace graphlift {

/// The instructions whose values an instruction reads. A Jump's are not listed: see forwardClosure.
std::vector<InstId> operandsOf(const IrFunction& ir, const Inst& inst);

/// Is the value one of them?
bool reads(const IrFunction& ir, const Inst& inst, InstId value);

/// By InstId: everything that a value flows into inside the function, itself included (block
/// parameters too).
std::vector<bool> forwardClosure(const IrFunction& ir, InstId from);

/// By InstId: is the value read by anybody?
std::vector<bool> usedValues(const IrFunction& ir);

}  // namespace graphlift
