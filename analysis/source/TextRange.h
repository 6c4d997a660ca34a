// Positions in text. Ranges are byte offsets into SourceFile::text(), half open.
#pragma once

#include <cstdint>

#include "analysis/support/Ids.h"

namespace graphlift {

struct TextRange {
    uint32_t begin = 0;
    uint32_t end = 0;
    friend bool operator==(const TextRange&, const TextRange&) = default;
};

struct SourceRange {
    FileId file;
    TextRange range;
    friend bool operator==(const SourceRange&, const SourceRange&) = default;
};

/// What people and reports are shown: line and column from 1, columns in characters.
struct Position {
    uint32_t line = 1;
    uint32_t column = 1;
    int32_t cell =
        -1;  // notebook cell from 0, -1 in a plain file; line and column count within the cell
};

}  // namespace graphlift
