#include "analysis/source/IgnoreRules.h"

#include <git2.h>
#include <git2/sys/repository.h>

#include <mutex>

#include "analysis/source/PyProject.h"

namespace graphlift {

namespace fs = std::filesystem;

namespace {

// libgit2 counts its users itself; the search paths keep the machine's own git settings out.
void startLibrary() {
    static std::once_flag once;
    std::call_once(once, [] {
        git_libgit2_init();
        for (const git_config_level_t level :
             {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL})
            git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
    });
}

// The nearest folder at or above `root` that git would call the top of its working tree.
fs::path workingTree(const fs::path& root) {
    std::error_code error;
    for (fs::path at = root; at.has_relative_path(); at = at.parent_path())
        if (fs::exists(at / ".git", error)) return at;
    return {};
}

// The index of a working tree; of a linked one, .git is a file that says where it is.
fs::path indexFile(const fs::path& top) {
    std::error_code error;
    if (fs::is_directory(top / ".git", error)) return top / ".git" / "index";
    std::string text = readIfPresent(top / ".git");
    text.erase(text.find_last_not_of("\r\n ") + 1);
    constexpr std::string_view kKey = "gitdir: ";
    if (!text.starts_with(kKey)) return {};
    return (top / text.substr(kKey.size())) / "index";
}

}  // namespace

// Patterns over the paths below one folder.
class IgnoreRules::Patterns {
  public:
    Patterns(const fs::path& folder, const std::string& rules) {
        startLibrary();
        if (git_repository_new(&repository_) != 0) repository_ = nullptr;
        if (repository_ == nullptr) return;
        if (git_repository_set_workdir(repository_, folder.c_str(), 0) != 0) {
            git_repository_free(repository_);
            repository_ = nullptr;
        } else if (!rules.empty()) {
            git_ignore_add_rule(repository_, rules.c_str());
        }
    }
    ~Patterns() { git_repository_free(repository_); }
    Patterns(const Patterns&) = delete;
    Patterns& operator=(const Patterns&) = delete;

    [[nodiscard]] bool match(const std::string& path) const {
        int ignored = 0;
        return repository_ != nullptr &&
               git_ignore_path_is_ignored(&ignored, repository_, path.c_str()) == 0 && ignored != 0;
    }

  private:
    git_repository* repository_ = nullptr;
};

// The files that git keeps versions of.
class IgnoreRules::Tracked {
  public:
    explicit Tracked(const fs::path& index) {
        startLibrary();
        if (git_index_open(&index_, index.c_str()) != 0) index_ = nullptr;
    }
    ~Tracked() { git_index_free(index_); }
    Tracked(const Tracked&) = delete;
    Tracked& operator=(const Tracked&) = delete;

    // A file, or a folder (with '/') with tracked files in it.
    [[nodiscard]] bool has(const std::string& path) const {
        if (index_ == nullptr) return false;
        size_t at = 0;
        return path.ends_with('/') ? git_index_find_prefix(&at, index_, path.c_str()) == 0
                                   : git_index_find(&at, index_, path.c_str()) == 0;
    }

  private:
    git_index* index_ = nullptr;
};

IgnoreRules::IgnoreRules(const fs::path& root, const std::vector<std::string>& exclude) {
    // Given rules come before those of files, and the last that matches decides: behind a rule that
    // lets every path in, only the user's patterns are left.
    std::string rules = "!**\n";
    for (const std::string& pattern : exclude)
        rules += (pattern.starts_with("./") ? pattern.substr(1) : pattern) + "\n";
    if (!exclude.empty()) excluded_ = std::make_unique<Patterns>(root, rules);

    const fs::path top = workingTree(root);
    if (!top.empty()) {
        ignored_ = std::make_unique<Patterns>(top, "");
        tracked_ = std::make_unique<Tracked>(indexFile(top));
        if (top == root) return;
        prefix_ = root.lexically_relative(top).generic_string() + "/";
        if (!ignored_->match(prefix_) || tracked_->has(prefix_)) return;
    }
    prefix_.clear();
    tracked_.reset();
    ignored_ = std::make_unique<Patterns>(root, "");
}

IgnoreRules::~IgnoreRules() = default;

bool IgnoreRules::isIgnored(const std::string& path) const {
    if (excluded_ != nullptr && excluded_->match(path)) return true;
    const std::string full = prefix_ + path;
    return ignored_->match(full) && (tracked_ == nullptr || !tracked_->has(full));
}

}  // namespace graphlift
