// Which paths of a project are left out: its .gitignore files and the user's --exclude patterns,
// both with git's pattern rules. As for git, a file that is tracked is not ignored, whatever the
// patterns say; --exclude leaves it out all the same.
//
// libgit2 wants a repository for the patterns. It gets one that exists in memory only, with the
// project as its working tree: so the rules also hold where there is no git, nothing is written,
// and neither the machine's global ignore file nor the ownership of a .git folder changes what is
// analysed. Where the project lies inside a larger git tree, that tree's rules hold, unless it
// ignores the project itself.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace graphlift {

class IgnoreRules {
  public:
    IgnoreRules(const std::filesystem::path& root, const std::vector<std::string>& exclude);
    ~IgnoreRules();
    IgnoreRules(const IgnoreRules&) = delete;
    IgnoreRules& operator=(const IgnoreRules&) = delete;

    /// `path` is relative to the project, with '/'; of a folder it ends in '/'. The folders above
    /// it are not ignored themselves.
    [[nodiscard]] bool isIgnored(const std::string& path) const;

  private:
    class Patterns;
    class Tracked;
    std::unique_ptr<Patterns> excluded_, ignored_;
    std::unique_ptr<Tracked> tracked_;
    std::string prefix_;  // of the project in the git tree around it; ends in '/' or is empty
};

}  // namespace graphlift
