// Two versions of a file side by side: rows that pair old lines with new ones, in hunks, with the
// unchanged rows between them foldable. What the diff editor and the reports show.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/diff/LineDiff.h"

namespace graphlift {

struct DiffRow {
    enum class Kind : uint8_t { Same, Changed, Removed, Added };
    Kind kind = Kind::Same;
    uint32_t oldLine = 0, newLine = 0;  // from 1, 0 where that side has no line
};

struct DiffHunk {
    LineChange change;
    uint32_t firstRow = 0, numRows = 0;
};

class FileDiff {
  public:
    /// Fast enough to be made anew while somebody types in the new text: see LineDiffTest.
    FileDiff(std::string path, std::string before, std::string after, DiffLimits limits = {});
    FileDiff(const FileDiff&) = delete;  // the lines are views of the texts
    FileDiff& operator=(const FileDiff&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const std::string& before() const { return before_; }
    [[nodiscard]] const std::string& after() const { return after_; }
    [[nodiscard]] const std::vector<DiffRow>& rows() const { return rows_; }
    [[nodiscard]] const std::vector<DiffHunk>& hunks() const { return hunks_; }
    /// All changes are in one hunk, because the texts are too long: see LineDiff.
    [[nodiscard]] bool isCoarse() const { return isCoarse_; }

    /// The text of a line (from 1) without its line end; "" for 0.
    [[nodiscard]] std::string_view oldText(uint32_t line) const { return text(oldLines_, line); }
    [[nodiscard]] std::string_view newText(uint32_t line) const { return text(newLines_, line); }

  private:
    static std::string_view text(const std::vector<std::string_view>& lines, uint32_t line);
    void addChange(const LineChange& change);

    std::string path_, before_, after_;
    std::vector<std::string_view> oldLines_, newLines_;
    std::vector<DiffRow> rows_;
    std::vector<DiffHunk> hunks_;
    bool isCoarse_ = false;
};

/// Rows to show, or to fold because all of them are unchanged and further than `context` from a
/// hunk.
struct RowSpan {
    uint32_t firstRow = 0, numRows = 0;
    bool isFolded = false;
};
std::vector<RowSpan> foldContext(const FileDiff& diff, uint32_t context = 3);

/// The part of two lines that differs: characters before and after it are the same.
struct InlineChange {
    uint32_t begin = 0;               // bytes
    uint32_t oldEnd = 0, newEnd = 0;  // bytes
};
InlineChange changeWithin(std::string_view before, std::string_view after);

}  // namespace graphlift
