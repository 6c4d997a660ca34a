#include "app/change/Target.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "app/change/Journal.h"

namespace graphlift {

namespace fs = std::filesystem;

namespace {

constexpr mode_t kAnyoneWrites = 0222;

tl::unexpected<Error> gone(const std::string& path) {
    return fail(ErrorCode::ChangedOnDisk, path + " is no longer there; analyse the project again");
}

/// Where it lies within the project, links resolved; "" for a place outside.
std::string placeWithin(const fs::path& root, const fs::path& file) {
    const fs::path relative = file.lexically_relative(root);
    if (relative.empty() || relative == "." || *relative.begin() == "..") return "";
    if (*relative.begin() == kJournalFolder) return "";
    return relative.string();
}

Result<uint32_t> checkWritable(const fs::path& file, const std::string& path) {
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0) return gone(path);
    if (!S_ISREG(info.st_mode))
        return fail(ErrorCode::Unwritable, path + " is no regular file; leave it out");
    // An administrator may write it all the same; whoever took all permissions away meant it.
    if ((info.st_mode & kAnyoneWrites) == 0)
        return fail(ErrorCode::Unwritable,
                    path + " is read-only; make it writable or leave it out");
    if (::access(file.c_str(), W_OK) != 0)
        return fail(ErrorCode::Unwritable, path + " cannot be written (" + std::strerror(errno) +
                                               "); make it writable or leave it out");
    return info.st_mode & 07777;
}

}  // namespace

Result<fs::path> projectFolder(const std::string& project) {
    std::error_code error;
    const fs::path real = fs::canonical(project, error);
    if (!error && fs::is_directory(real, error)) return real;
    const fs::path folder =
        error ? fs::path() : fs::canonical(fs::absolute(project).parent_path(), error);
    if (error)
        return fail(ErrorCode::NotFound, "'" + project + "' cannot be opened: " + error.message() +
                                             "; give a folder, a .py file or a .ipynb notebook");
    return folder;
}

Result<Target> openTarget(const Disk& disk, const std::string& path) {
    std::error_code error;
    const fs::path file = fs::canonical(disk.root() / path, error);
    if (error) return gone(path);
    Target target{placeWithin(disk.root(), file), file, 0, ""};
    if (target.path.empty())
        return fail(ErrorCode::Unwritable,
                    path + " leads out of the project (to " + file.string() +
                        "), where nothing is written; analyse the project that it belongs to");
    const auto mode = checkWritable(file, path);
    if (!mode) return tl::unexpected(mode.error());
    target.mode = *mode;
    auto bytes = disk.read(file);
    if (!bytes) return tl::unexpected(bytes.error());
    target.bytes = std::move(*bytes);
    return target;
}

}  // namespace graphlift
