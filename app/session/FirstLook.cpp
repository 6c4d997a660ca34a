#include "app/session/FirstLook.h"

#include "ui/text/QtText.h"

namespace graphlift {

namespace {

/// The lower, the more a function has to show to somebody who sees the project for the first time.
int interestOf(const Verdict& verdict) {
    switch (verdict.action) {
        case Action::ConvertToGraph:
            return verdict.coveredBy ? 2 : verdict.applicability == Applicability::Safe ? 0 : 1;
        case Action::ConvertToEager:
        case Action::Reconfigure:
            return 3;
        case Action::Undecided:
            return 4;
        case Action::Keep:
            return 5;
        case Action::None:
            break;
    }
    return 6;
}

}  // namespace

std::optional<StartPlace> readPlace(const QString& text) {
    const qsizetype colon = text.lastIndexOf(':');
    bool isNumber = false;
    const uint line = colon > 0 ? text.mid(colon + 1).toUInt(&isNumber) : 0;
    if (text.isEmpty()) return std::nullopt;
    if (!isNumber || line == 0) return StartPlace{toUtf8(text), 1};
    return StartPlace{toUtf8(text.left(colon)), line};
}

std::optional<size_t> firstToLookAt(const ProjectView& project) {
    std::optional<size_t> best;
    int least = interestOf({});
    for (size_t i = 0; i < project.numFunctions(); ++i) {
        const int interest = interestOf(project.report().function(i).verdict);
        if (interest >= least) continue;
        least = interest;
        best = i;
    }
    return best;
}

}  // namespace graphlift
