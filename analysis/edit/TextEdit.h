// A change of one file as bytes: what verdicts carry, reports print and `apply` writes. Edits are
// made from the syntax tree but speak about the file as it is on disk.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/source/TextRange.h"

namespace graphlift {

struct TextEdit {
    FileId file;
    TextRange range;  // offsets in SourceFile::bytes(); in a notebook, in the source of `cell`
    std::string replacement;
    int32_t cell = -1;
    friend bool operator==(const TextEdit&, const TextEdit&) = default;
};

/// Edits that belong together: all are made or none.
struct EditSet {
    std::string title;
    std::vector<TextEdit> edits;
};

}  // namespace graphlift
