// Writes a change to the disk: all of its files or none, whatever happens meanwhile.
//
// First every file is checked: one that was changed, deleted or made read-only since the analysis,
// or that lies outside of the project, refuses the whole; so
// does one that would have a syntax error that it had not. Then the change is put in the journal;
// from there on, a process that dies is made good by Recovery. Then all new bytes are written
// beside their files, and last the names are changed. A file is never half written, and one that
// somebody changed in between is not overwritten.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/change/ChangeSet.h"
#include "app/change/Transaction.h"

namespace graphlift {

/// A file that would not be written, and why.
struct Refusal {
    enum class Kind : uint8_t {
        Gone,         // there is no such file any more
        Changed,      // it has other bytes than those that were analysed
        NotWritable,  // read-only, no regular file, outside of the project, a second name
        Malformed     // its new text would be no Python any more
    };
    std::string path;  // relative to the project
    Kind kind = Kind::Changed;
    Error error;  // what and what to do, for people
};

/// `root` is AnalysisSnapshot::root or projectFolder(): absolute, without links.
/// Fails, with everything as it was, when a file is refused (ChangedOnDisk, Unwritable) or cannot
/// be written (Unwritable), or would be no Python any more (Malformed). Without files it does
/// nothing.
Result<WrittenChange> writeChange(const std::filesystem::path& root, const ChangeSet& change,
                                  const WriteOptions& options = {});

/// Every file that stands in the way, in the order of the change; none: it would be written. Only
/// looks.
std::vector<Refusal> refusalsOf(const std::filesystem::path& root, const ChangeSet& change);

/// What writeChange would refuse, without writing: for a rehearsal.
Result<bool> checkChange(const std::filesystem::path& root, const ChangeSet& change);

}  // namespace graphlift
