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
std::vector<LineChange> diffLines(std::string_view before, std::string_view after);

/// The lines of a text with their line ends; an empty text has none.
std::vector<std::string_view> splitLines(std::string_view text);

}  // namespace graphlift
