#include "app/change/Settle.h"

#include "app/change/Target.h"

namespace graphlift {

namespace fs = std::filesystem;

fs::path waitingFile(const fs::path& file, size_t index) {
    return file.parent_path() / (".graphlift-" + std::to_string(index) + ".new");
}

Result<bool> removeWaiting(const Disk& disk, const JournalEntry& entry) {
    for (size_t i = 0; i < entry.files.size(); ++i) {
        std::error_code error;
        const fs::path waiting = waitingFile(disk.root() / entry.files[i].path, i);
        if (!fs::exists(fs::symlink_status(waiting, error))) continue;
        if (auto removed = disk.remove(waiting); !removed) return removed;
    }
    return true;
}

bool isSettled(const Disk& disk, const JournalEntry& entry, Side side) {
    for (const JournalFile& file : entry.files) {
        const auto bytes = disk.read(disk.root() / file.path);
        if (!bytes || *bytes != bytesOf(file, side)) return false;
    }
    return true;
}

Result<Settled> settle(const Disk& disk, const JournalEntry& entry, Side side) {
    Settled settled;
    for (size_t i = 0; i < entry.files.size(); ++i) {
        const JournalFile& file = entry.files[i];
        const auto bytes = disk.read(disk.root() / file.path);
        if (!bytes && bytes.error().code != ErrorCode::NotFound)
            return tl::unexpected(bytes.error());
        if (bytes && *bytes == bytesOf(file, side)) continue;
        if (!bytes || *bytes != bytesOf(file, otherSide(side))) {
            settled.foreign.push_back(file.path);
            continue;
        }
        const auto target = openTarget(disk, file.path);
        if (!target) return tl::unexpected(target.error());
        const fs::path waiting = waitingFile(target->file, i);
        auto done = disk.write(waiting, bytesOf(file, side), target->file);
        if (done) done = disk.rename(waiting, target->file);
        if (!done) return tl::unexpected(done.error());
        settled.written.push_back(file.path);
    }
    return settled;
}

}  // namespace graphlift
