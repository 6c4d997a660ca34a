// Which words of two lines differ: what a pane paints within a pair of changed lines.
//
//   @tf.function(autograph=True)
//   @tf.function(autograph=False, jit_compile=True)
//                          ^^^^^^^^^^^^^^^^^^^^^^^      one change: "True" became this
//
// A word is a run of letters, digits and underscores, a run of white space, or one other character.
// Characters that are not ASCII count as letters, so no character is cut in two.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace graphlift {

/// Bytes [oldBegin, oldEnd) of the one line became [newBegin, newEnd) of the other; one of them may
/// be empty.
struct WordChange {
    uint32_t oldBegin = 0, oldEnd = 0;
    uint32_t newBegin = 0, newEnd = 0;
    friend bool operator==(const WordChange&, const WordChange&) = default;
};

struct WordDiff {
    std::vector<WordChange> changes;  // in order of the lines
    bool isCoarse =
        false;  // the lines are too long: one change from the first difference to the last
};

/// The ends of the words of a line, ascending; the last one is the end of the line.
std::vector<uint32_t> wordEnds(std::string_view line);

WordDiff diffWords(std::string_view before, std::string_view after);

}  // namespace graphlift
