// What the review asks before something is written, and the patch.
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QSaveFile>

#include "ui/diff/ReviewPane.h"
#include "ui/text/QtText.h"
#include "ui/window/InfoBar.h"

namespace graphlift {

// Texts that somebody typed in may not be Python any more; "" when all of them are.
QString ReviewPane::syntaxOfEdited(const ChangeSet& change) const {
    ChangeSet edited;
    for (const ChangedFile& file : change.files)
        for (size_t i = 0; i < model_->set().files.size(); ++i)
            if (model_->set().files[i].path == file.path && model_->isEditedByHand(i))
                edited.files.push_back(file);
    const auto parses = checkSyntax(model_->project()->snapshot(), edited);
    return parses ? QString() : toQt(parses.error().message);
}

void ReviewPane::askToApply() {
    if (model_->unwritable()) return sayUnwritable();
    const auto change = model_->change();
    if (!change) return showRefused(toQt(change.error().message));
    QStringList files;
    for (const ChangedFile& file : change->files) files += shown(file.path);
    const auto count = files.size();
    const QString broken = syntaxOfEdited(*change);
    const QString what = count == 1 ? tr("This file will be written:")
                                    : tr("These %1 files will be written, all or none:").arg(count);
    const QString backup =
        tr("Their present bytes are kept in .graphlift first: Undo (Ctrl+Shift+Z) gives them back.");
    if (!broken.isEmpty()) return bar_->ask(broken, files, backup, tr("Write it anyway"));
    bar_->ask(what, files, backup,
              count == 1 ? tr("Write 1 file") : tr("Write %1 files").arg(count));
}

// A letter that the file's encoding lacks: somebody typed it.
void ReviewPane::sayUnwritable() {
    const auto change = model_->change();
    const QString why = change ? QString() : toQt(change.error().message);
    notes_->say({.id = "refused",
                 .text = tr("Nothing was written. %1").arg(why),
                 .actions = {{tr("Take the last typing back"),
                              [this] {
                                  model_->undoStack().undo();
                                  notes_->close("refused");
                              }}}});
}

void ReviewPane::askToOverwrite(const QStringList& files) {
    overwritten_ = files;
    bar_->ask(files.size() == 1
                  ? tr("What somebody saved in this file since it was analysed will be replaced:")
                  : tr("What somebody saved in these %1 files since they were analysed will be "
                       "replaced:")
                        .arg(files.size()),
              files,
              tr("What they saved is kept in .graphlift: Undo (Ctrl+Shift+Z) gives it back."),
              tr("Overwrite"));
}

void ReviewPane::copyPatch() {
    const auto patch = model_->patch();
    if (!patch) return bar_->showSeal({false, toQt(patch.error().message)});
    QApplication::clipboard()->setText(toQt(*patch));
}

void ReviewPane::savePatch() {
    auto* dialog = new QFileDialog(this, tr("Save as patch"), "graphlift.patch",
                                   tr("Patches (*.patch *.diff)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("patch");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &ReviewPane::writePatch);
    dialog->open();
}

void ReviewPane::writePatch(const QString& name) {
    const auto patch = model_->patch();
    if (!patch) return bar_->showSeal({false, toQt(patch.error().message)});
    QSaveFile file(name);
    const auto size = static_cast<qint64>(patch->size());
    if (!file.open(QIODevice::WriteOnly) || file.write(patch->data(), size) != size ||
        !file.commit())
        return bar_->showSeal(
            {false, tr("%1 could not be written: %2").arg(name, file.errorString())});
    emit patchSaved(name);
}

}  // namespace graphlift
