#include "app/session/ProjectDescription.h"

#include <git2.h>

#include <QCoreApplication>
#include <memory>

#include "analysis/interp/Program.h"
#include "ui/text/Counted.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("ProjectDescription", text); }

struct FreeRepository {
    void operator()(git_repository* repository) const { git_repository_free(repository); }
};
struct FreeReference {
    void operator()(git_reference* reference) const { git_reference_free(reference); }
};
struct FreeStatus {
    void operator()(git_status_list* list) const { git_status_list_free(list); }
};

QString branchOf(git_repository& repository) {
    git_reference* head = nullptr;
    if (git_repository_head(&head, &repository) != 0) return tr("no commit yet");
    const std::unique_ptr<git_reference, FreeReference> owner(head);
    if (git_reference_is_branch(head) != 1) return tr("no branch");
    return shown(git_reference_shorthand(head));
}

QString changesOf(git_repository& repository) {
    git_status_options options = GIT_STATUS_OPTIONS_INIT;
    options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR;
    options.flags = GIT_STATUS_OPT_EXCLUDE_SUBMODULES;
    git_status_list* list = nullptr;
    if (git_status_list_new(&list, &repository, &options) != 0) return {};
    const std::unique_ptr<git_status_list, FreeStatus> owner(list);
    const size_t count = git_status_list_entrycount(list);
    if (count == 0) return tr("clean");
    return counted(static_cast<qint64>(count), tr("1 changed"), tr("%1 changed"));
}

// The file that names the framework, "" when none does or the user chose the version.
QString originOf(const AnalysisSnapshot& snapshot) {
    if (!snapshot.options.frameworkVersion.empty()) return tr("as set");
    const ModelRegistry& models = *snapshot.program->registry;
    const ApiId decorator = models.role(Role::GraphDecorator);
    if (decorator.isNone()) return {};
    const std::string& path = models[decorator].path;
    const std::string package = path.substr(0, path.find('.'));
    std::vector<std::string> names{package};
    for (const char* flavour : {"-cpu", "-gpu", "-macos", "-intel", "-rocm"})
        names.push_back(package + flavour);
    const auto requirement = findRequirement(snapshot.root, names);
    return requirement ? tr("from %1").arg(shown(requirement->file)) : tr("the newest known");
}

}  // namespace

QString gitText(const std::filesystem::path& root) {
    git_libgit2_init();
    git_repository* repository = nullptr;
    if (git_repository_open_ext(&repository, root.c_str(), 0, nullptr) != 0) return {};
    const std::unique_ptr<git_repository, FreeRepository> owner(repository);
    if (git_repository_is_bare(repository) == 1) return {};
    const QString changes = changesOf(*repository);
    const QString branch = branchOf(*repository);
    return changes.isEmpty() ? branch : tr("%1, %2").arg(branch, changes);
}

ProjectNotes describe(const AnalysisSnapshot& snapshot) {
    const QString version = tr("TensorFlow %1").arg(toQt(snapshot.frameworkVersion));
    const QString origin = originOf(snapshot);
    return {origin.isEmpty() ? version : tr("%1, %2").arg(version, origin), gitText(snapshot.root)};
}

}  // namespace graphlift
