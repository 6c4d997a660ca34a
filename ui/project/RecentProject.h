// One project the window has had open before: where it is, when that was, and what its last report
// counted, so that the start page can say more than a name.
#pragma once

#include <QDateTime>
#include <QString>

namespace graphlift {

struct RecentProject {
    QString path;
    QDateTime opened;
    int toGraph = 0, toEager = 0, reconfigure = 0, undecided = 0;
    bool counted = false;  // the four numbers are of a finished analysis
    bool isThere = true;   // looked up when the list is shown, not kept

    [[nodiscard]] QString name() const;    // of its folder or file
    [[nodiscard]] QString folder() const;  // where it is, with ~ for the user's folder
};

/// "just now", "2 hours ago", "yesterday", "Thursday", "12 November".
QString sinceText(const QDateTime& then, const QDateTime& now);

}  // namespace graphlift
