// How kinds of changes look in the diff: tint, words, sign. One place for panes, ribbons, overview.
#pragma once

#include <QChar>

#include "analysis/diff/FileDiff.h"
#include "ui/theme/Theme.h"

class QPainter;
class QRect;

namespace graphlift {

struct ChangeLook {
    Token tint, words, ink;
    QChar sign;
};
ChangeLook changeLook(DiffRow::Kind kind);

/// A run of rows as one: only new lines, only old ones, or both.
DiffRow::Kind kindOf(uint32_t numOld, uint32_t numNew);

/// Rows that one side does not have.
void paintHatch(QPainter& painter, const Theme& theme, const QRect& area);

}  // namespace graphlift
