// The last step of building a function: block parameters that are always one and the same value go,
// then parameters and refinements that nobody reads, and what is left is numbered anew. Locals that
// hold nothing on an edge become Undef instructions before its Jump.
#pragma once

#include <vector>

#include "analysis/ir/IrFunction.h"

namespace graphlift {

void simplify(std::vector<Inst>& insts, std::vector<uint32_t>& pool, std::vector<IrBlock>& blocks);

}  // namespace graphlift
