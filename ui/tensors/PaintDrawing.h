// Paints the shapes of a tensor flow with the window's colours and fonts.
#pragma once

#include <QPainter>

#include "ui/graph/GraphLook.h"
#include "viz/tensors/TensorDrawing.h"

namespace graphlift {

void paintDrawing(QPainter& painter, const Drawing& drawing, const GraphLook& look);
/// What a drawing covers.
QRectF boundsOf(const Drawing& drawing);
/// How wide mono text of 13 px is.
MeasureText measureMono(const GraphLook& look);

}  // namespace graphlift
