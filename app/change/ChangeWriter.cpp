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
tl::unexpected<Error> inOneMessage(const std::vector<Refusal>& refusals) {
    ErrorCode code = ErrorCode::Unwritable;
    std::string text;
    for (const Refusal& refusal : refusals) {
        text += "\n" + refusal.error.message;
        if (refusal.error.code != ErrorCode::Unwritable) code = refusal.error.code;
    }
    return fail(code, "nothing was changed:" + text);
}

/// Opens the files of a change one by one and keeps those that may be written apart from the rest.
class Opener {
  public:
    explicit Opener(const Disk& disk) : disk_(disk) {}

    void open(const ChangedFile& file, bool mayBreak) {
        auto target = openTarget(disk_, file.path);
        if (!target)
            return refuse(file,
                          target.error().code == ErrorCode::ChangedOnDisk
                              ? Refusal::Kind::Gone
                              : Refusal::Kind::NotWritable,
                          target.error());
        if (hashBytes(target->bytes) != file.analysedHash)
            return refuse(file, Refusal::Kind::Changed,
                          {ErrorCode::ChangedOnDisk,
                           file.path +
                               " was changed on the disk after it was analysed; analyse again"});
        if (!mayBreak)
            if (const auto checked = checkSyntax(file.path, target->bytes, file.bytes); !checked)
                return refuse(file, Refusal::Kind::Malformed, checked.error());
        const auto same = std::ranges::find(targets_, target->file, &Target::file);
        if (same != targets_.end())
            refuse(file, Refusal::Kind::NotWritable,
                   {ErrorCode::Unwritable,
                    file.path + " is a second name of " + same->path + "; leave one of them out"});
        targets_.push_back(std::move(*target));
    }
    [[nodiscard]] const std::vector<Refusal>& refusals() const { return refusals_; }
    [[nodiscard]] std::vector<Target>& targets() { return targets_; }

  private:
    void refuse(const ChangedFile& file, Refusal::Kind kind, Error error) {
        refusals_.push_back({file.path, kind, std::move(error)});
    }

    const Disk& disk_;
    std::vector<Target> targets_;
    std::vector<Refusal> refusals_;
};

Result<std::vector<Target>> openAll(const Disk& disk, const ChangeSet& change) {
    Opener opener(disk);
    for (const ChangedFile& file : change.files) opener.open(file, change.mayBreak);
    if (!opener.refusals().empty()) return inOneMessage(opener.refusals());
    return std::move(opener.targets());
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

std::vector<Refusal> refusalsOf(const fs::path& root, const ChangeSet& change) {
    const Disk disk(root);
    Opener opener(disk);
    for (const ChangedFile& file : change.files) opener.open(file, change.mayBreak);
    return opener.refusals();
}

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
