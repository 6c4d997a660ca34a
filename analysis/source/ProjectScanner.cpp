#include "analysis/source/ProjectScanner.h"

#include <algorithm>
#include <set>

#include "analysis/source/IgnoreRules.h"
#include "analysis/source/PyProject.h"

namespace graphlift {

namespace fs = std::filesystem;

namespace {

bool isPython(const fs::path& file) {
    return file.extension() == ".py" || file.extension() == ".ipynb";
}

// Folders that never hold the project's own source.
bool isForeignFolder(const std::string& name) {
    static constexpr const char* kNames[] = {"__pycache__", "node_modules", "site-packages",
                                             "dist-packages", "__pypackages__"};
    return name.starts_with('.') || name.ends_with(".egg-info") || name.ends_with(".dist-info") ||
           std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

// `build` and `dist` are output, except where they are packages of the project.
bool isOutputFolder(const fs::path& folder) {
    const fs::path name = folder.filename();
    std::error_code error;
    return (name == "build" || name == "dist") && !fs::exists(folder / "__init__.py", error);
}

bool isEnvironment(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / "pyvenv.cfg", error) || fs::exists(folder / "conda-meta", error);
}

class Scanner {
  public:
    Scanner(ScannedProject& project, const ScanOptions& options, std::stop_token stop)
        : project_(project),
          options_(options),
          rules_(project.root, options.exclude),
          stop_(std::move(stop)) {}

    void run() {
        std::vector<std::string> open{""};  // folders, relative, ending in '/' but for the project
        while (!open.empty() && !stop_.stop_requested()) {
            const std::string folder = std::move(open.back());
            open.pop_back();
            readFolder(folder, open);
        }
        std::sort(project_.files.begin(), project_.files.end());
        collectRoots();
        sortProblems();
    }

  private:
    void note(std::string file, Problem::Severity severity, std::string code, std::string message) {
        project_.problems.push_back(
            {std::move(file), {}, severity, std::move(code), std::move(message)});
    }

    void readFolder(const std::string& folder, std::vector<std::string>& open) {
        std::error_code error;
        fs::directory_iterator at(project_.root / folder, error);
        for (; !error && at != fs::directory_iterator(); at.increment(error)) {
            const std::string name = at->path().filename().string();
            std::error_code ignored;
            if (at->is_symlink(ignored))
                readLink(*at, folder + name);
            else if (at->is_directory(ignored))
                readSubfolder(*at, folder + name, open);
            else if (isPython(at->path()))
                readFile(*at, folder + name);
            else
                readHint(folder, name);
        }
        if (error)
            note(folder.empty() ? "" : folder.substr(0, folder.size() - 1),
                 Problem::Severity::Error, "unreadable-folder",
                 "the folder cannot be read: " + error.message());
    }

    void readSubfolder(const fs::directory_entry& entry, const std::string& path,
                       std::vector<std::string>& open) {
        if (isForeignFolder(entry.path().filename().string()) || isOutputFolder(entry.path()) ||
            isEnvironment(entry.path()) || rules_.isIgnored(path + "/"))
            return;
        if (isPython(entry.path()))
            note(path, Problem::Severity::Error, "unreadable-file",
                 "this is a folder with the name of a file");
        open.push_back(path + "/");
    }

    void readFile(const fs::directory_entry& entry, const std::string& path) {
        std::error_code error;
        if (rules_.isIgnored(path)) return;
        if (entry.is_regular_file(error))
            project_.files.push_back(path);
        else
            note(path, Problem::Severity::Error, "unreadable-file", "this is no regular file");
        if (entry.path().filename() == "setup.py") described_.insert(folderOf(path));
    }

    void readHint(const std::string& folder, const std::string& name) {
        if (name == "pyproject.toml" || name == "setup.cfg")
            described_.insert(folder.empty() ? "" : folder.substr(0, folder.size() - 1));
    }

    void readLink(const fs::directory_entry& entry, const std::string& path) {
        if (isForeignFolder(entry.path().filename().string()) || rules_.isIgnored(path)) return;
        std::error_code error;
        const fs::path target = fs::canonical(entry.path(), error);
        if (error) {
            const bool isFile = isPython(entry.path());
            note(path, isFile ? Problem::Severity::Error : Problem::Severity::Note,
                 isFile ? "unreadable-file" : "broken-link",
                 "the symbolic link leads nowhere: " + error.message());
            return;
        }
        const fs::path relative = target.lexically_relative(project_.root);
        const bool leaves = relative.empty() || *relative.begin() == "..";
        const bool matters = fs::is_directory(target, error) || isPython(entry.path());
        if (leaves && matters)
            note(path, Problem::Severity::Note, "link-outside-project",
                 "the symbolic link leads out of the project and is not followed");
    }

    static std::string folderOf(const std::string& path) {
        const size_t slash = path.rfind('/');
        return slash == std::string::npos ? "" : path.substr(0, slash);
    }

    // A folder of the project by a relative or absolute name; false when it is none or lies
    // outside.
    bool folderInProject(const fs::path& name, std::string& relative) const {
        std::error_code error;
        const fs::path folder = fs::canonical(project_.root / name, error);
        if (error || !fs::is_directory(folder, error)) return false;
        const fs::path path = folder.lexically_relative(project_.root);
        if (path.empty() || *path.begin() == "..") return false;
        relative = path == "." ? "" : path.generic_string();
        return true;
    }

    void addRoot(const std::string& root) {
        std::vector<std::string>& roots = project_.importRoots;
        if (!root.empty() && std::find(roots.begin(), roots.end(), root) == roots.end())
            roots.push_back(root);
    }

    void collectRoots() {
        for (const std::string& name : options_.pythonPath) {
            std::string root;
            if (folderInProject(name, root))
                addRoot(root);
            else
                note(name, Problem::Severity::Warning, "python-path",
                     "this import folder is not in the project; its modules are not analysed");
        }
        const size_t asked = project_.importRoots.size();
        described_.insert("");
        for (const std::string& folder : described_) {
            const std::string prefix = folder.empty() ? "" : folder + "/";
            for (const std::string& hint : describeFolder(project_.root / folder).packageRoots) {
                std::string root;
                if (folderInProject(prefix + hint, root) && !isPackage(root)) addRoot(root);
            }
            if (holdsSources(prefix + "src")) addRoot(prefix + "src");
            if (!isPackage(folder)) addRoot(folder);
        }
        // Deeper roots are more specific; what the user asked for comes first.
        std::stable_sort(project_.importRoots.begin() + static_cast<std::ptrdiff_t>(asked),
                         project_.importRoots.end(), [](const auto& a, const auto& b) {
                             return std::count(a.begin(), a.end(), '/') >
                                    std::count(b.begin(), b.end(), '/');
                         });
        project_.importRoots.emplace_back();
    }

    [[nodiscard]] bool hasFile(const std::string& path) const {
        return std::binary_search(project_.files.begin(), project_.files.end(), path);
    }
    [[nodiscard]] bool isPackage(const std::string& folder) const {
        return hasFile(folder.empty() ? "__init__.py" : folder + "/__init__.py");
    }
    // A `src` folder that is no package itself.
    [[nodiscard]] bool holdsSources(const std::string& folder) const {
        const auto at =
            std::lower_bound(project_.files.begin(), project_.files.end(), folder + "/");
        return at != project_.files.end() && at->starts_with(folder + "/") && !isPackage(folder);
    }

    void sortProblems() {
        std::sort(project_.problems.begin(), project_.problems.end(),
                  [](const Problem& a, const Problem& b) {
                      return std::tie(a.file, a.code) < std::tie(b.file, b.code);
                  });
    }

    ScannedProject& project_;
    const ScanOptions& options_;
    IgnoreRules rules_;
    std::stop_token stop_;
    std::set<std::string> described_;  // folders that say something about a package
};

}  // namespace

Result<ScannedProject> scanProject(const fs::path& path, const ScanOptions& options,
                                   std::stop_token stop) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (error)
        return fail(ErrorCode::NotFound, "'" + path.string() +
                                             "' cannot be opened: " + error.message() +
                                             "; give a folder, a .py file or a .ipynb notebook");
    ScannedProject project;
    if (fs::is_directory(real, error)) {
        project.root = real;
        project.name = real.filename().string();
        Scanner(project, options, std::move(stop)).run();
        if (project.files.empty())
            project.problems.push_back(
                {"", {}, Problem::Severity::Note, "no-python", "the project holds no Python file"});
        return project;
    }
    if (!isPython(path))
        return fail(ErrorCode::BadCall, "'" + path.string() +
                                            "' is neither a folder nor a .py file nor a .ipynb "
                                            "notebook");
    // A link to a file is the file of that name: its folder is the project.
    const fs::path folder = fs::canonical(fs::absolute(path, error).parent_path(), error);
    project.root = folder;
    project.name = folder.filename().string();
    project.files.push_back(path.filename().string());
    project.importRoots.emplace_back();
    return project;
}

}  // namespace graphlift
