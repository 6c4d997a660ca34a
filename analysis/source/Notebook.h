// Jupyter notebooks: the code cells as one Python text. Line magics, shell escapes and help
// requests are blanked at equal length, so that an offset into the text is an offset into its
// cell's source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/source/Encoding.h"

namespace graphlift {

struct NotebookCell {
    int32_t index = 0;       // in the notebook's list of all cells
    uint32_t begin = 0;      // offset of its source in the joined text
    uint32_t firstLine = 0;  // line of the joined text, from 0
    uint32_t size = 0;       // of its source, in bytes
};

struct NotebookText {
    std::string text;
    std::vector<NotebookCell> cells;  // code cells only, in order
};

/// Fails with "malformed-notebook" or "nul-bytes". A notebook of another language has no cells.
tl::expected<NotebookText, DecodeFailure> readNotebook(std::string_view bytes);

/// The source of one code cell with its magics blanked; same number of bytes, same line ends.
std::string blankMagics(std::string_view cellSource);

}  // namespace graphlift
