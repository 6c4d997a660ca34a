#include "analysis/modules/ModuleIndex.h"

#include <algorithm>
#include <map>

namespace graphlift {

namespace {

std::string join(const std::string& folder, std::string_view name) {
    return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
}

std::string parentOf(const std::string& path) {
    const size_t slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash);
}

std::string withSlashes(std::string_view dotted) {
    std::string path(dotted);
    std::replace(path.begin(), path.end(), '.', '/');
    return path;
}

std::string withDots(std::string path) {
    std::replace(path.begin(), path.end(), '/', '.');
    return path;
}

bool isBelow(const std::string& path, const std::string& folder) {
    return folder.empty() ||
           (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

// "a/__init__.py" -> "a" and true, "a/b.py" -> "a/b" and false.
std::pair<std::string, bool> modulePath(const std::string& file) {
    const std::string stem = file.substr(0, file.rfind('.'));
    if (stem == "__init__") return {"", true};
    if (stem.ends_with("/__init__")) return {stem.substr(0, stem.size() - 9), true};
    return {stem, false};
}

}  // namespace

// What the imports of the project say about a folder without __init__.py: the folder `tensorflow/`
// of a project must not hide the library of that name.
struct ModuleIndex::Evidence {
    std::map<std::string, int> used, missed;  // by folder: imports that lead into it, or past it
    std::map<std::string, int> viaRoot;       // by root: imports that start there
};

ModuleIndex::ModuleIndex(const std::vector<Input>& files, const std::vector<std::string>& roots,
                         Names& names, std::string_view projectName)
    : names_(names), roots_(roots), projectName_(projectName) {
    if (std::find(roots_.begin(), roots_.end(), "") == roots_.end()) roots_.emplace_back();
    addFiles(files);
    addNamespaces();
    Decls decls(modules_.size(), nullptr);
    for (const Input& file : files) decls[moduleOf(file.file).index()] = file.decls;
    collectScriptFolders(decls);
    weighEvidence(decls);
    nameModules();
    collectExports(decls);
    orderImports(decls);
}

void ModuleIndex::addFiles(const std::vector<Input>& files) {
    const auto rank = [&](ModuleId id, const std::string& file) {
        return modules_[id].isPackage ? 2 : (file.ends_with(".py") ? 1 : 0);
    };
    std::unordered_map<std::string, int> ranks;
    for (const Input& file : files) {
        const auto [path, isPackage] = modulePath(file.path);
        const ModuleId id = modules_.add({file.file, Name::none(), isPackage, false});
        paths_.push_back(path);
        if (byFile_.size() <= file.file.index()) byFile_.resize(file.file.index() + 1);
        byFile_[file.file.index()] = id;
        const int own = rank(id, file.path);
        const auto [at, isNew] = byPath_.emplace(path, id);
        if (!isNew && ranks[path] >= own) continue;
        at->second = id;
        ranks[path] = own;
    }
}

void ModuleIndex::addNamespaces() {
    std::set<std::string> folders;
    for (const std::string& path : paths_)
        for (std::string at = path; !at.empty();) {
            at = parentOf(at);
            if (at.empty() || !folders.insert(at).second) break;
        }
    folders.insert("");
    for (const std::string& folder : folders) {
        if (byPath_.count(folder) != 0) continue;
        byPath_[folder] = modules_.add({FileId::none(), Name::none(), false, true});
        paths_.push_back(folder);
    }
}

ModuleId ModuleIndex::moduleOf(FileId file) const {
    return file.index() < byFile_.size() ? byFile_[file.index()] : ModuleId::none();
}

ModuleId ModuleIndex::named(Name name) const {
    const auto at = byName_.find(name);
    return at == byName_.end() ? ModuleId::none() : at->second;
}

ModuleId ModuleIndex::atPath(const std::string& path) const {
    const auto at = byPath_.find(path);
    return at == byPath_.end() ? ModuleId::none() : at->second;
}

bool ModuleIndex::isPackageFolder(const std::string& folder) const {
    const ModuleId id = atPath(folder);
    return !id.isNone() && modules_[id].isPackage;
}

// The folder that holds the module's file.
std::string ModuleIndex::folderOf(ModuleId module) const {
    const std::string& path = paths_[module.index()];
    const ModuleInfo& info = modules_[module];
    return info.isPackage || info.isNamespacePackage ? path : parentOf(path);
}

// Where an absolute import of this module starts, nearest first: its own folder if it is a script
// there, then the folders above its outermost package, then the roots.
std::vector<std::string> ModuleIndex::importBases(ModuleId from) const {
    std::vector<std::string> bases;
    const auto add = [&](const std::string& folder) {
        if (std::find(bases.begin(), bases.end(), folder) == bases.end()) bases.push_back(folder);
    };
    if (!from.isNone()) {
        std::string folder = folderOf(from);
        if (scriptFolders_.count(folder) != 0) add(folder);
        for (;; folder = parentOf(folder)) {
            if (!isPackageFolder(folder)) add(folder);
            if (folder.empty()) break;
        }
    }
    for (const std::string& root : roots_) add(root);
    return bases;
}

ModuleId ModuleIndex::find(Name dottedName, ModuleId from) const {
    const std::string_view dotted = names_.text(dottedName);
    if (dotted.empty()) return ModuleId::none();
    const std::string_view top = dotted.substr(0, dotted.find('.'));
    const std::string path = withSlashes(dotted);
    ModuleId fallback;
    for (const std::string& base : importBases(from)) {
        const std::string topPath = join(base, top);
        const ModuleId first = atPath(topPath);
        if (first.isNone()) continue;
        const ModuleId found = atPath(join(base, path));
        if (found.isNone()) continue;
        if (isRegular(first)) return found;
        if (fallback.isNone() && usedNamespaces_.count(topPath) != 0) fallback = found;
    }
    const ModuleId own = findInProjectName(dotted);
    return own.isNone() ? fallback : own;
}

// `import project` and `import project.x` where the project's folder is the package.
ModuleId ModuleIndex::findInProjectName(std::string_view dotted) const {
    if (projectName_.empty() || !dotted.starts_with(projectName_)) return ModuleId::none();
    const std::string_view rest = dotted.substr(projectName_.size());
    if (!rest.empty() && rest[0] != '.') return ModuleId::none();
    const ModuleId found = atPath(rest.empty() ? "" : withSlashes(rest.substr(1)));
    const bool isPackage = isPackageFolder("");
    if (found.isNone() || (!isRegular(found) && !isPackage)) return ModuleId::none();
    return found;
}

bool ModuleIndex::climb(ModuleId from, uint32_t level, std::string& folder) const {
    folder = folderOf(from);
    for (uint32_t i = 1; i < level; ++i) {
        if (folder.empty()) return false;
        folder = parentOf(folder);
    }
    return true;
}

Name ModuleIndex::absoluteName(ModuleId from, Name dotted, uint32_t level) const {
    if (level == 0) return dotted;
    std::string folder;
    if (!climb(from, level, folder)) return Name::none();
    const std::string_view rest = names_.text(dotted);
    // The project's own folder has an import name only when it is a package.
    if (folder.empty() && !isPackageFolder(folder) && !rest.empty()) return dotted;
    const std::string package = nameOfPath(folder);
    return names_.intern(rest.empty() ? package : package + "." + std::string(rest));
}

ModuleId ModuleIndex::resolve(ModuleId from, Name dotted, uint32_t level) const {
    if (level == 0) return find(dotted, from);
    std::string folder;
    if (!climb(from, level, folder)) return ModuleId::none();
    const std::string_view rest = names_.text(dotted);
    return atPath(rest.empty() ? folder : join(folder, withSlashes(rest)));
}

ModuleId ModuleIndex::submodule(ModuleId package, Name name) const {
    const ModuleInfo& info = modules_[package];
    if (!info.isPackage && !info.isNamespacePackage) return ModuleId::none();
    const std::string_view text = names_.text(name);
    if (text.empty()) return ModuleId::none();
    return atPath(join(paths_[package.index()], text));
}

std::string ModuleIndex::nameOfPath(const std::string& path) const {
    if (path.empty()) return projectName_.empty() ? "__init__" : projectName_;
    for (const std::string& root : roots_)
        if (isBelow(path, root))
            return withDots(root.empty() ? path : path.substr(root.size() + 1));
    return withDots(path);
}

void ModuleIndex::nameModules() {
    std::map<std::string, std::vector<ModuleId>> wanted;
    for (uint32_t i = 0; i < modules_.size(); ++i)
        wanted[nameOfPath(paths_[i])].push_back(ModuleId(i));
    std::map<std::string, std::vector<ModuleId>> chosen;
    for (const auto& [name, ids] : wanted)
        for (const ModuleId id : ids) {
            const std::string& path = paths_[id.index()];
            chosen[ids.size() == 1 || path.empty() ? name : withDots(path)].push_back(id);
        }
    for (const auto& [name, ids] : chosen) {
        // The module that an import of the name gets keeps it; the project's folder is named last.
        const auto rank = [&](ModuleId id) {
            const std::string& path = paths_[id.index()];
            return path.empty() ? 2 : (atPath(path) == id ? 0 : 1);
        };
        std::vector<ModuleId> ordered = ids;
        std::stable_sort(ordered.begin(), ordered.end(),
                         [&](ModuleId a, ModuleId b) { return rank(a) < rank(b); });
        for (size_t i = 0; i < ordered.size(); ++i) {
            const std::string unique = i == 0 ? name : name + "#" + std::to_string(i + 1);
            modules_[ordered[i]].name = names_.intern(unique);
            byName_[modules_[ordered[i]].name] = ordered[i];
        }
    }
}

const std::vector<Name>& ModuleIndex::exports(ModuleId module) const {
    return exports_[module.index()];
}

// Whether a module has that member, as far as its own text tells.
bool ModuleIndex::hasMember(ModuleId module, Name member, const Decls& decls) const {
    if (!submodule(module, member).isNone()) return true;
    const ModuleDecls* own = decls[module.index()];
    if (own == nullptr) return false;
    const bool isBound =
        std::find(own->names.begin(), own->names.end(), member) != own->names.end();
    const auto isWildcard = [&](const ImportDecl& import) {
        return names_.text(import.name) == "*";
    };
    return isBound || std::any_of(own->imports.begin(), own->imports.end(), isWildcard);
}

void ModuleIndex::weighImport(ModuleId from, const ImportDecl& import, const Decls& decls,
                              Evidence& evidence) const {
    const std::string_view dotted = names_.text(import.module);
    const std::string_view member = names_.text(import.name);
    const std::string_view top = dotted.substr(0, dotted.find('.'));
    for (const std::string& base : importBases(from)) {
        const std::string topPath = join(base, top);
        const ModuleId first = atPath(topPath);
        if (first.isNone()) continue;
        const ModuleId found = atPath(join(base, withSlashes(dotted)));
        const bool asksMember = !member.empty() && member != "*";
        // No module imports itself: `tensorflow/keras.py` that imports tensorflow.keras means
        // another.
        const bool leadsIn = !found.isNone() && found != from &&
                             (asksMember ? hasMember(found, import.name, decls) : isRegular(found));
        if (leadsIn) ++evidence.viaRoot[base];
        if (isRegular(first)) return;
        const bool saysNothing = dotted == top && (member.empty() || member == "*");
        if (leadsIn)
            ++evidence.used[topPath];
        else if (!saysNothing)
            ++evidence.missed[topPath];
        return;
    }
}

void ModuleIndex::weighEvidence(const Decls& decls) {
    Evidence evidence;
    for (uint32_t i = 0; i < decls.size(); ++i) {
        if (decls[i] == nullptr) continue;
        const ModuleId from(i);
        for (const ImportDecl& import : decls[i]->imports)
            if (import.level == 0)
                weighImport(from, import, decls, evidence);
            else if (const std::string& path = paths_[i]; path.find('/') != std::string::npos)
                ++evidence.used[path.substr(0, path.find('/'))];
    }
    for (const auto& [folder, count] : evidence.used)
        if (evidence.missed.count(folder) == 0) usedNamespaces_.insert(folder);
    // `from src.x import y` everywhere: then `src` belongs to the names and is no root.
    const auto isNoRoot = [&](const std::string& root) {
        return !root.empty() && usedNamespaces_.count(root) != 0 &&
               evidence.viaRoot.count(root) == 0;
    };
    roots_.erase(std::remove_if(roots_.begin(), roots_.end(), isNoRoot), roots_.end());
}

// `python pkg/train.py` puts pkg itself on the import path. That is assumed of a package only when
// a script in it imports a neighbour by its bare name, and no root has a module of that name.
void ModuleIndex::collectScriptFolders(const Decls& decls) {
    std::set<std::string> found;
    for (uint32_t i = 0; i < decls.size(); ++i) {
        if (decls[i] == nullptr || !decls[i]->isScript) continue;
        const std::string folder = folderOf(ModuleId(i));
        if (!isPackageFolder(folder) || folder.empty()) continue;
        for (const ImportDecl& import : decls[i]->imports) {
            const std::string_view dotted = names_.text(import.module);
            if (import.level != 0 || dotted.empty()) continue;
            const ModuleId neighbour = atPath(join(folder, dotted.substr(0, dotted.find('.'))));
            const bool isFile =
                !neighbour.isNone() && isRegular(neighbour) && !modules_[neighbour].isPackage;
            if (isFile && find(import.module, ModuleId(i)).isNone()) found.insert(folder);
        }
    }
    scriptFolders_ = std::move(found);
}

}  // namespace graphlift
