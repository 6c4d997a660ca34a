// The commands of the review, and when they can run.
#include "ui/diff/ReviewPane.h"

namespace graphlift {

void ReviewPane::addActions(ActionList& actions) {
    const auto add = [&](const char* id, const QString& text, QList<QKeySequence> keys,
                         const QString& help, std::function<void()> run) {
        // Taking an apply back is possible wherever somebody sees what it did.
        actions.add({.id = id,
                     .text = text,
                     .keys = std::move(keys),
                     .menu = MenuId::Review,
                     .help = help,
                     .pane = QLatin1String(id) == QLatin1String("review.undo") ? nullptr : this},
                    std::move(run));
    };
    add("review.next", tr("&Next change"), {QKeySequence("Alt+Down"), QKeySequence("F7")},
        tr("Goes to the next change, into the next file after the last one of a file."),
        [this] { model_->step(1); });
    add("review.previous", tr("&Previous change"),
        {QKeySequence("Alt+Up"), QKeySequence("Shift+F7")},
        tr("Goes to the change before this one."), [this] { model_->step(-1); });
    add("review.first", tr("&First change"), {QKeySequence("Alt+Home")},
        tr("Goes to the first change."), [this] { model_->choose(0); });
    add("review.last", tr("&Last change"), {QKeySequence("Alt+End")},
        tr("Goes to the last change."),
        [this] { model_->choose(model_->set().changes.size() - 1); });
    add("review.tick", tr("&Take or leave the change"), {QKeySequence(Qt::Key_Space)},
        tr("Ticks the chosen change, or leaves it out."), [this] {
            if (model_->chosen()) model_->toggle(*model_->chosen());
        });
    add("review.explain", tr("&Explain the change"), {QKeySequence(Qt::Key_E)},
        tr("Opens the whole explanation: what allows the change, with the places that show it."),
        [this] { emit explainAsked(); });
    add("review.undoStep", tr("Undo step"), {QKeySequence("Ctrl+Z")},
        tr("Takes the last tick or the last typing back."), [this] { model_->undoStack().undo(); });
    add("review.redoStep", tr("Redo step"), {QKeySequence("Ctrl+Y")}, tr("Makes it again."),
        [this] { model_->undoStack().redo(); });
    add("review.unfold", tr("Show all &unchanged lines"), {QKeySequence("Ctrl+Alt+E")},
        tr("Opens every fold of the files."), [this] { diff_->openAll(true); });
    add("review.fold", tr("Fold un&changed lines"), {QKeySequence("Ctrl+Alt+F")},
        tr("Shows changes with a few lines around them."), [this] { diff_->openAll(false); });
    add("review.dryRun", tr("&Dry run"), {QKeySequence("Ctrl+Shift+D")},
        tr("Does everything in memory that Apply would do, and says what it would find."), [this] {
            if (const auto change = model_->change()) emit dryRunAsked(*change);
        });
    add("review.savePatch", tr("&Save as patch…"), {QKeySequence("Ctrl+Shift+S")},
        tr("Writes the ticked changes as a patch for git apply; the project stays as it is."),
        [this] { savePatch(); });
    add("review.copyPatch", tr("&Copy patch"), {QKeySequence("Ctrl+Alt+C")},
        tr("Puts the same patch on the clipboard."), [this] { copyPatch(); });
    add("review.apply", tr("&Apply…"), {QKeySequence("Ctrl+Return")},
        tr("Lists the files that would be written, and asks."), [this] { askToApply(); });
    add("review.undo", tr("&Undo the last apply"), {QKeySequence("Ctrl+Shift+Z")},
        tr("Gives every file of the last apply its bytes back."), [this] { emit undoAsked(); });
}

void ReviewPane::updateActions() {
    const size_t count = model_->set().changes.size();
    const bool any = count != 0, ticked = model_->numTicked() != 0;
    const QString none = model_->project() ? tr("No change is offered") : tr("No project is open");
    const size_t at = model_->chosen().value_or(0);
    actions_.setEnabled("review.next", any && at + 1 < count,
                        any ? tr("This is the last change") : none);
    actions_.setEnabled("review.previous", any && at > 0,
                        any ? tr("This is the first change") : none);
    for (const char* id :
         {"review.first", "review.last", "review.tick", "review.explain", "review.unfold",
          "review.fold"})
        actions_.setEnabled(id, any, none);
    for (const char* id : {"review.dryRun", "review.savePatch", "review.copyPatch", "review.apply"})
        actions_.setEnabled(id, ticked, any ? tr("No change is ticked") : none);
    const QUndoStack& steps = model_->undoStack();
    actions_.setEnabled("review.undoStep", steps.canUndo(), tr("There is no step to take back"));
    actions_.setEnabled("review.redoStep", steps.canRedo(), tr("There is no step to make again"));
    sealSoon_.start();
}

}  // namespace graphlift
