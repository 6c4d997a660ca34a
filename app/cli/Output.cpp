#include "app/cli/Output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace graphlift {

namespace {

constexpr size_t kBufferSize = 1 << 16;

tl::unexpected<Error> unwritable(const std::string& path, int error) {
    return fail(ErrorCode::Unwritable, path + " cannot be written: " + std::strerror(error));
}

/// A file that may be replaced by a new one of the same name.
bool isReplaceable(const std::string& path) {
    struct stat info {};
    if (lstat(path.c_str(), &info) != 0) return errno == ENOENT;
    return S_ISREG(info.st_mode);
}

mode_t modeFor(const std::string& path) {
    struct stat info {};
    if (stat(path.c_str(), &info) == 0) return info.st_mode & 07777;
    const mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

}  // namespace

Output::Output(int descriptor, std::string path, std::string temporary, Interrupt& interrupt)
    : descriptor_(descriptor),
      path_(std::move(path)),
      temporary_(std::move(temporary)),
      interrupt_(interrupt) {
    interrupt_.guardFile(temporary_);
}

Result<std::unique_ptr<Output>> Output::open(const std::string& path, Interrupt& interrupt) {
    if (path.empty() || path == "-")
        return std::unique_ptr<Output>(new Output(STDOUT_FILENO, "stdout", "", interrupt));
    if (!isReplaceable(path)) {
        const int in = ::open(path.c_str(), O_WRONLY | O_TRUNC | O_CREAT | O_CLOEXEC, 0666);
        if (in < 0) return unwritable(path, errno);
        return std::unique_ptr<Output>(new Output(in, path, "", interrupt));
    }
    std::string temporary = path + ".XXXXXX";
    const int made = mkostemp(temporary.data(), O_CLOEXEC);
    if (made < 0) return unwritable(path, errno);
    fchmod(made, modeFor(path));
    return std::unique_ptr<Output>(new Output(made, path, temporary, interrupt));
}

Output::~Output() {
    discard();
    if (descriptor_ > STDERR_FILENO) close(descriptor_);
}

void Output::discard() {
    if (!temporary_.empty()) unlink(temporary_.c_str());
    temporary_.clear();
    interrupt_.guardFile("");
}

bool Output::isTerminal() const { return isatty(descriptor_) != 0; }

void Output::write(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= kBufferSize) flush();
}

void Output::flush() {
    std::string_view rest = buffer_;
    while (!rest.empty() && error_ == 0) {
        const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
        if (written >= 0)
            rest.remove_prefix(static_cast<size_t>(written));
        else if (errno != EINTR)
            error_ = errno;
    }
    buffer_.clear();
}

Result<bool> Output::finish() {
    flush();
    if (error_ == 0 && !temporary_.empty()) {
        if (rename(temporary_.c_str(), path_.c_str()) != 0)
            error_ = errno;
        else
            temporary_.clear();
    }
    discard();
    if (error_ != 0) return unwritable(path_, error_);
    return true;
}

}  // namespace graphlift
