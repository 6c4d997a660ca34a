// The working area before there is anything in it: the shapes of list, graph, source and
// explanation in the colours of their grounds. Says nothing that is not known yet.
#pragma once

#include <QPainter>
#include <QRect>

#include "ui/theme/Theme.h"

namespace graphlift {

void paintGhosts(QPainter& painter, const Theme& theme, const QRect& area);

}  // namespace graphlift
