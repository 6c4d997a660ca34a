// What is asked of the layout program: sizes and numbers only, no name of the analysed code.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace graphlift {

enum class LayoutEngine : uint8_t { Layered, Radial, Force };
enum class LayoutLines : uint8_t { Curved, Polyline, Straight };
enum class LayoutDirection : uint8_t { LeftToRight, TopToBottom };

struct LayoutRequest {
    LayoutEngine engine = LayoutEngine::Layered;
    LayoutLines lines = LayoutLines::Curved;
    LayoutDirection direction = LayoutDirection::LeftToRight;
    double nodeGap = 16, rankGap = 64;             // pixels
    std::vector<std::pair<double, double>> sizes;  // width, height, by node
    std::vector<std::pair<uint32_t, uint32_t>> edges;
    /// Kept together, others kept out; disjoint, or the whole of one inside an earlier one.
    std::vector<std::vector<uint32_t>> clusters;
    uint32_t center = 0;                          // of Radial
};

}  // namespace graphlift
