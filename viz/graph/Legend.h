// What the styles of a picture mean, of those that it uses.
#pragma once

#include <string>
#include <vector>

#include "viz/graph/GraphModel.h"

namespace graphlift {

struct LegendEntry {
    enum class Kind : uint8_t { Line, Glyph, Card, Pill, Frame };
    Kind kind = Kind::Line;
    GraphEdge edge;                                // of Line
    std::string glyph;                             // of Glyph: icon and token
    GraphNodeKind node = GraphNodeKind::Function;  // of Card and Pill
    std::string text;
};

/// Lines first, then verdicts, cards and frames.
std::vector<LegendEntry> legendOf(const GraphModel& model);

}  // namespace graphlift
