// Syntax tree to IR, the whole of Python 3.8 to 3.13 and what the grammar reads of Python 2, in one pass
// with SSA built on the way (after Braun et al., "Simple and Efficient Construction of SSA Form", CC 2013;
// Builder.h says what differs).
// Total: every tree lowers; nothing is skipped silently (see Opaque).
#pragma once

#include "analysis/ir/IrFunction.h"
#include "analysis/support/Names.h"

namespace graphlift {

IrFile lowerToIr(const SyntaxTree& tree, Names& names);

}  // namespace graphlift
