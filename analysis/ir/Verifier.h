// Checks what Inst.h and IrFunction.h promise. Runs after every lowering in tests and debug builds.
#pragma once

#include <string>
#include <vector>

#include "analysis/ir/IrFunction.h"

namespace graphlift {

/// One sentence per violation; empty for sound IR.
std::vector<std::string> verifyIr(const IrFile& file);

}  // namespace graphlift
