#include "analysis/modules/Printer.h"

namespace graphlift {

namespace {

std::string list(const std::vector<Name>& items, const Names& names) {
    std::string text;
    for (const Name item : items) text += " " + std::string(names.text(item));
    return text + "\n";
}

std::string printImport(const ImportDecl& import, const Names& names) {
    const std::string module =
        std::string(import.level, '.') + std::string(names.text(import.module));
    std::string text = import.name.isNone()
                           ? "import " + module
                           : "from " + module + " import " + std::string(names.text(import.name));
    if (!import.alias.isNone()) text += " as " + std::string(names.text(import.alias));
    return text + (import.inFunction ? "  (in a function)\n" : "\n");
}

}  // namespace

std::string printDecls(const ModuleDecls& decls, const Names& names) {
    std::string text;
    for (const ImportDecl& import : decls.imports) text += printImport(import, names);
    text += "names:" + list(decls.names, names);
    if (decls.all) text += "__all__:" + list(*decls.all, names);
    if (decls.allIsDynamic) text += "__all__ is computed\n";
    if (decls.isScript) text += "script\n";
    return text;
}

std::string printIndex(const ModuleIndex& index, const Names& names) {
    std::string text;
    for (const ModuleId id : index.importOrder()) {
        const ModuleInfo& module = index[id];
        const char* kind =
            module.isNamespacePackage ? "namespace " : (module.isPackage ? "package " : "module ");
        text += kind + std::string(names.text(module.name));
        text += index.exports(id).empty() ? "\n" : ":" + list(index.exports(id), names);
    }
    return text;
}

}  // namespace graphlift
