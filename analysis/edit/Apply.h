// Edits applied in memory. Nothing here writes a file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/edit/TextEdit.h"
#include "analysis/source/SourceFile.h"
#include "analysis/support/Result.h"

namespace graphlift {

/// The edits of several functions of one file as one list, in order of their places. An edit that
/// stands in several of them (an import that each needs) is kept once. Fails (Internal) on
/// overlaps.
Result<std::vector<TextEdit>> mergeEdits(std::vector<TextEdit> edits);

/// The bytes with the edits made. At one place, edits take effect in the order of the list. Fails
/// (Internal) on overlaps and on places that the bytes do not have.
Result<std::string> applyEdits(std::string_view bytes, std::vector<TextEdit> edits);

/// The same for a whole file: of a notebook, the sources of its cells are changed within the JSON,
/// and no byte outside of them.
Result<std::string> applyToFile(const SourceFile& file, const std::vector<TextEdit>& edits);

}  // namespace graphlift
