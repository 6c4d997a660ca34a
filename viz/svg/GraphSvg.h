// A laid out graph as an SVG picture: what the window shows, with the same cards, lines, frames and
// legend.
#pragma once

#include <string>

#include "viz/graph/GraphModel.h"
#include "viz/layout/GraphLayout.h"
#include "viz/svg/Drawings.h"

namespace graphlift {

struct GraphSvgOptions {
    PictureTheme theme = PictureTheme::Light;
    std::string center = {};  // the id of the node that is drawn as chosen; "" for none
    bool legend = true;
};

std::string writeGraphSvg(const GraphModel& model, const GraphLayout& layout,
                          const GraphSvgOptions& options);

}  // namespace graphlift
