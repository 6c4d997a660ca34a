#include "app/change/Recovery.h"

#include <algorithm>

#include "app/change/Settle.h"

namespace graphlift {

namespace {

using Found = Result<std::optional<Recovery>>;

std::string joined(const std::vector<std::string>& paths) {
    std::string text;
    for (const std::string& path : paths) text += (text.empty() ? "" : ", ") + path;
    return text;
}

/// Of a file that somebody changed, the bytes that the change would have gone back to are in no
/// other place than the journal.
Result<std::string> keepForeign(const Journal& journal, const JournalEntry& entry,
                                const std::vector<std::string>& foreign, Side side) {
    std::string text;
    for (const JournalFile& file : entry.files) {
        if (std::find(foreign.begin(), foreign.end(), file.path) == foreign.end()) continue;
        const auto place = journal.keep(file.path, bytesOf(file, side));
        if (!place) return tl::unexpected(place.error());
        text += "\n" + file.path +
                " was changed by somebody else since and is left as it is; what it had is in " +
                *place;
    }
    return text;
}

std::string describe(const JournalEntry& entry, Side to) {
    return std::string(to == Side::After ? "an earlier apply" : "an earlier undo") + " (" +
           entry.title + ") was interrupted";
}

Found takeBack(const Disk& disk, const Journal& journal, const JournalEntry& entry, Side to) {
    const Side side = otherSide(to);
    const auto settled = settle(disk, entry, side);
    if (!settled) return tl::unexpected(settled.error());
    Recovery recovery{describe(entry, to) + "; its files are as they were before it",
                      settled->written, settled->foreign, side == Side::Before};
    if (!settled->written.empty()) recovery.message += " (" + joined(settled->written) + ")";
    const auto kept = keepForeign(journal, entry, settled->foreign, side);
    if (!kept) return tl::unexpected(kept.error());
    recovery.message += *kept;
    if (const auto cancelled = journal.cancel(to); !cancelled)
        return tl::unexpected(cancelled.error());
    return recovery;
}

Found recoverOne(const Disk& disk, const Journal& journal, const JournalEntry& entry, Side to) {
    if (const auto removed = removeWaiting(disk, entry); !removed)
        return tl::unexpected(removed.error());
    if (!isSettled(disk, entry, to)) return takeBack(disk, journal, entry, to);
    if (const auto done = journal.finish(to); !done) return tl::unexpected(done.error());
    return Recovery{
        describe(entry, to) + " after its last file; it is complete", {}, {}, to == Side::Before};
}

}  // namespace

Found recover(const Disk& disk, const Journal& journal) {
    for (const Side to : {Side::After, Side::Before}) {
        const auto entry = journal.unfinished(to);
        if (!entry) return tl::unexpected(entry.error());
        if (*entry) return recoverOne(disk, journal, **entry, to);
    }
    return std::nullopt;
}

Found recoverProject(const std::filesystem::path& root) {
    if (!hasUnfinishedChange(root)) return std::nullopt;
    const Disk disk(root);
    const auto journal = Journal::openExisting(disk);
    if (!journal) return tl::unexpected(journal.error());
    return *journal == nullptr ? Found(std::nullopt) : recover(disk, **journal);
}

}  // namespace graphlift
