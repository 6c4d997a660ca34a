#include "app/change/ChangeWriter.h"

#include <algorithm>
#include <array>
#include <ctime>

#include "analysis/support/Hash.h"
#include "app/change/SyntaxCheck.h"
#include "app/change/Target.h"
#include "app/change/Transaction.h"

namespace graphlift {

namespace fs = std::filesystem;

namespace {

std::string timeNow() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

/// Everything that forbids a change, in one message.
class Refusals {
  public:
    void add(const Error& error) {
        text_ += "\n" + error.message;
        if (error.code != ErrorCode::Unwritable) code_ = error.code;
    }
    [[nodiscard]] bool any() const { return !text_.empty(); }
    [[nodiscard]] tl::unexpected<Error> error() const {
        return fail(code_, "nothing was changed:" + text_);
    }

  private:
    std::string text_;
    ErrorCode code_ = ErrorCode::Unwritable;
};

Result<Target> openAnalysed(const Disk& disk, const ChangedFile& file) {
    auto target = openTarget(disk, file.path);
    if (target && hashBytes(target->bytes) != file.analysedHash)
        return fail(ErrorCode::ChangedOnDisk,
                    file.path + " was changed on the disk after it was analysed; analyse again");
    return target;
}

Result<std::vector<Target>> openAll(const Disk& disk, const ChangeSet& change) {
    std::vector<Target> targets;
    Refusals refusals;
    for (const ChangedFile& file : change.files) {
        auto target = openAnalysed(disk, file);
        if (target && !change.mayBreak)
            if (const auto checked = checkSyntax(file.path, target->bytes, file.bytes); !checked)
                target = tl::unexpected(checked.error());
        if (!target) {
            refusals.add(target.error());
            continue;
        }
        const auto same = std::find_if(targets.begin(), targets.end(), [&](const Target& other) {
            return other.file == target->file;
        });
        if (same != targets.end())
            refusals.add({ErrorCode::Unwritable, file.path + " is a second name of " + same->path +
                                                     "; leave one of them out"});
        targets.push_back(std::move(*target));
    }
    if (refusals.any()) return refusals.error();
    return targets;
}

JournalEntry entryOf(const ChangeSet& change, std::vector<Target> targets) {
    JournalEntry entry{timeNow(), change.title, change.functions, {}};
    for (size_t i = 0; i < targets.size(); ++i)
        entry.files.push_back(
            {targets[i].path, targets[i].mode, std::move(targets[i].bytes), change.files[i].bytes});
    return entry;
}

/// What an earlier run had left was put in order all the same, and is told with the refusal.
tl::unexpected<Error> refused(const std::optional<Recovery>& recovered, const Error& error) {
    if (!recovered) return fail(error.code, error.message);
    return fail(error.code, recovered->message + "\n" + error.message);
}

}  // namespace

Result<bool> checkChange(const fs::path& root, const ChangeSet& change) {
    const auto targets = openAll(Disk(root), change);
    if (!targets) return tl::unexpected(targets.error());
    return true;
}

Result<WrittenChange> writeChange(const fs::path& root, const ChangeSet& change,
                                  const WriteOptions& options) {
    if (change.files.empty()) return WrittenChange{};
    const Disk disk(root, options.hook);
    // What is refused anyway makes no folder in the user's project.
    if (const auto checked = checkChange(root, change); !checked && !hasUnfinishedChange(root))
        return tl::unexpected(checked.error());
    const auto journal = Journal::open(disk);
    if (!journal) return tl::unexpected(journal.error());
    auto recovered = recover(disk, **journal);
    if (!recovered) return tl::unexpected(recovered.error());
    auto targets = openAll(disk, change);
    if (!targets) return refused(*recovered, targets.error());
    const JournalEntry entry = entryOf(change, std::move(*targets));
    Transaction transaction(disk, **journal, entry, Side::After);
    if (const auto begun = (*journal)->beginApply(entry); !begun)
        return transaction.giveUp(begun.error());
    auto written = transaction.run(options.stop);
    if (written) written->recovered = std::move(*recovered);
    return written;
}

}  // namespace graphlift
