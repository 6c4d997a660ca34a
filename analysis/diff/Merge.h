// Two texts that were both made of a third one, brought together: git's own merge, by libgit2, as
// pieces instead of a text with markers. Where both sides changed the same lines, or lines that
// touch, both versions stand side by side and nobody has decided.
//
//   base    ours       theirs     pieces
//   a       a          a2         "a2"            from theirs
//   b       b          b          "b"
//   c       c-ours     c-theirs   conflict: "c-ours" | "c-theirs"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/support/Result.h"

namespace graphlift {

/// Whole lines. Of a conflict `text` is empty; of other pieces `ours` and `theirs` are.
struct MergePiece {
    bool isConflict = false;
    std::string text;
    std::string ours, theirs;
};

struct Merge {
    std::vector<MergePiece> pieces;  // in order of the text
    [[nodiscard]] size_t numConflicts() const;
    [[nodiscard]] bool isClean() const { return numConflicts() == 0; }
    /// The text with every conflict decided for one side.
    [[nodiscard]] std::string withOurs() const;
    [[nodiscard]] std::string withTheirs() const;
};

/// Lines are compared byte by byte: a line end belongs to its line, and a last line without one
/// differs from the same line with one. Fails (Internal) when libgit2 does.
Result<Merge> mergeTexts(std::string_view base, std::string_view ours, std::string_view theirs);

}  // namespace graphlift
