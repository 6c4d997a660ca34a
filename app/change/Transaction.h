// The part that apply and undo share: all files of a journal entry get the bytes of one side, or
// keep those of the other. The entry stands in the journal by then.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/change/Journal.h"
#include "app/change/Recovery.h"

namespace graphlift {

struct WriteOptions {
    std::stop_token stop;  // heeded until the first file has its new name
    StepHook hook;         // for tests
};

struct WrittenChange {
    bool stopped = false;                // then nothing was written
    std::string title;                   // of the change
    std::vector<std::string> files;      // paths of the files that were written
    std::vector<std::string> functions;  // ids
    std::optional<Recovery> recovered;   // what an earlier run had left
    size_t undoable = 0;                 // changes that can be taken back now
};

class Transaction {
  public:
    Transaction(const Disk& disk, const Journal& journal, const JournalEntry& entry, Side to)
        : disk_(disk), journal_(journal), entry_(entry), to_(to) {}

    /// Fails, with all files as they were, when one of them cannot be written or was changed by
    /// another program just now.
    Result<WrittenChange> run(const std::stop_token& stop);

    /// Puts everything back as it was. The error says that, or what stands in the way of it.
    tl::unexpected<Error> giveUp(const Error& cause);

  private:
    [[nodiscard]] std::filesystem::path pathOf(size_t index) const;
    Result<bool> writeAll(const std::stop_token& stop);
    Result<bool> renameOne(size_t index);
    Result<bool> rollBack();

    const Disk& disk_;
    const Journal& journal_;
    const JournalEntry& entry_;
    Side to_;
};

}  // namespace graphlift
