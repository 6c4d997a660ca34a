// The dry run of a change: each check does in memory, or in a folder of its own, what Apply would
// do.
#include <QCoreApplication>
#include <QTemporaryDir>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/change/ChangeWriter.h"
#include "app/change/Undo.h"
#include "app/session/ReviewService.h"
#include "ui/diff/ChangeWords.h"
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
    return {true, tr("Parses as Python: %1").arg(files(change.files.size()))};
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
    return {true, tr("Round trip identical: undo gives back the same bytes, tried on copies")};
}

size_t numOffered(const ProjectView& project) {
    const auto& verdicts = project.snapshot().verdicts;
    return static_cast<size_t>(std::ranges::count_if(verdicts, [](const Verdict& verdict) {
        return verdict.planApplies && !verdict.edits.empty();
    }));
}

bool isOffered(const ProjectView& project, const std::string& id) {
    const auto index = project.indexOf(id);
    if (!index) return false;
    const Verdict& verdict = project.snapshot().verdicts[*index];
    return verdict.planApplies && !verdict.edits.empty();
}

// Functions whose change is ticked and that would be given one again.
QStringList stillChanging(const ProjectView& after, const ChangeSet& change) {
    QStringList names;
    for (const std::string& id : change.functions)
        if (isOffered(after, id)) names += shown(id);
    return names;
}

CheckLine preconditionLine(const ProjectView& after, const ChangeSet& change) {
    const size_t count = change.functions.size();
    const QString against = whatSpeaksAgainst(after, change.functions);
    if (!against.isEmpty()) return {false, tr("Analysed again as changed: %1").arg(against)};
    if (count == 0) return {true, tr("Analysed again as changed: no ticked function forbids it")};
    return {true, count == 1
                      ? tr("Preconditions hold of the 1 changed function, analysed again")
                      : tr("Preconditions hold of all %1 changed functions, analysed again")
                            .arg(count)};
}

// What is made is not offered any more, and nothing else is: that is the prediction.
CheckLine countLine(const ProjectView& before, const ProjectView& after, const ChangeSet& change) {
    const QStringList open = stillChanging(after, change);
    if (!open.isEmpty())
        return {false, tr("These would be changed once more: %1").arg(open.join(", "))};
    const auto made = static_cast<size_t>(std::ranges::count_if(
        change.functions, [&](const std::string& id) { return isOffered(before, id); }));
    const size_t was = numOffered(before), is = numOffered(after);
    const QString text = tr("Changes offered: %1 → %2").arg(was).arg(is);
    if (is + made == was) return {true, tr("%1, as predicted").arg(text)};
    QStringList others;
    for (size_t i = 0; i < before.numFunctions(); ++i) {
        const std::string& id = before.idOf(i);
        if (isOffered(before, id) != isOffered(after, id) &&
            std::ranges::find(change.functions, id) == change.functions.end())
            others += shown(id);
    }
    for (size_t i = 0; i < after.numFunctions(); ++i)
        if (!before.indexOf(after.idOf(i)) && isOffered(after, after.idOf(i)))
            others += shown(after.idOf(i));
    return {true, tr("%1; predicted was %2. Differently judged then: %3")
                      .arg(text)
                      .arg(was - made)
                      .arg(others.join(", "))};
}

CheckLines verdictLines(const ProjectView& project, const ChangeSet& change,
                        std::stop_token stop) {
    Overlay overlay;
    for (const ChangedFile& file : change.files) overlay[file.path] = file.bytes;
    const AnalysisSnapshot& before = project.snapshot();
    const auto analysed = analyzeProject(before.root, before.options, Workers(before.options.jobs),
                                         std::move(stop), {}, overlay);
    if (!analysed) return {{false, toQt(analysed.error().message)}};
    if (*analysed == nullptr) return {{false, tr("The analysis of the result was stopped")}};
    const ProjectView after(*analysed);
    return {preconditionLine(after, change), countLine(project, after, change)};
}

}  // namespace

CheckLines rehearse(const ProjectView& project, const ChangeSet& change, std::stop_token stop) {
    CheckLines lines{diskLine(project, change), syntaxLine(project, change)};
    if (lines[0].holds) lines.push_back(undoLine(project, change));
    for (CheckLine& line : verdictLines(project, change, std::move(stop)))
        lines.push_back(std::move(line));
    return lines;
}

}  // namespace graphlift
