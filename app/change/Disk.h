// The few things that a change does to the disk, each of them lasting before the next one begins:
// a file that was written is flushed, a folder in which a name changed too. Nothing else of this
// layer writes.
//
// Every step is announced to a hook first. The program has none; tests end the process there, or
// let the step fail, to see what is left behind.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "analysis/support/Result.h"

namespace graphlift {

/// Called before each step with its name ("rename to pkg/a.py"). 0: go on; else the errno to fail
/// with.
using StepHook = std::function<int(std::string_view step)>;

class Disk {
  public:
    /// Messages name files relative to `root`.
    explicit Disk(std::filesystem::path root, StepHook hook = {})
        : root_(std::move(root)), hook_(std::move(hook)) {}

    [[nodiscard]] const std::filesystem::path& root() const { return root_; }
    /// The bytes of a regular file. Fails with NotFound or Unreadable.
    [[nodiscard]] Result<std::string> read(const std::filesystem::path& file) const;
    /// Makes a file with these bytes, in place of one of that name. Permissions, owner and extended
    /// attributes are those of `like`, where that is given.
    [[nodiscard]] Result<bool> write(const std::filesystem::path& file, std::string_view bytes,
                                     const std::filesystem::path& like = {}) const;
    [[nodiscard]] Result<bool> rename(const std::filesystem::path& from,
                                      const std::filesystem::path& to) const;
    /// A file that is not there is no error.
    [[nodiscard]] Result<bool> remove(const std::filesystem::path& file) const;
    /// Makes a folder; one that is there is no error, a link or a file of that name is.
    [[nodiscard]] Result<bool> makeFolder(const std::filesystem::path& folder) const;

  private:
    [[nodiscard]] std::string nameOf(const std::filesystem::path& file) const;
    /// Whether a step with this name may go on; sets errno when it may not.
    [[nodiscard]] bool mayGoOn(const char* what, const std::filesystem::path& file) const;
    [[nodiscard]] Result<bool> flushFolder(const std::filesystem::path& folder) const;
    [[nodiscard]] bool writeAll(int descriptor, std::string_view bytes,
                                const std::filesystem::path& file) const;
    [[nodiscard]] tl::unexpected<Error> failed(const std::filesystem::path& file, int error) const;

    std::filesystem::path root_;
    StepHook hook_;
};

}  // namespace graphlift
