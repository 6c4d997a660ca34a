#include "app/session/StaleFiles.h"

#include "app/session/DocumentStore.h"
#include "app/session/ReviewDesk.h"
#include "ui/text/QtText.h"
#include "ui/window/Desk.h"
#include "ui/window/InfoBar.h"
#include "ui/window/MainWindow.h"

namespace graphlift {

StaleFiles::StaleFiles(MainWindow& window, ReviewDesk& review, const DocumentStore& documents)
    : window_(window), review_(review), documents_(documents) {
    connect(&window_.desk(), &Desk::modeChanged, this, &StaleFiles::say);
}

void StaleFiles::show(const QStringList& paths) {
    paths_ = paths;
    review_.showChangedOnDisk(paths);
    say();
}

// Once: while the review says it of its files, with more ways out, the window does not.
void StaleFiles::say() {
    if (paths_.isEmpty()) return;
    if (window_.desk().mode() == WorkMode::Review && review_.tellsOf(paths_))
        return window_.bars().close("stale");
    QStringList mine;
    for (const QString& path : paths_)
        if (documents_.unsaved().count(toUtf8(path)) != 0) mine += path;
    const QString one = shown(toUtf8((mine.isEmpty() ? paths_ : mine).front()));
    if (!mine.isEmpty()) {
        window_.bars().say(
            {.id = "stale",
             .text = tr("%1 changed on disk, and has changes here that are not saved.").arg(one),
             .actions = {{tr("Reload"), [this, mine] { emit reloadAsked(mine); }},
                         {tr("Compare"), [this, mine] { review_.compare(mine); }},
                         {tr("Keep mine"), [this] { clear(); }}}});
        return;
    }
    const QString what =
        paths_.size() == 1
            ? tr("%1 changed on disk. What is shown is from before.").arg(one)
            : tr("%1 files changed on disk. What is shown is from before.").arg(paths_.size());
    window_.bars().say({.id = "stale",
                        .text = what,
                        .quiet = true,
                        .actions = {{tr("Analyze again"), [this] { emit analyzeAsked(); }}}});
}

void StaleFiles::clear() {
    paths_.clear();
    window_.bars().close("stale");
}

}  // namespace graphlift
