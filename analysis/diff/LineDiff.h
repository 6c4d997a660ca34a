// Which lines of two texts differ: libgit2's diff (the one of git) as plain numbers.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace graphlift {

/// Lines [oldBegin, oldBegin + oldCount) became [newBegin, newBegin + newCount); lines count from
/// 0.
struct LineChange {
    uint32_t oldBegin = 0, oldCount = 0;
    uint32_t newBegin = 0, newCount = 0;
    friend bool operator==(const LineChange&, const LineChange&) = default;
};

/// In order of the text; empty for equal texts. Line ends belong to their lines.
struct LineDiff {
    std::vector<LineChange> changes;
    /// The texts were too long to be compared while somebody waits: one change from the first line
    /// that differs to the last one.
    bool isCoarse = false;
};

struct DiffLimits {
    size_t maxLines = 400'000;  // of both texts together; LineDiffTest has the times
};

LineDiff compareLines(std::string_view before, std::string_view after, DiffLimits limits = {});
/// The changes alone.
std::vector<LineChange> diffLines(std::string_view before, std::string_view after);

/// The lines of a text with their line ends; an empty text has none.
std::vector<std::string_view> splitLines(std::string_view text);

}  // namespace graphlift
