// A project of files in memory, parsed and indexed.
#pragma once

#include <catch2/catch.hpp>
#include <map>

#include "analysis/modules/ModuleIndex.h"
#include "analysis/modules/Printer.h"
#include "analysis/syntax/Parser.h"

namespace graphlift::test {

inline ModuleDecls declare(const std::string& text, Names& names) {
    const auto source = SourceFile::make("a.py", text);
    REQUIRE(source);
    return declareModule(Parser().parse(*source).tree, names);
}

using Files = std::map<std::string, std::string>;

struct Project {
    explicit Project(const Files& files, const std::vector<std::string>& roots = {""},
                     const std::string& name = "proj") {
        decls.reserve(files.size());
        std::vector<ModuleIndex::Input> inputs;
        for (const auto& [path, text] : files) {
            decls.push_back(declare(text, names));
            fileIds[path] = FileId(decls.size() - 1);
            inputs.push_back({fileIds[path], path, &decls.back()});
        }
        index = std::make_unique<ModuleIndex>(inputs, roots, names, name);
    }
    [[nodiscard]] ModuleId at(const std::string& path) const {
        return index->moduleOf(fileIds.at(path));
    }
    [[nodiscard]] std::string name(ModuleId id) const {
        return id.isNone() ? "none" : std::string(names.text((*index)[id].name));
    }
    /// The id-name of the module that `import dotted` in this file leads to.
    std::string find(const std::string& from, const std::string& dotted) {
        return name(index->find(names.intern(dotted), at(from)));
    }
    /// Of `from ..x import` with its dots.
    std::string relative(const std::string& from, const std::string& dotted) {
        const size_t level = std::min(dotted.find_first_not_of('.'), dotted.size());
        const Name rest = names.intern(dotted.substr(level));
        return name(index->resolve(at(from), rest, static_cast<uint32_t>(level)));
    }
    std::string absolute(const std::string& from, const std::string& dotted) {
        const size_t level = std::min(dotted.find_first_not_of('.'), dotted.size());
        const Name rest = names.intern(dotted.substr(level));
        const Name result = index->absoluteName(at(from), rest, static_cast<uint32_t>(level));
        return result.isNone() ? "none" : std::string(names.text(result));
    }
    [[nodiscard]] std::string exports(const std::string& path) const {
        std::string text;
        for (const Name item : index->exports(at(path)))
            text += (text.empty() ? "" : " ") + std::string(names.text(item));
        return text;
    }
    [[nodiscard]] std::string order() const {
        std::string text;
        for (const ModuleId id : index->importOrder())
            if (!(*index)[id].isNamespacePackage) text += (text.empty() ? "" : " ") + name(id);
        return text;
    }

    Names names;
    std::vector<ModuleDecls> decls;
    std::map<std::string, FileId> fileIds;
    std::unique_ptr<ModuleIndex> index;
};

}  // namespace graphlift::test
