#include "app/change/Journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>

namespace graphlift {

namespace fs = std::filesystem;

namespace {

constexpr const char* kApplying = "applying";
constexpr const char* kUndoing = "undoing";
constexpr const char* kDone = "done";
constexpr const char* kNew = "new";  // what is being written; never read

fs::path folderOf(const Disk& disk) { return disk.root() / kJournalFolder; }

bool isThere(const fs::path& file) {
    struct stat info {};
    return ::lstat(file.c_str(), &info) == 0;
}

Result<bool> writeIgnoreFile(const Disk& disk) {
    const fs::path file = folderOf(disk) / ".gitignore";
    if (isThere(file)) return true;
    const fs::path made = folderOf(disk) / kNew;
    const auto written = disk.write(made, "*\n");
    return written ? disk.rename(made, file) : written;
}

}  // namespace

Journal::~Journal() {
    if (lock_ >= 0) ::close(lock_);
}

std::unique_ptr<Journal> Journal::forReading(const Disk& disk) {
    return std::unique_ptr<Journal>(new Journal(disk, -1));
}

fs::path Journal::at(std::string_view name) const { return folderOf(disk_) / name; }

Result<std::unique_ptr<Journal>> Journal::open(const Disk& disk) {
    if (const auto made = disk.makeFolder(folderOf(disk)); !made)
        return tl::unexpected(made.error());
    return lock(disk);
}

Result<std::unique_ptr<Journal>> Journal::openExisting(const Disk& disk) {
    if (!isThere(folderOf(disk))) return nullptr;
    return open(disk);
}

Result<std::unique_ptr<Journal>> Journal::lock(const Disk& disk) {
    const fs::path file = folderOf(disk) / "lock";
    const int number = ::open(file.c_str(), O_RDONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (number < 0)
        return fail(ErrorCode::Unwritable, std::string(kJournalFolder) +
                                               "/lock cannot be opened: " + std::strerror(errno));
    std::unique_ptr<Journal> journal(new Journal(disk, number));
    if (::flock(number, LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorCode::Unwritable,
                    "another program is changing this project just now; nothing was changed. Try "
                    "again when it has finished");
    if (const auto written = writeIgnoreFile(disk); !written)
        return tl::unexpected(written.error());
    return journal;
}

Result<std::optional<JournalEntry>> Journal::load(const fs::path& file) const {
    if (!isThere(file)) return std::nullopt;
    const auto text = disk_.read(file);
    if (!text) return tl::unexpected(text.error());
    auto entry = parseEntry(*text);
    if (entry) return std::move(*entry);
    return fail(ErrorCode::Malformed, file.lexically_relative(disk_.root()).string() +
                                          " is damaged (" + entry.error().message +
                                          "), so the change in it cannot be taken back. Move it "
                                          "away to go on without it");
}

Result<std::optional<JournalEntry>> Journal::unfinished(Side to) const {
    return load(at(to == Side::After ? kApplying : kUndoing));
}

std::vector<uint32_t> Journal::doneNumbers() const {
    std::vector<uint32_t> numbers;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(at(kDone), error)) {
        const std::string name = entry.path().filename().string();
        uint32_t number = 0;
        const char* const end = name.data() + name.size();
        const auto [stop, failed] = std::from_chars(name.data(), end, number);
        if (failed == std::errc() && stop == end) numbers.push_back(number);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

fs::path Journal::nextDone() const {
    const std::vector<uint32_t> numbers = doneNumbers();
    return at(kDone) / std::to_string(numbers.empty() ? 1 : numbers.back() + 1);
}

Result<std::optional<NumberedEntry>> Journal::last() const {
    const std::vector<uint32_t> numbers = doneNumbers();
    if (numbers.empty()) return std::nullopt;
    auto entry = load(at(kDone) / std::to_string(numbers.back()));
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return std::nullopt;
    return NumberedEntry{numbers.back(), std::move(**entry)};
}

Result<bool> Journal::beginApply(const JournalEntry& entry) const {
    if (auto made = disk_.makeFolder(at(kDone)); !made) return made;
    if (auto written = disk_.write(at(kNew), printEntry(entry)); !written) return written;
    return disk_.rename(at(kNew), at(kApplying));
}

Result<bool> Journal::beginUndo(uint32_t number) const {
    return disk_.rename(at(kDone) / std::to_string(number), at(kUndoing));
}

// The name alone tells how far it came: once it has changed, nothing is left to fail.
Result<bool> Journal::moveToDone(std::string_view name) const {
    auto moved = disk_.rename(at(name), nextDone());
    if (!moved && !isThere(at(name))) return true;
    return moved;
}

Result<bool> Journal::finish(Side to) const {
    return to == Side::After ? moveToDone(kApplying) : disk_.remove(at(kUndoing));
}

// An undo took the last change of the history, and nobody could add another one meanwhile.
Result<bool> Journal::cancel(Side to) const {
    if (to == Side::After) return disk_.remove(at(kApplying));
    return isThere(at(kUndoing)) ? moveToDone(kUndoing) : Result<bool>(true);
}

Result<std::string> Journal::keep(const std::string& path, std::string_view bytes) const {
    const fs::path folder = at("kept");
    if (const auto made = disk_.makeFolder(folder); !made) return tl::unexpected(made.error());
    std::string flat = path;
    std::replace(flat.begin(), flat.end(), '/', '~');
    fs::path file = folder / flat;
    for (int i = 2; isThere(file); ++i) file = folder / (flat + "." + std::to_string(i));
    if (const auto written = disk_.write(file, bytes); !written)
        return tl::unexpected(written.error());
    return file.lexically_relative(disk_.root()).string();
}

bool hasUnfinishedChange(const fs::path& root) {
    const fs::path folder = root / kJournalFolder;
    return isThere(folder / kApplying) || isThere(folder / kUndoing);
}

}  // namespace graphlift
