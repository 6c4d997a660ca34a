#include "app/change/ChangeSet.h"

#include <algorithm>
#include <map>

#include "analysis/edit/Apply.h"
#include "analysis/support/Hash.h"
#include "app/change/SyntaxCheck.h"

namespace graphlift {

namespace {

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
        files[text.path] = {text.path, text.diskHash.value_or(file->source->contentHash()),
                            text.bytes};
    }
    for (auto& [path, file] : files)
        if (hashBytes(file.bytes) != file.analysedHash) change.files.push_back(std::move(file));
    change.title = titleOf(change);
    return change;
}

Result<bool> checkSyntax(const AnalysisSnapshot& snapshot, const ChangeSet& change) {
    for (const ChangedFile& file : change.files) {
        const FileFacts* before = findFile(snapshot, file.path);
        if (before == nullptr) continue;  // writing it refuses it
        const auto parses = checkSyntax(file.path, before->source->bytes(), file.bytes);
        if (!parses) return parses;
    }
    return true;
}

}  // namespace graphlift
