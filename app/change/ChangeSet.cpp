#include "app/change/ChangeSet.h"

#include <algorithm>
#include <map>

#include "analysis/edit/Apply.h"
#include "analysis/syntax/Parser.h"

namespace graphlift {

namespace {

using Source = std::shared_ptr<const SourceFile>;

/// The file of that path; null when the snapshot has none. Files stand in order of their paths.
const FileFacts* findFile(const AnalysisSnapshot& snapshot, const std::string& path) {
    const auto& files = snapshot.program->files;
    const auto at = std::lower_bound(
        files.begin(), files.end(), path,
        [](const auto& file, const std::string& wanted) { return file->source->path() < wanted; });
    return at != files.end() && (*at)->source->path() == path ? at->get() : nullptr;
}

std::string counted(size_t number, const std::string& what) {
    return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

std::string titleOf(const ChangeSet& change) {
    const std::string files = counted(change.files.size(), "file");
    if (change.functions.empty()) return files;
    if (change.functions.size() == 1) return change.functions.front();
    return counted(change.functions.size(), "function") + " in " + files;
}

size_t numErrors(const std::vector<Problem>& problems) {
    return static_cast<size_t>(
        std::count_if(problems.begin(), problems.end(),
                      [](const Problem& problem) { return problem.code == "syntax-error"; }));
}

std::string placeOf(const Problem& problem) {
    std::string place = problem.file + ":";
    if (problem.position.cell >= 0) place += "cell " + std::to_string(problem.position.cell) + ":";
    return place + std::to_string(problem.position.line) + ":" +
           std::to_string(problem.position.column) + ": ";
}

tl::unexpected<Error> wouldBreak(const Problem& problem) {
    return fail(ErrorCode::Malformed,
                placeOf(problem) + "the changed file would not be Python: " + problem.message);
}

Result<bool> checkFile(Parser& parser, const FileFacts* before, const ChangedFile& file) {
    const auto source = SourceFile::decode(file.path, file.bytes);
    if (!source) return wouldBreak(source.error());
    const ParsedFile after = parser.parse(*source);
    const size_t had = before != nullptr ? numErrors(before->problems) : 0;
    if (after.problems.empty() || numErrors(after.problems) <= had) return true;
    return wouldBreak(after.problems.front());
}

}  // namespace

Result<ChangeSet> changeOf(const AnalysisSnapshot& snapshot, const EditSelection& selection) {
    return changeOf(snapshot, selection, {});
}

Result<ChangeSet> changeOf(const AnalysisSnapshot& snapshot, const EditSelection& selection,
                           const std::vector<EditedText>& texts) {
    std::map<std::string, ChangedFile> files;
    ChangeSet change;
    for (const FileChange& edited : selection.files) {
        const SourceFile& source = *snapshot.program->files[edited.file.index()]->source;
        auto bytes = applyToFile(source, edited.edits);
        if (!bytes) return tl::unexpected(bytes.error());
        files[source.path()] = {source.path(), source.contentHash(), std::move(*bytes)};
        for (const FunctionId function : edited.functions)
            change.functions.push_back(snapshot.program->idOf(function));
    }
    for (const EditedText& text : texts) {
        const FileFacts* file = findFile(snapshot, text.path);
        if (file == nullptr)
            return fail(ErrorCode::BadCall, text.path + " is no file of the analysed project");
        files[text.path] = {text.path, file->source->contentHash(), text.bytes};
    }
    for (auto& [path, file] : files)
        if (findFile(snapshot, path)->source->bytes() != file.bytes)
            change.files.push_back(std::move(file));
    change.title = titleOf(change);
    return change;
}

Result<bool> checkSyntax(const AnalysisSnapshot& snapshot, const ChangeSet& change) {
    Parser parser;
    for (const ChangedFile& file : change.files)
        if (auto checked = checkFile(parser, findFile(snapshot, file.path), file); !checked)
            return checked;
    return true;
}

}  // namespace graphlift
