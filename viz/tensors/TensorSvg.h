// A laid out tensor flow as an SVG picture: what the window shows.
#pragma once

#include <string>

#include "viz/svg/Drawings.h"
#include "viz/tensors/TensorDrawing.h"

namespace graphlift {

std::string writeTensorSvg(const TensorDiagram& diagram, const TensorLayout& layout,
                           PictureTheme theme, uint32_t chosen = Id<int>::kNone);

}  // namespace graphlift
