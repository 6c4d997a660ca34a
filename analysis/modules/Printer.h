// What a file declares and how the modules of a project hang together, as text: `dump --after
// index` and the tests.
#pragma once

#include <string>

#include "analysis/modules/ModuleIndex.h"

namespace graphlift {

std::string printDecls(const ModuleDecls& decls, const Names& names);
std::string printIndex(const ModuleIndex& index, const Names& names);

}  // namespace graphlift
