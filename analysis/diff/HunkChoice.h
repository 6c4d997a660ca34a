// A change taken in part: some hunks of a diff are accepted, the others rejected. What comes out is
// a text, and from that a patch; no bytes are made up in between.
#pragma once

#include <string>
#include <vector>

#include "analysis/diff/FileDiff.h"

namespace graphlift {

/// By index of FileDiff::hunks(); what is not named is rejected.
using HunkChoice = std::vector<bool>;

/// The text with the new lines of accepted hunks and the old lines of all others.
std::string textWith(const FileDiff& diff, const HunkChoice& accepted);

/// The text with one hunk of the new text put back to its old lines: what "reject" does in an
/// editor of the new text.
std::string textWithout(const FileDiff& diff, size_t hunk);

/// A patch of the accepted hunks that `git apply` and `patch -p1` take; "" without one.
std::string patchWith(const FileDiff& diff, const HunkChoice& accepted, unsigned context = 3);

}  // namespace graphlift
