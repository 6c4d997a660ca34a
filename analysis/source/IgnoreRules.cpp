#include "analysis/source/IgnoreRules.h"

#include <git2.h>
#include <git2/sys/repository.h>

#include <mutex>

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

// The nearest folder above `root` that git would call the top of its working tree.
fs::path surroundingTree(const fs::path& root) {
    std::error_code error;
    for (fs::path at = root; at.has_relative_path(); at = at.parent_path()) {
        if (!fs::exists(at / ".git", error)) continue;
        return at == root ? fs::path() : at;
    }
    return {};
}

}  // namespace

struct IgnoreRules::Tree {
    explicit Tree(const fs::path& folder) {
        startLibrary();
        if (git_repository_new(&repository) != 0) repository = nullptr;
        if (repository != nullptr && git_repository_set_workdir(repository, folder.c_str(), 0) != 0)
            release();
    }
    ~Tree() { release(); }
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;

    void release() {
        git_repository_free(repository);
        repository = nullptr;
    }
    [[nodiscard]] bool isIgnored(const std::string& path) const {
        int ignored = 0;
        return repository != nullptr &&
               git_ignore_path_is_ignored(&ignored, repository, path.c_str()) == 0 && ignored != 0;
    }

    git_repository* repository = nullptr;
};

IgnoreRules::IgnoreRules(const fs::path& root, const std::vector<std::string>& exclude)
    : project_(std::make_unique<Tree>(root)) {
    std::string rules;
    for (const std::string& pattern : exclude)
        rules += (pattern.starts_with("./") ? pattern.substr(1) : pattern) + "\n";
    if (!rules.empty() && project_->repository != nullptr)
        git_ignore_add_rule(project_->repository, rules.c_str());

    const fs::path top = surroundingTree(root);
    if (top.empty()) return;
    prefix_ = root.lexically_relative(top).generic_string() + "/";
    surrounding_ = std::make_unique<Tree>(top);
    if (surrounding_->isIgnored(prefix_)) surrounding_.reset();
}

IgnoreRules::~IgnoreRules() = default;

bool IgnoreRules::isIgnored(const std::string& path) const {
    return project_->isIgnored(path) ||
           (surrounding_ != nullptr && surrounding_->isIgnored(prefix_ + path));
}

}  // namespace graphlift
