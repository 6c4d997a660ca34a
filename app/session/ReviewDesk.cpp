#include "app/session/ReviewDesk.h"

#include <algorithm>
#include <utility>

#include "analysis/source/FileSet.h"
#include "analysis/support/Hash.h"
#include "app/change/ChangeWriter.h"
#include "app/change/Undo.h"
#include "ui/diff/ReviewPane.h"
#include "ui/explain/ExplanationPane.h"
#include "ui/models/Selection.h"
#include "ui/text/QtText.h"
#include "ui/window/Desk.h"
#include "ui/window/MainWindow.h"
#include "ui/window/Toast.h"

namespace graphlift {

ReviewDesk::ReviewDesk(MainWindow& window, Selection& selection, ChangeService& changes,
                       DocumentStore& documents)
    : window_(window),
      selection_(selection),
      pane_(*window.panes().review),
      ticks_(*window.panes().ticks),
      changes_(changes),
      documents_(documents) {
    window.actions().add({.id = "review.show",
                          .text = tr("&Preview the change"),
                          .keys = {QKeySequence("Ctrl+P")},
                          .menu = MenuId::Review,
                          .help = tr("Shows what would change of the chosen function.")},
                         [this] {
                             window_.desk().setMode(WorkMode::Review);
                             window_.desk().reveal(PaneId::Review);
                         });
    window.toast().keepOff(pane_.bar());
    connectPane();
    connectDisk();
    connectServices();
    setProject({});
}

void ReviewDesk::connectPane() {
    connect(&pane_, &ReviewPane::applyAsked, this,
            [this](const ChangeSet& change) { changes_.apply(root_, change); });
    connect(&pane_, &ReviewPane::dryRunAsked, this, [this](const ChangeSet& change) {
        if (window_.project()) review_.dryRun(window_.project(), change);
    });
    connect(&pane_, &ReviewPane::verdictsAsked, this, [this](const Overlay& texts) {
        if (window_.project()) review_.judge(window_.project(), texts);
    });
    connect(&pane_, &ReviewPane::explainAsked, this, &ReviewDesk::explain);
    connect(&selection_, &Selection::placeOpened, this, [this] {
        // A place is shown by the source, which the review covers.
        if (window_.desk().mode() != WorkMode::Review) return;
        window_.desk().setMode(WorkMode::Explore);
        window_.toast().say(tr("Alt+3 goes back to the review"));
    });
    connect(&pane_, &ReviewPane::placeElsewhere, this, [this](const QString& place) {
        window_.toast().say(tr("%1 is not in the change set: Enter opens it").arg(place));
    });
    connect(&pane_, &ReviewPane::undoAsked, this, [this] { changes_.undo(root_); });
    connect(&pane_, &ReviewPane::analyzeAsked, this, &ReviewDesk::analyzeAsked);
    connect(&pane_, &ReviewPane::patchSaved, this, [this](const QString& file) {
        window_.toast().say(tr("Saved as %1").arg(shown(toUtf8(file))));
    });
    connect(&pane_.model(), &ReviewModel::textChanged, this, [this](size_t) { hearOfEdits(); });
    connect(&pane_.model(), &ReviewModel::reset, this, [this] { hearOfEdits(); });
}

void ReviewDesk::connectServices() {
    connect(&review_, &ReviewService::rehearsed, &pane_, &ReviewPane::showChecks);
    connect(&review_, &ReviewService::judged, &pane_, &ReviewPane::showVerdicts);
    connect(&review_, &ReviewService::failed, &pane_, &ReviewPane::showRefused);
    connect(&changes_, &ChangeService::failed, &pane_, &ReviewPane::showRefused);
    connect(&changes_, &ChangeService::refused, &pane_, &ReviewPane::showRefusals);
    connect(&changes_, &ChangeService::applied, this,
            [this](const WrittenChange& written) { remember(written, true); });
    connect(&changes_, &ChangeService::undone, this,
            [this](const WrittenChange& written) { remember(written, false); });
}

// What is on disk now is read when somebody asks for it: it may change again meanwhile.
void ReviewDesk::connectDisk() {
    connect(&pane_, &ReviewPane::compareAsked, this, &ReviewDesk::compare);
    connect(&pane_, &ReviewPane::mergeAsked, this,
            [this](const QStringList& files) { pane_.merge(readNow(files)); });
    connect(&pane_, &ReviewPane::overwriteAsked, this, &ReviewDesk::overwrite);
}

void ReviewDesk::compare(const QStringList& files) {
    std::vector<ComparedText> texts;
    const ReviewModel& model = pane_.model();
    for (const auto& now : readNow(files))
        if (const size_t index = model.fileOf(now->path()); index < model.set().files.size())
            texts.push_back({model.set().files[index].shown->shared(), ShownText(now).text()});
    if (texts.empty()) return;
    window_.desk().setMode(WorkMode::Review);
    pane_.compare(texts);
}

// The files as they are now; of one that cannot be read the review says why.
ReviewDesk::Sources ReviewDesk::readNow(const QStringList& files) {
    Sources out;
    for (const QString& file : files) {
        const auto bytes = readBytes(root_, toUtf8(file));
        if (!bytes) {
            pane_.showRefused(toQt(bytes.error().message));
            continue;
        }
        const auto source = SourceFile::make(toUtf8(file), *bytes);
        if (source)
            out.push_back(*source);
        else
            pane_.showRefused(toQt(source.error().message));
    }
    return out;
}

void ReviewDesk::explain() {
    window_.desk().reveal(PaneId::Explanation);
    window_.panes().explanation->ask();
}

// The bytes on disk now count as those that were looked at: the person was told and agreed.
void ReviewDesk::overwrite(ChangeSet change, const QStringList& files) {
    for (ChangedFile& file : change.files) {
        if (!files.contains(shown(file.path))) continue;
        const auto bytes = readBytes(root_, file.path);
        if (!bytes) return pane_.showRefused(toQt(bytes.error().message));
        file.analysedHash = hashBytes(*bytes);
    }
    changes_.apply(root_, change);
}

void ReviewDesk::setProject(const std::string& root) {
    if (root != root_) ticks_.setApplied({});
    root_ = root;
    pane_.showChangedOnDisk({});
    updateUndo();
}

void ReviewDesk::updateUndo() {
    pane_.setUndo(root_.empty() ? QString() : shown(undoState(root_).title));
}

void ReviewDesk::remember(const WrittenChange& written, bool applied) {
    std::set<std::string> ids = ticks_.applied();
    for (const std::string& id : written.functions) {
        if (applied)
            ids.insert(id);
        else
            ids.erase(id);
    }
    ticks_.setApplied(std::move(ids));
    updateUndo();
}

void ReviewDesk::showChangedOnDisk(const QStringList& paths) { pane_.showChangedOnDisk(paths); }

bool ReviewDesk::tellsOf(const QStringList& paths) const {
    const ReviewModel& model = pane_.model();
    return std::ranges::all_of(paths, [&](const QString& path) {
        return model.fileOf(toUtf8(path)) < model.set().files.size();
    });
}

// The title and the question at the end speak of the files that somebody typed in.
void ReviewDesk::hearOfEdits() {
    std::set<std::string> edited;
    const ReviewModel& model = pane_.model();
    for (size_t i = 0; i < model.set().files.size(); ++i)
        if (model.isEditedByHand(i)) {
            const std::string& path = model.set().files[i].path;
            edited.insert(path);
            documents_.setUnsaved(path, model.result(i).text());
        }
    for (const std::string& path : edited_)
        if (edited.count(path) == 0) documents_.dropUnsaved(path);
    edited_ = std::move(edited);
}

// What stands in the review goes as the review would write it, any other text as it is.
Result<ChangeSet> ReviewDesk::editedChange() const {
    auto change = pane_.model().change();
    if (!change) return change;
    std::erase_if(change->files,
                  [this](const ChangedFile& file) { return edited_.count(file.path) == 0; });
    std::vector<EditedText> others;
    for (const auto& [path, text] : documents_.unsaved())
        if (edited_.count(path) == 0) others.push_back({path, text});
    const auto more = changeOf(window_.project()->snapshot(), {}, others);
    if (!more) return more;
    change->files.insert(change->files.end(), more->files.begin(), more->files.end());
    std::ranges::sort(change->files, {}, &ChangedFile::path);
    return change;
}

Result<bool> ReviewDesk::saveEdited() {
    auto change = editedChange();
    if (!change) return tl::unexpected(change.error());
    std::erase_if(change->functions, [this](const std::string& id) {
        const auto index = window_.project()->indexOf(id);
        return !index || documents_.unsaved().count(
                             window_.project()->report().function(*index).file.source->path()) == 0;
    });
    change->mayBreak = true;
    const auto written = writeChange(root_, *change);
    if (!written) return tl::unexpected(written.error());
    return true;
}

}  // namespace graphlift
