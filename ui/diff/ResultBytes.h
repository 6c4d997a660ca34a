// The bytes that a file would get: the shown text with its ticked changes, in the file's own
// encoding. Lines that did not change keep their bytes as they are, whatever they are.
#pragma once

#include "analysis/support/Result.h"
#include "ui/diff/ReviewChange.h"

namespace graphlift {

/// Fails when the text cannot be written in the file's encoding.
Result<std::string> resultBytes(const ReviewFile& file, const ResultText& result,
                                const IsTicked& isTicked);

/// What the seal says of a file: is every byte outside of the ticked edits as it was? Compares the
/// bytes that would be written with those of the file, edit by edit.
bool keepsTheRest(const ReviewFile& file, std::string_view bytes, const IsTicked& isTicked);

}  // namespace graphlift
