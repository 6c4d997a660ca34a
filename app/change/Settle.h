// Brings every file of a journal entry to one side of the change: as before it, or as after it. The
// core of making, taking back and of what is done after a process has died; it may die itself
// anywhere and be called again.
//
// Only a file that has exactly the bytes of the other side is written. Any other was changed by
// somebody else: it is left as it is, and told.
#pragma once

#include <string>
#include <vector>

#include "app/change/Disk.h"
#include "app/change/JournalEntry.h"

namespace graphlift {

struct Settled {
    std::vector<std::string> written;  // paths
    std::vector<std::string> foreign;  // paths of files that somebody else changed or took away
};

/// Fails when a file that has to be written cannot be; some others may be written by then.
Result<Settled> settle(const Disk& disk, const JournalEntry& entry, Side side);

/// Whether every file has the bytes of that side.
bool isSettled(const Disk& disk, const JournalEntry& entry, Side side);

/// Where the new bytes of the n-th file of an entry wait to be given its name.
std::filesystem::path waitingFile(const std::filesystem::path& file, size_t index);

/// Takes away what an unfinished change left beside the files.
Result<bool> removeWaiting(const Disk& disk, const JournalEntry& entry);

}  // namespace graphlift
