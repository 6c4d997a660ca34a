#include "app/session/ProgressWords.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/text/QtText.h"

namespace graphlift {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("ProgressWords", text); }

/// Where a stage begins and ends in the whole. Guesses after runs over projects of 100 to 700
/// files.
struct Stretch {
    QString what;
    double begin, end;
};

Stretch stretchOf(Progress::Stage stage) {
    switch (stage) {
        case Progress::Stage::Scan:
            return {tr("Looking for files"), 0, 0.02};
        case Progress::Stage::Read:
            return {tr("Reading"), 0.02, 0.08};
        case Progress::Stage::Parse:
            return {tr("Parsing"), 0.08, 0.5};
        case Progress::Stage::Interpret:
            return {tr("Following calls"), 0.5, 0.85};
        case Progress::Stage::Facts:
            return {tr("Collecting facts"), 0.85, 0.95};
        case Progress::Stage::Decide:
            break;
    }
    return {tr("Judging"), 0.95, 1};
}

}  // namespace

WorkProgress sayProgress(const Progress& progress) {
    const Stretch stretch = stretchOf(progress.stage);
    const double within = progress.total == 0
                              ? 0
                              : std::min(1.0, static_cast<double>(progress.done) /
                                                  static_cast<double>(progress.total));
    return {stretch.what, static_cast<qint64>(progress.done), static_cast<qint64>(progress.total),
            shown(progress.file), stretch.begin + within * (stretch.end - stretch.begin)};
}

}  // namespace graphlift
