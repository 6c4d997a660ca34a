// The source of one notebook cell within the JSON of the file, so that a change of it changes
// nothing else: no re-indentation, no other order of keys, no other spelling of numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/support/Result.h"

namespace graphlift {

struct CellSource {
    struct Piece {          // one JSON string
        size_t begin, end;  // in the file, quotes included
        std::string text;
    };
    size_t begin = 0, end = 0;  // of the whole value: a string, or a list of lines
    bool isList = false;
    std::vector<Piece> pieces;
    std::string text;  // all pieces joined
};

/// `bytes` was accepted as a notebook before. Fails (Malformed) when there is no such cell.
Result<CellSource> findCellSource(std::string_view bytes, int32_t cell);

/// The file with another source in that place. Lines that stay keep their spelling.
std::string replaceCellSource(std::string_view bytes, const CellSource& source,
                              const std::string& text);

}  // namespace graphlift
