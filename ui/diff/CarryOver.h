// A planned result on a text that somebody changed meanwhile: each planned edit at its place there,
// as git's merge of the three texts would have it. What the merge cannot decide becomes an edit too,
// to be made or not by a person who sees both versions; nothing is guessed, and no text ever has
// conflict markers in it.
//
//   base (analysed)  planned         on disk now      carried over
//   def f(x): ...    @tf.function    import os        import os
//                    def f(x): ...   def f(x): ...    @tf.function      edit of f
//                                                     def f(x): ...
#pragma once

#include <set>

#include "analysis/support/Result.h"
#include "ui/diff/ResultText.h"

namespace graphlift {

struct CarriedOver {
    std::vector<PlacedEdit> edits;  // at places of the text on disk, by place
    std::set<size_t> conflicts;     // changes whose lines were changed on disk too
    std::set<size_t> lost;          // changes that have no place there, or are made there already
};

/// The edits of a result at their places in `theirs`. Fails when the texts cannot be merged.
Result<CarriedOver> carryOver(const ResultText& planned, const std::string& theirs);

/// Makes what somebody typed into `planned` in `carried` too. False: some of it changes lines that
/// were changed on disk as well, and those are left as they are on disk.
Result<bool> carryTyping(const ResultText& planned, ResultText& carried);

}  // namespace graphlift
