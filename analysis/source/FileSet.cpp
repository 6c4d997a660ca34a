#include "analysis/source/FileSet.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

#include "analysis/support/Hash.h"

namespace graphlift {

namespace {

using Decoded = tl::expected<std::shared_ptr<const SourceFile>, Problem>;

tl::unexpected<Problem> unreadable(const std::string& path, int why) {
    const bool isGone = why == ENOENT || why == ENOTDIR;
    return tl::unexpected<Problem>(
        Problem{path,
                {},
                Problem::Severity::Error,
                isGone ? "deleted" : "unreadable-file",
                isGone ? "the file was deleted while the project was being read"
                       : "the file cannot be read: " + std::string(std::strerror(why))});
}

// A descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(const std::filesystem::path& path)
        : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

Decoded readOne(const ScannedProject& project, const std::string& path, const Overlay& overlay,
                const FileSet* previous) {
    std::string bytes;
    if (const auto unsaved = overlay.find(path); unsaved != overlay.end()) {
        bytes = unsaved->second;
    } else {
        auto read = readBytes(project.root, path);
        if (!read) return tl::unexpected<Problem>(read.error());
        bytes = std::move(*read);
    }
    if (previous != nullptr)
        if (const FileId old = previous->find(path); !old.isNone())
            if (const auto& file = previous->files[old]; file->bytes() == bytes) return file;
    return SourceFile::decode(path, std::move(bytes));
}

}  // namespace

FileId FileSet::find(std::string_view path) const {
    const auto at = std::lower_bound(
        files.begin(), files.end(), path,
        [](const auto& file, std::string_view wanted) { return file->path() < wanted; });
    if (at == files.end() || (*at)->path() != path) return FileId::none();
    return FileId(static_cast<size_t>(at - files.begin()));
}

tl::expected<std::string, Problem> readBytes(const std::filesystem::path& root,
                                             const std::string& path) {
    const Descriptor file(root / path);
    if (file.number() < 0) return unreadable(path, errno);
    struct stat info {};
    if (::fstat(file.number(), &info) != 0) return unreadable(path, errno);
    if (S_ISDIR(info.st_mode)) return unreadable(path, EISDIR);
    if (!S_ISREG(info.st_mode))
        return tl::unexpected<Problem>(Problem{
            path, {}, Problem::Severity::Error, "unreadable-file", "this is no regular file"});
    // One byte more than expected: the last read then meets the end, also of a file that grew.
    std::string bytes(static_cast<size_t>(info.st_size) + 1, '\0');
    size_t size = 0;
    while (true) {
        const ssize_t got = ::read(file.number(), bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return unreadable(path, errno);
        if (got == 0) break;
        size += static_cast<size_t>(got);
        if (size == bytes.size()) bytes.resize(size * 2);
    }
    bytes.resize(size);
    return bytes;
}

FileSet readFiles(const ScannedProject& project, const Workers& workers, const Overlay& overlay,
                  const FileSet* previous, std::stop_token stop, ProgressMeter* progress) {
    std::vector<std::string> paths = project.files;
    for (const auto& [path, text] : overlay)
        if (!std::binary_search(project.files.begin(), project.files.end(), path))
            paths.push_back(path);
    std::sort(paths.begin(), paths.end());

    if (progress != nullptr) progress->begin(Progress::Stage::Read, paths.size());
    std::vector<std::optional<Decoded>> decoded(paths.size());
    workers.forEach(
        paths.size(),
        [&](size_t i) {
            decoded[i].emplace(readOne(project, paths[i], overlay, previous));
            if (progress != nullptr) progress->step(paths[i]);
        },
        stop);

    FileSet set;
    set.files.reserve(paths.size());
    for (std::optional<Decoded>& file : decoded) {
        if (!file) continue;  // stopped before its turn
        if (*file)
            set.files.add(std::move(**file));
        else
            set.problems.push_back(std::move(file->error()));
    }
    return set;
}

}  // namespace graphlift
