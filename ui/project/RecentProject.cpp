#include "ui/project/RecentProject.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include "ui/text/Counted.h"

namespace graphlift {

namespace {
QString tr(const char* text) { return QCoreApplication::translate("RecentProject", text); }
}  // namespace

QString RecentProject::name() const { return QFileInfo(path).fileName(); }

QString RecentProject::folder() const {
    const QFileInfo info(path);
    const QString shownPath = info.suffix().isEmpty() ? path : info.path();
    const QString home = QDir::homePath();
    if (home.size() > 1 && (shownPath == home || shownPath.startsWith(home + '/')))
        return '~' + shownPath.mid(home.size());
    return shownPath;
}

QString sinceText(const QDateTime& then, const QDateTime& now) {
    const qint64 seconds = then.secsTo(now);
    const qint64 days = then.date().daysTo(now.date());
    const QLocale locale;
    if (seconds < 90) return tr("just now");
    if (seconds < 3600) return counted(seconds / 60, tr("1 minute ago"), tr("%1 minutes ago"));
    if (seconds < 7200) return tr("an hour ago");
    if (days == 0) return counted(seconds / 3600, tr("1 hour ago"), tr("%1 hours ago"));
    if (days == 1) return tr("yesterday");
    if (days < 7) return locale.dayName(then.date().dayOfWeek());
    if (then.date().year() == now.date().year()) return locale.toString(then.date(), "d MMMM");
    return locale.toString(then.date(), "d MMMM yyyy");
}

}  // namespace graphlift
