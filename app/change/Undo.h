// Takes the last change of a project back, byte for byte; called again, the one before it. A file
// that was changed since refuses the whole, and nothing is written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/change/ChangeWriter.h"

namespace graphlift {

/// The title of what undoLast would take back, and how many changes there are; no title: none. Only
/// looks.
struct UndoState {
    std::string title;
    size_t numChanges = 0;
};
UndoState undoState(const std::filesystem::path& root);

/// Fails with NotFound when there is nothing to take back, else like writeChange. Where the last
/// change was interrupted, taking it back is all that is done: then `recovered` has the files.
Result<WrittenChange> undoLast(const std::filesystem::path& root, const WriteOptions& options = {});

}  // namespace graphlift
