// How a verdict and an answer show themselves everywhere: a glyph (an icon's name), a colour and
// the word. Lists, graph, margin and explanation ask here, so that they cannot disagree.
#pragma once

#include <QString>

#include "analysis/refactor/Verdict.h"
#include "ui/theme/Theme.h"

namespace graphlift {

struct Look {
    QString icon;  // of resources/icons
    Token token;
    QString word;
};

/// What a row, card or margin shows of a function. A traced function that is kept is "in a graph".
Look lookOf(Action action, Mode mode);
/// What a precondition's line shows.
Look lookOf(Status status);

/// The five steps in which findings weigh: from "holds" to "forbids the change".
enum class Severity : uint8_t { Ok, Info, Warning, Error, Blocked };
/// holds: ok; not-applicable and the group note: info; unknown and a failing benefit: warning;
/// failing retracing or signature: error; failing subject, safety or removal: blocked.
Severity severityOf(const Finding& finding);
QString wordOf(Severity severity);

}  // namespace graphlift
