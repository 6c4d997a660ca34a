// Where the cards, lines and frames of a tensor flow go. The graph lane is laid out by the layout
// program from top to bottom; the trace lane is a column beside it, each value beside what uses it.
//
// Two steps, because the layout program runs elsewhere: a request out, its answer in.
#pragma once

#include "viz/layout/GraphLayout.h"
#include "viz/layout/LayoutRequest.h"
#include "viz/tensors/TensorDiagram.h"

namespace graphlift {

namespace tensor {
inline constexpr double kWidth = 164, kHeight = 54, kPillHeight = 26;  // look: a card
inline constexpr double kTraceWidth = 200, kNoteLine = 15, kNoteGap = 6;
inline constexpr double kHead = 56;  // room for the names of the lanes
inline constexpr double kLaneGap = 32;
inline constexpr size_t kMaxNoteLines = 2, kNoteCharacters = 36;
}  // namespace tensor

struct TensorLayout {
    double width = 0, height = 0;
    double rule = 0;  // x of the line between the lanes; 0: no trace lane
    std::vector<LayoutRect> cards;
    std::vector<LayoutPath> lines;
    std::vector<LayoutPoint> crossings;  // by line: the diamond of a crossing
    std::vector<LayoutRect> frames;
};

/// The request for the graph lane.
LayoutRequest requestTensorLayout(const TensorDiagram& diagram);

/// `answer` as the layout program gives it. Without any card in the graph lane it may be empty.
TensorLayout layOutTensors(const TensorDiagram& diagram, const GraphLayout& answer);

/// The note under a card, in lines of a card's width.
std::vector<std::string> noteLines(const std::string& note);

}  // namespace graphlift
