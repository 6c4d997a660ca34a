// Writes a change to the disk: all of its files or none, whatever happens meanwhile.
//
// First every file is checked: one that was changed, deleted or made read-only since the analysis,
// or that lies outside of the project, refuses the whole; so
// does one that would have a syntax error that it had not. Then the change is put in the journal;
// from there on, a process that dies is made good by Recovery. Then all new bytes are written
// beside their files, and last the names are changed. A file is never half written, and one that
// somebody changed in between is not overwritten.
#pragma once

#include "app/change/ChangeSet.h"
#include "app/change/Transaction.h"

namespace graphlift {

/// `root` is AnalysisSnapshot::root or projectFolder(): absolute, without links.
/// Fails, with everything as it was, when a file is refused (ChangedOnDisk, Unwritable) or cannot
/// be written (Unwritable), or would be no Python any more (Malformed). Without files it does
/// nothing.
Result<WrittenChange> writeChange(const std::filesystem::path& root, const ChangeSet& change,
                                  const WriteOptions& options = {});

/// What writeChange would refuse, without writing: for a rehearsal.
Result<bool> checkChange(const std::filesystem::path& root, const ChangeSet& change);

}  // namespace graphlift
