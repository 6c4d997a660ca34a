#include "app/change/Undo.h"

#include "app/change/Target.h"

namespace graphlift {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> nothingToUndo(const fs::path& root) {
    return fail(ErrorCode::NotFound, "there is nothing to undo: no change of " + root.string() +
                                         " was made by apply, or all were taken back");
}

/// Every file must have what the change gave it.
Result<bool> checkFiles(const Disk& disk, const JournalEntry& entry) {
    std::string refused;
    for (const JournalFile& file : entry.files) {
        const auto target = openTarget(disk, file.path);
        if (!target)
            refused += "\n" + target.error().message;
        else if (target->bytes != file.after)
            refused += "\n" + file.path +
                       " was changed after the change that is to be taken back; undo that first, "
                       "or restore the file by hand";
    }
    if (refused.empty()) return true;
    return fail(ErrorCode::ChangedOnDisk, "nothing was taken back:" + refused);
}

Result<WrittenChange> undoIn(const Disk& disk, const Journal& journal,
                             const WriteOptions& options) {
    const auto last = journal.last();
    if (!last) return tl::unexpected(last.error());
    if (!*last) return nothingToUndo(disk.root());
    const JournalEntry& entry = (*last)->entry;
    if (const auto checked = checkFiles(disk, entry); !checked)
        return tl::unexpected(checked.error());
    Transaction transaction(disk, journal, entry, Side::Before);
    if (const auto begun = journal.beginUndo((*last)->number); !begun)
        return transaction.giveUp(begun.error());
    return transaction.run(options.stop);
}

}  // namespace

UndoState undoState(const fs::path& root) {
    const auto journal = Journal::forReading(Disk(root));
    const auto last = journal->last();
    return {last && *last ? (*last)->entry.title : "", journal->numDone()};
}

Result<WrittenChange> undoLast(const fs::path& root, const WriteOptions& options) {
    const Disk disk(root, options.hook);
    const auto journal = Journal::openExisting(disk);
    if (!journal) return tl::unexpected(journal.error());
    if (*journal == nullptr) return nothingToUndo(root);
    auto recovered = recover(disk, **journal);
    if (!recovered) return tl::unexpected(recovered.error());
    // The interrupted change was the last one; the one before it is not asked for.
    if (*recovered && (*recovered)->isBefore) {
        WrittenChange taken;
        taken.undoable = (*journal)->numDone();
        taken.recovered = std::move(*recovered);
        return taken;
    }
    auto written = undoIn(disk, **journal, options);
    if (written) written->recovered = std::move(*recovered);
    return written;
}

}  // namespace graphlift
