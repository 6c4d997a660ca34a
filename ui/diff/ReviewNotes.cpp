// The bars above the diff: what became of a change, of the files on disk and of what was typed, and
// the ways out.
#include <QApplication>
#include <QClipboard>

#include "ui/diff/ChangeWords.h"
#include "ui/diff/ReviewPane.h"
#include "ui/text/QtText.h"
#include "ui/window/InfoBar.h"

namespace graphlift {

// Nothing that somebody typed goes without a word.
void ReviewPane::sayLost(const QString& path, const QString& text) {
    notes_->say({.id = "lost-" + path,
                 .text = tr("%1 is another text now: your edits of it do not fit.").arg(path),
                 .actions = {{tr("Copy your text"),
                              [text] { QApplication::clipboard()->setText(text); }}}});
}

void ReviewPane::showRefused(const QString& what) {
    notes_->say({.id = "refused",
                 .text = tr("Nothing was written. %1").arg(what),
                 .actions = {{tr("Reload and re-plan"), [this] { emit analyzeAsked(); }}}});
}

// A notebook's cells are not merged.
QStringList ReviewPane::mergeable(const QStringList& files) const {
    QStringList out;
    for (const ReviewFile& file : model_->set().files)
        if (files.contains(shown(file.path)) && !file.shown->file().isNotebook())
            out += shown(file.path);
    return out;
}

void ReviewPane::showRefusals(const std::vector<Refusal>& refusals) {
    QStringList files, changed;
    for (const Refusal& refusal : refusals) {
        files += shown(refusal.path);
        if (refusal.kind == Refusal::Kind::Changed) changed += shown(refusal.path);
    }
    const bool isChanged = changed.size() == 1 && refusals.size() == 1;
    const QString what = isChanged ? tr("%1 changed on disk after it was analysed.").arg(files[0])
                         : refusals.size() == 1
                             ? toQt(refusals.front().error.message)
                             : tr("%1 files stand in the way: %2.")
                                   .arg(refusals.size())
                                   .arg(files.join(", "));
    notes_->close("disk");
    InfoNote note{.id = "refused", .text = tr("Nothing was written. %1").arg(what)};
    const auto offer = [&](const QString& words, std::function<void()> run) {
        note.actions.emplace_back(words, [this, run = std::move(run)] {
            notes_->close("refused");
            run();
        });
    };
    offer(tr("Reload and re-plan"), [this] { emit analyzeAsked(); });
    if (!changed.isEmpty()) {
        note.actions.emplace_back(tr("Compare"), [this, changed] { emit compareAsked(changed); });
        if (!mergeable(changed).isEmpty())
            offer(tr("Merge"), [this, mine = mergeable(changed)] { emit mergeAsked(mine); });
        if (changed.size() == files.size())
            offer(tr("Overwrite…"), [this, changed] { askToOverwrite(changed); });
    }
    offer(files.size() == 1 ? tr("Leave it out") : tr("Leave them out"),
          [this, files] { leaveOut(files); });
    notes_->say(note);
}

void ReviewPane::merge(const std::vector<std::shared_ptr<const SourceFile>>& onDisk) {
    std::vector<std::pair<QString, Result<CarryReport>>> reports;
    for (const auto& file : onDisk)
        if (const size_t index = model_->fileOf(file->path()); index < model_->set().files.size())
            reports.emplace_back(shown(file->path()), model_->carryOver(index, file));
    // Each of them was a reset, which closes all bars.
    for (const auto& [path, report] : reports) {
        if (report)
            sayCarried(path, *report);
        else
            notes_->say({.id = "carried-" + path,
                         .text = tr("%1 was not merged: %2")
                                     .arg(path, toQt(report.error().message))});
    }
    verdictsSoon_.start();
}

void ReviewPane::sayCarried(const QString& path, const CarryReport& report) {
    const bool isClean = report.conflicts.isEmpty() && report.gone.isEmpty();
    QString text =
        tr("%1: the change is planned on the text that is on disk now, and is analysed again.")
            .arg(path);
    if (!report.conflicts.isEmpty())
        text = tr("%1: the same lines were changed on disk by somebody else: %2. They stay as on "
                  "disk until you tick the change.")
                   .arg(path, report.conflicts.join(", "));
    else if (!report.gone.isEmpty())
        text = tr("%1: no place on disk any more for the change of %2. It is left out.")
                   .arg(path, report.gone.join(", "));
    notes_->say({.id = (isClean ? "planned-" : "carried-") + path,
                 .text = text,
                 .quiet = isClean,
                 .icon = isClean ? "s-holds" : "warning"});
}

void ReviewPane::showChangedOnDisk(const QStringList& files) {
    if (files.isEmpty()) return notes_->close("disk");
    InfoNote note{
        .id = "disk",
        .text = files.size() == 1
                    ? tr("%1 changed on disk: what is shown of it is older.").arg(files[0])
                    : tr("%1 files changed on disk: what is shown of them is older.")
                          .arg(files.size())};
    note.actions.emplace_back(tr("Reload and re-plan"), [this] { emit analyzeAsked(); });
    note.actions.emplace_back(tr("Compare"), [this, files] { emit compareAsked(files); });
    if (const QStringList mine = mergeable(files); !mine.isEmpty())
        note.actions.emplace_back(tr("Merge"), [this, mine] { emit mergeAsked(mine); });
    note.actions.emplace_back(files.size() == 1 ? tr("Leave it out") : tr("Leave them out"),
                              [this, files] { leaveOut(files); });
    note.actions.emplace_back(tr("Keep"), [this] { notes_->close("disk"); });
    notes_->say(note);
}

void ReviewPane::leaveOut(const QStringList& files) {
    std::vector<size_t> changes;
    for (const ReviewFile& file : model_->set().files)
        if (files.contains(shown(file.path)))
            changes.insert(changes.end(), file.changes.begin(), file.changes.end());
    model_->setTicked(changes, false);
    notes_->close("disk");
}

void ReviewPane::askForVerdicts() {
    Overlay texts;
    const auto change = model_->change();
    if (!change) return;
    bool isEdited = false;
    for (size_t i = 0; i < model_->set().files.size(); ++i)
        isEdited = isEdited || model_->isEditedByHand(i) || model_->isCarried(i);
    if (!isEdited) return notes_->close("verdicts");
    for (const ChangedFile& file : change->files) texts[file.path] = file.bytes;
    emit verdictsAsked(texts);
}

// An answer about texts that were changed again meanwhile is none: the next one is under way.
void ReviewPane::showVerdicts(const ProjectViewPtr& edited) {
    if (verdictsSoon_.isActive()) return;
    for (const ReviewFile& file : model_->set().files)
        notes_->close("planned-" + shown(file.path));
    const QString against = whatSpeaksAgainst(*edited, model_->tickedIds());
    notes_->say({.id = "verdicts",
                 .text = against.isEmpty()
                             ? tr("Analysed as edited: nothing speaks against the ticked changes.")
                             : tr("Analysed as edited: %1").arg(against),
                 .quiet = against.isEmpty(),
                 .icon = against.isEmpty() ? "s-holds" : "warning"});
}

}  // namespace graphlift
