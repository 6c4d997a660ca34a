// Syntax tree to IR, the whole of Python 3.8 to 3.13, in one pass with SSA built on the way
// (Braun et al., "Simple and Efficient Construction of SSA Form", CC 2013).
// Total: every tree lowers; nothing is skipped silently (see Opaque).
#pragma once

#include "analysis/ir/IrFunction.h"
#include "analysis/support/Names.h"

namespace graphlift {

IrFile lowerToIr(const SyntaxTree& tree, Names& names);

}  // namespace graphlift
