// The IR as text: `dump --after lower`, goldens, debugging. Deterministic.
#pragma once

#include <string>

#include "analysis/ir/IrFunction.h"
#include "analysis/support/Names.h"

namespace graphlift {

std::string printIr(const IrFile& file, const Names& names);
std::string printIr(const IrFunction& function, const Names& names);

}  // namespace graphlift
