// The dry run of a change: each check does in memory, or in a folder of its own, what Apply would
// do.
#include <QCoreApplication>
#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/change/ChangeWriter.h"
#include "app/change/Undo.h"
#include "app/session/ReviewService.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

namespace fs = std::filesystem;

QString tr(const char* text) { return QCoreApplication::translate("Rehearsal", text); }

QString files(size_t count) { return count == 1 ? tr("1 file") : tr("%1 files").arg(count); }

std::string readFile(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

CheckLine diskLine(const ProjectView& project, const ChangeSet& change) {
    const auto checked = checkChange(project.snapshot().root, change);
    if (!checked) return {false, toQt(checked.error().message)};
    return {true, tr("On disk as analysed, and writable: %1").arg(files(change.files.size()))};
}

CheckLine syntaxLine(const ProjectView& project, const ChangeSet& change) {
    const auto parses = checkSyntax(project.snapshot(), change);
    if (!parses) return {false, toQt(parses.error().message)};
    return {true, tr("Still Python: %1").arg(files(change.files.size()))};
}

// Apply and undo for real, on copies of the files in a scratch folder.
CheckLine undoLine(const ProjectView& project, const ChangeSet& change) {
    const QTemporaryDir scratch;
    if (!scratch.isValid()) return {false, tr("No scratch folder could be made to try undo in")};
    const fs::path root = fs::canonical(scratch.path().toStdString());
    const fs::path home = project.snapshot().root;
    for (const ChangedFile& file : change.files) {
        fs::create_directories((root / file.path).parent_path());
        fs::copy_file(home / file.path, root / file.path);
    }
    const auto done = writeChange(root, change);
    if (!done) return {false, toQt(done.error().message)};
    for (const ChangedFile& file : change.files)
        if (readFile(root / file.path) != file.bytes)
            return {false, tr("%1 did not get the bytes it was to have").arg(shown(file.path))};
    const auto back = undoLast(root);
    if (!back) return {false, toQt(back.error().message)};
    for (const ChangedFile& file : change.files)
        if (readFile(root / file.path) != readFile(home / file.path))
            return {false, tr("Undo did not give %1 its bytes back").arg(shown(file.path))};
    return {true, tr("Undo gives back the same bytes: tried on copies")};
}

size_t numConversions(const AnalysisSnapshot& snapshot) {
    size_t count = 0;
    for (const Verdict& verdict : snapshot.verdicts) count += verdict.planApplies;
    return count;
}

// Functions whose change is ticked and that would be given one again.
QStringList stillChanging(const ProjectView& after, const ChangeSet& change) {
    QStringList names;
    for (const std::string& id : change.functions) {
        const auto index = after.indexOf(id);
        if (index && !after.snapshot().verdicts[*index].edits.empty() &&
            after.snapshot().verdicts[*index].planApplies)
            names += shown(id);
    }
    return names;
}

CheckLine verdictLine(const ProjectView& project, const ChangeSet& change, std::stop_token stop) {
    Overlay overlay;
    for (const ChangedFile& file : change.files) overlay[file.path] = file.bytes;
    const AnalysisSnapshot& before = project.snapshot();
    const auto analysed = analyzeProject(before.root, before.options, Workers(before.options.jobs),
                                         std::move(stop), {}, overlay);
    if (!analysed) return {false, toQt(analysed.error().message)};
    if (*analysed == nullptr) return {false, tr("The analysis of the result was stopped")};
    const ProjectView after(*analysed);
    const QStringList open = stillChanging(after, change);
    if (!open.isEmpty())
        return {false,
                tr("Analysed again, these would be changed once more: %1").arg(open.join(", "))};
    return {true, tr("Analysed again: changes offered %1, before %2")
                      .arg(numConversions(after.snapshot()))
                      .arg(numConversions(before))};
}

}  // namespace

CheckLines rehearse(const ProjectView& project, const ChangeSet& change, std::stop_token stop) {
    CheckLines lines{diskLine(project, change), syntaxLine(project, change)};
    if (lines[0].holds) lines.push_back(undoLine(project, change));
    lines.push_back(verdictLine(project, change, std::move(stop)));
    return lines;
}

}  // namespace graphlift
