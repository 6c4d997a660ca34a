#include "app/change/Transaction.h"

#include "app/change/Settle.h"

namespace graphlift {

namespace fs = std::filesystem;

fs::path Transaction::pathOf(size_t index) const { return disk_.root() / entry_.files[index].path; }

// Whoever saved the file since it was checked keeps what was saved.
Result<bool> Transaction::renameOne(size_t index) {
    const JournalFile& file = entry_.files[index];
    const auto bytes = disk_.read(pathOf(index));
    if (!bytes || *bytes != bytesOf(file, otherSide(to_)))
        return fail(ErrorCode::ChangedOnDisk,
                    file.path + " was changed by another program just now");
    return disk_.rename(waitingFile(pathOf(index), index), pathOf(index));
}

/// False: stopped, before any file had its new name.
Result<bool> Transaction::writeAll(const std::stop_token& stop) {
    for (size_t i = 0; i < entry_.files.size(); ++i) {
        if (stop.stop_requested()) return false;
        const fs::path file = pathOf(i);
        auto written = disk_.write(waitingFile(file, i), bytesOf(entry_.files[i], to_), file);
        if (!written)
            return fail(written.error().code,
                        entry_.files[i].path + ": its new version " + written.error().message);
    }
    if (stop.stop_requested()) return false;
    for (size_t i = 0; i < entry_.files.size(); ++i)
        if (auto renamed = renameOne(i); !renamed) return renamed;
    return true;
}

Result<bool> Transaction::rollBack() {
    if (auto removed = removeWaiting(disk_, entry_); !removed) return removed;
    const auto settled = settle(disk_, entry_, otherSide(to_));
    if (!settled) return tl::unexpected(settled.error());
    return journal_.cancel(to_);
}

tl::unexpected<Error> Transaction::giveUp(const Error& cause) {
    const auto back = rollBack();
    if (back) return fail(cause.code, "nothing was changed:\n" + cause.message);
    return fail(ErrorCode::Unwritable,
                cause.message + "\nThe files could not be put back: " + back.error().message +
                    "\nThe journal in " + std::string(kJournalFolder) +
                    " has all of them; the next apply or undo puts them back");
}

Result<WrittenChange> Transaction::run(const std::stop_token& stop) {
    const auto done = writeAll(stop);
    if (!done) return giveUp(done.error());
    WrittenChange written;
    written.title = entry_.title;
    written.functions = entry_.functions;
    written.stopped = !*done;
    const auto closed = written.stopped ? rollBack() : journal_.finish(to_);
    if (!closed) return giveUp(closed.error());
    if (!written.stopped)
        for (const JournalFile& file : entry_.files) written.files.push_back(file.path);
    written.undoable = journal_.numDone();
    return written;
}

}  // namespace graphlift
