// Which paths of a project are left out: its .gitignore files and the user's --exclude patterns,
// both with git's pattern rules.
//
// libgit2 wants a repository for that. It gets one that exists in memory only, with the project as
// its working tree: so the rules also hold where there is no git, nothing is written, and neither
// the machine's global ignore file nor the ownership of a .git folder changes what is analysed.
// Where the project lies inside a larger git tree, a second one stands for that tree, unless the
// tree ignores the project itself.
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

    /// `path` is relative to the project, with '/'; of a folder it ends in '/'.
    [[nodiscard]] bool isIgnored(const std::string& path) const;

  private:
    struct Tree;
    std::unique_ptr<Tree> project_, surrounding_;
    std::string prefix_;  // of the project in the surrounding tree, ends in '/'
};

}  // namespace graphlift
