#include "app/change/Disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "app/change/Attributes.h"

namespace graphlift {

namespace fs = std::filesystem;

namespace {

// A descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool isOpen() const { return number_ >= 0; }

  private:
    int number_;
};

bool readAll(int descriptor, std::string& bytes) {
    size_t size = 0;
    while (true) {
        if (size == bytes.size()) bytes.resize(size * 2 + 4096);
        const ssize_t got = ::read(descriptor, bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        if (got == 0) break;
        size += static_cast<size_t>(got);
    }
    bytes.resize(size);
    return true;
}

bool writeSome(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<size_t>(written));
    }
    return true;
}

/// What the user can do about it.
std::string hintFor(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            return "; make room and try again";
        case EACCES:
        case EPERM:
        case EROFS:
            return "; make its folder writable and try again";
        default:
            return "";
    }
}

}  // namespace

std::string Disk::nameOf(const fs::path& file) const {
    const fs::path relative = file.lexically_relative(root_);
    return relative.empty() || *relative.begin() == ".." ? file.string()
                                                         : relative.generic_string();
}

tl::unexpected<Error> Disk::failed(const fs::path& file, int error) const {
    return fail(ErrorCode::Unwritable,
                nameOf(file) + " cannot be written: " + std::strerror(error) + hintFor(error));
}

bool Disk::mayGoOn(const char* what, const fs::path& file) const {
    const int error = hook_ ? hook_(std::string(what) + " " + nameOf(file)) : 0;
    if (error != 0) errno = error;
    return error == 0;
}

Result<std::string> Disk::read(const fs::path& file) const {
    const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat info {};
    std::string bytes;
    if (in.isOpen() && ::fstat(in.number(), &info) == 0) {
        if (!S_ISREG(info.st_mode))
            return fail(ErrorCode::Unreadable, nameOf(file) + " is no regular file");
        bytes.resize(static_cast<size_t>(info.st_size) + 1);
        if (readAll(in.number(), bytes)) return bytes;
    }
    return fail(errno == ENOENT || errno == ENOTDIR ? ErrorCode::NotFound : ErrorCode::Unreadable,
                nameOf(file) + " cannot be read: " + std::strerror(errno));
}

// In two halves: a process that ends between them leaves a file that is not whole.
bool Disk::writeAll(int descriptor, std::string_view bytes, const fs::path& file) const {
    const std::string_view head = bytes.substr(0, bytes.size() / 2);
    return writeSome(descriptor, head) && mayGoOn("write the rest of", file) &&
           writeSome(descriptor, bytes.substr(head.size())) && mayGoOn("flush", file) &&
           ::fsync(descriptor) == 0;
}

Result<bool> Disk::write(const fs::path& file, std::string_view bytes, const fs::path& like) const {
    if (!mayGoOn("write", file)) return failed(file, errno);
    // What has that name is left of a write that never ended.
    if (::unlink(file.c_str()) != 0 && errno != ENOENT) return failed(file, errno);
    const Descriptor out(
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!out.isOpen()) return failed(file, errno);
    if ((like.empty() || copyAttributes(like.c_str(), out.number())) &&
        writeAll(out.number(), bytes, file))
        return true;
    const int error = errno;
    ::unlink(file.c_str());
    return failed(file, error);
}

Result<bool> Disk::flushFolder(const fs::path& folder) const {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some file systems cannot flush a folder and say so.
    if (opened.isOpen() && (::fsync(opened.number()) == 0 || errno == EINVAL)) return true;
    return failed(folder, errno);
}

Result<bool> Disk::rename(const fs::path& from, const fs::path& to) const {
    if (!mayGoOn("rename to", to) || ::rename(from.c_str(), to.c_str()) != 0)
        return failed(to, errno);
    if (!mayGoOn("flush the folder of", to)) return failed(to, errno);
    const auto flushed = flushFolder(to.parent_path());
    if (!flushed || from.parent_path() == to.parent_path()) return flushed;
    return flushFolder(from.parent_path());
}

Result<bool> Disk::remove(const fs::path& file) const {
    if (!mayGoOn("remove", file)) return failed(file, errno);
    if (::unlink(file.c_str()) != 0 && errno != ENOENT) return failed(file, errno);
    return true;
}

Result<bool> Disk::makeFolder(const fs::path& folder) const {
    if (!mayGoOn("make", folder)) return failed(folder, errno);
    if (::mkdir(folder.c_str(), 0777) == 0) return flushFolder(folder.parent_path());
    if (errno != EEXIST) return failed(folder, errno);
    struct stat info {};
    if (::lstat(folder.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) return true;
    return fail(ErrorCode::Unwritable,
                nameOf(folder) + " is no folder; move it away, its name is needed");
}

}  // namespace graphlift
