// Which modules the project has, what they are called, and where an import leads.
//
//   project/src/pkg/__init__.py   -> module "pkg" (package; src/ is an import root)
//   project/src/pkg/util.py       -> module "pkg.util"
//   project/train.py              -> module "train"
//   inside pkg.util: `from . import layers`  -> resolve("", level 1) = pkg, then attribute or
//   submodule
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/support/Ids.h"
#include "analysis/support/Names.h"
#include "analysis/support/Store.h"
#include "analysis/syntax/SyntaxTree.h"

namespace graphlift {

struct ImportDecl {  // one imported name as written
    Name module;     // dotted, "" for `from . import x`
    uint32_t level = 0;
    Name name;   // imported member, none for `import m`; "*" for a wildcard
    Name alias;  // or none
    NodeId node;
    bool inFunction = false;  // runs when the function does, not when the module is imported
};

/// What one file declares at its top level, read from syntax alone.
struct ModuleDecls {
    std::vector<ImportDecl> imports;  // also conditional and function-local ones
    std::vector<Name>
        names;  // bound at module level, in order of first binding, wildcard imports apart
    std::optional<std::vector<Name>>
        all;  // __all__ when it is a literal (also `+=`, append, extend of literals)
    bool allIsDynamic = false;  // __all__ is computed in a way that is not followed
    bool isScript = false;      // has `if __name__ == "__main__":`
};
ModuleDecls declareModule(const SyntaxTree& tree, Names& names);

struct ModuleInfo {
    FileId file;
    Name name;  // dotted import name; package: without ".__init__"
    bool isPackage = false;
    bool isNamespacePackage = false;  // a folder without __init__.py: file is none
};

class ModuleIndex {
  public:
    struct Input {
        FileId file;
        std::string path;  // relative to the project
        const ModuleDecls* decls;
    };
    /// roots: import roots relative to the project ("" and, when present, "src", or what pyproject
    /// says), most specific first. Two files of one dotted name (a script in two folders without
    /// packages) each keep their module: the import name goes to the one nearest to the importer,
    /// ids get the path-like name. projectName: the project's folder, under which a project that is
    /// a package itself may be imported.
    ModuleIndex(const std::vector<Input>& files, const std::vector<std::string>& roots,
                Names& names, std::string_view projectName = {});

    [[nodiscard]] size_t size() const { return modules_.size(); }
    [[nodiscard]] const ModuleInfo& operator[](ModuleId id) const { return modules_[id]; }
    [[nodiscard]] ModuleId moduleOf(FileId file) const;
    /// The module whose ModuleInfo::name this is: for ids, not for imports.
    [[nodiscard]] ModuleId named(Name name) const;
    /// A module of the project by absolute dotted name as seen from `from`; none: not of the
    /// project.
    [[nodiscard]] ModuleId find(Name dotted, ModuleId from) const;
    /// Absolute dotted name that `level` dots and `dotted` mean in module `from`; none when it
    /// climbs out.
    [[nodiscard]] Name absoluteName(ModuleId from, Name dotted, uint32_t level) const;
    /// Both in one step, and exact for relative imports: what `level` dots and `dotted` lead to.
    [[nodiscard]] ModuleId resolve(ModuleId from, Name dotted, uint32_t level) const;
    [[nodiscard]] ModuleId submodule(ModuleId package, Name name) const;
    /// Names that `from module import *` binds (wildcards inside it included), sorted by text.
    [[nodiscard]] const std::vector<Name>& exports(ModuleId module) const;
    /// Import order: a module after what it imports; members of a cycle in file order.
    [[nodiscard]] const std::vector<ModuleId>& importOrder() const { return order_; }

  private:
    struct Evidence;
    using Decls = std::vector<const ModuleDecls*>;  // by module, nullptr for namespace packages

    void addFiles(const std::vector<Input>& files);
    void addNamespaces();
    void nameModules();
    void weighEvidence(const Decls& decls);
    void weighImport(ModuleId from, const ImportDecl& import, const Decls& decls,
                     Evidence& evidence) const;
    [[nodiscard]] bool hasMember(ModuleId module, Name member, const Decls& decls) const;
    void collectScriptFolders(const Decls& decls);
    void collectExports(const Decls& decls);
    void orderImports(const Decls& decls);
    [[nodiscard]] std::vector<ModuleId> importedModules(ModuleId from,
                                                        const ModuleDecls& decls) const;
    [[nodiscard]] ModuleId atPath(const std::string& path) const;
    [[nodiscard]] bool isRegular(ModuleId id) const { return !modules_[id].isNamespacePackage; }
    [[nodiscard]] bool isPackageFolder(const std::string& folder) const;
    [[nodiscard]] std::string folderOf(ModuleId module) const;
    [[nodiscard]] std::vector<std::string> importBases(ModuleId from) const;
    [[nodiscard]] std::string nameOfPath(const std::string& path) const;
    [[nodiscard]] ModuleId findInProjectName(std::string_view dotted) const;
    [[nodiscard]] bool climb(ModuleId from, uint32_t level, std::string& folder) const;

    Store<ModuleId, ModuleInfo> modules_;
    std::vector<ModuleId> byFile_, order_;
    std::unordered_map<Name, ModuleId> byName_;
    std::vector<std::vector<Name>> exports_;
    Names& names_;
    std::vector<std::string> paths_;  // by module: its file without ".py" or "/__init__.py"
    std::unordered_map<std::string, ModuleId>
        byPath_;  // the one of several that an import would get
    std::vector<std::string> roots_;
    std::string projectName_;
    std::set<std::string>
        usedNamespaces_;  // folders without __init__.py that the project imports from
    std::set<std::string>
        scriptFolders_;  // packages whose files run as scripts and import each other so
};

}  // namespace graphlift
