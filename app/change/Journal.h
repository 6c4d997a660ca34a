// The folder PROJECT/.graphlift: which changes were made, in order, and which one is under way.
//
//   .gitignore   *                   it never becomes part of the user's repository
//   lock                             one change at a time
//   applying                         a change that is being made: whole before the first file is
//   touched undoing                          a change that is being taken back done/1, done/2, ...
//   changes that were made; the highest one is taken back first kept/... bytes that nobody would
//   have otherwise, see Recovery.h
//
// Each of them is one file (JournalEntry.h), and moves by one rename. So what is to be done after a
// process has died can be told from the names alone.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/change/Disk.h"
#include "app/change/JournalEntry.h"

namespace graphlift {

inline constexpr std::string_view kJournalFolder = ".graphlift";

/// A change that was made, by its place in the history (from 1).
struct NumberedEntry {
    uint32_t number = 0;
    JournalEntry entry;
};

class Journal {
  public:
    /// Takes the lock, which is held as long as the object lives; makes the folder. Fails
    /// (Unwritable) when somebody else has the lock or the folder cannot be made.
    static Result<std::unique_ptr<Journal>> open(const Disk& disk);
    /// The same, but null where the project has no such folder.
    static Result<std::unique_ptr<Journal>> openExisting(const Disk& disk);
    /// Without the lock: to look at the history only.
    static std::unique_ptr<Journal> forReading(const Disk& disk);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// The change that leads to that side (After: an apply, Before: an undo) and that some process
    /// did not finish.
    [[nodiscard]] Result<std::optional<JournalEntry>> unfinished(Side to) const;
    /// The last change that was made; none when there is none to take back.
    [[nodiscard]] Result<std::optional<NumberedEntry>> last() const;
    [[nodiscard]] size_t numDone() const { return doneNumbers().size(); }

    [[nodiscard]] Result<bool> beginApply(const JournalEntry& entry) const;
    [[nodiscard]] Result<bool> beginUndo(uint32_t number) const;
    /// All files are on that side: the change counts as made, or as taken back.
    [[nodiscard]] Result<bool> finish(Side to) const;
    /// All files are back on the other side: as if it had not been begun.
    [[nodiscard]] Result<bool> cancel(Side to) const;
    /// Puts bytes aside; the place, relative to the project.
    [[nodiscard]] Result<std::string> keep(const std::string& path, std::string_view bytes) const;

  private:
    Journal(Disk disk, int lock) : disk_(std::move(disk)), lock_(lock) {}
    static Result<std::unique_ptr<Journal>> lock(const Disk& disk);
    [[nodiscard]] std::filesystem::path at(std::string_view name) const;
    [[nodiscard]] Result<std::optional<JournalEntry>> load(const std::filesystem::path& file) const;
    [[nodiscard]] std::vector<uint32_t> doneNumbers() const;
    [[nodiscard]] std::filesystem::path nextDone() const;
    [[nodiscard]] Result<bool> moveToDone(std::string_view name) const;

    Disk disk_;
    int lock_;  // a descriptor, or -1
};

/// Whether a change of this project was interrupted and waits to be settled. Writes nothing and
/// takes no lock.
bool hasUnfinishedChange(const std::filesystem::path& root);

}  // namespace graphlift
