#include "analysis/driver/Dump.h"

#include <algorithm>

#include "analysis/driver/AnalysisHost.h"
#include "analysis/driver/Frontend.h"
#include "analysis/driver/ProgramDump.h"
#include "analysis/ir/Printer.h"
#include "analysis/syntax/Printer.h"

namespace graphlift {

namespace {

std::string place(const SourceFile& source, uint32_t offset) {
    const Position at = source.position(offset);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string printDecls(const FileFacts& file, const Names& names) {
    std::string out;
    const auto text = [&](Name name) { return std::string(names.text(name)); };
    for (const ImportDecl& import : file.decls.imports) {
        out += "import " + std::string(import.level, '.') + text(import.module);
        if (import.name) out += " : " + text(import.name);
        if (import.alias) out += " as " + text(import.alias);
        out += " at " + place(*file.source, file.tree.range(import.node).begin) + "\n";
    }
    for (Name name : file.decls.names) out += "name " + text(name) + "\n";
    if (file.decls.all) {
        out += "__all__";
        for (Name name : *file.decls.all) out += " " + text(name);
        out += "\n";
    }
    if (file.decls.allIsDynamic) out += "__all__ is computed\n";
    return out;
}

std::string printProblems(const std::vector<Problem>& problems) {
    std::string out;
    for (const Problem& problem : problems)
        out += std::to_string(problem.position.line) + ":" +
               std::to_string(problem.position.column) + " " + problem.code + ": " +
               problem.message + "\n";
    return out;
}

/// The stages that look at one file alone.
Result<std::string> dumpAlone(const std::string& path, std::string_view stage,
                              const Workers& workers, std::stop_token stop) {
    auto scanned = scanProject(path, {}, stop);
    if (!scanned) return tl::unexpected(scanned.error());
    const FileSet set = readFiles(*scanned, workers, {}, nullptr, stop);
    if (set.files.empty())
        return fail(ErrorCode::Unreadable, set.problems.empty()
                                               ? path + " cannot be read"
                                               : path + ": " + set.problems.front().message);
    Names names;
    Trace trace;
    ProgressMeter silent({});
    const auto facts = makeFileFacts(set, names, workers, trace, silent, stop);
    if (stop.stop_requested()) return std::string();
    std::string out;
    for (const auto& file : facts) {
        if (stage == "parse") out += printTree(file->tree) + printProblems(file->problems);
        if (stage == "index") out += printDecls(*file, names);
        if (stage == "lower") out += printIr(file->ir, names);
    }
    return out;
}

}  // namespace

const std::vector<std::string_view>& dumpStages() {
    static const std::vector<std::string_view> kStages{"parse",     "index", "lower", "interpret",
                                                       "callgraph", "facts", "decide"};
    return kStages;
}

Result<std::string> dumpFile(const std::string& path, std::string_view stage,
                             const AnalysisOptions& options, const Workers& workers,
                             std::stop_token stop) {
    const auto& stages = dumpStages();
    const auto found = std::find(stages.begin(), stages.end(), stage);
    if (found == stages.end())
        return fail(ErrorCode::BadCall, "there is no stage \"" + std::string(stage) + "\"");
    if (found - stages.begin() < 3) return dumpAlone(path, stage, workers, stop);
    const auto snapshot = analyzeProject(path, options, workers, stop);
    if (!snapshot) return tl::unexpected(snapshot.error());
    if (*snapshot == nullptr) return std::string();
    if (stage == "interpret") return printProgram(*(*snapshot)->program);
    if (stage == "callgraph") return printCallGraph(*(*snapshot)->callGraph);
    if (stage == "facts") return printFacts(*(*snapshot)->facts);
    return printVerdicts(**snapshot);
}

}  // namespace graphlift
