// How much layout a graph of a size can afford. Measured with `dot` on sparse call graphs: 300
// nodes 0.1 s, 1000 nodes 1 s, 2000 nodes 2 to 5 s, dense ones ten times as long.
#pragma once

#include <optional>
#include <string>

#include "viz/graph/Focus.h"
#include "viz/layout/LayoutRequest.h"

namespace graphlift {

inline constexpr size_t kMaxCurvedNodes = 300, kMaxLayeredNodes = 1000;

struct LayoutChoice {
    LayoutEngine engine = LayoutEngine::Layered;
    LayoutDirection direction = LayoutDirection::LeftToRight;
    std::string center = {};  // a node's id, for Radial
};

/// Is the graph too big for a layered layout one node a card? Then collapse it first.
bool isTooLarge(const GraphModel& model);

/// A first look at more than these is no help.
inline constexpr size_t kReadableNodes = 60, kReadableEdges = 140;
bool isReadable(const GraphModel& model);

/// A whole project is the first picture of all: fewer and larger cards.
inline constexpr size_t kWholeNodes = 32, kWholeEdges = 90, kWholeLibraries = 10;

/// How a whole project is shown as packages: how deep they are cut and what has to be left out for
/// it to stay readable. Takes longer than a frame on big projects.
struct WholeFit {
    unsigned packageDepth = 1;
    bool libraries = true, tests = true;
};
WholeFit fitWhole(const GraphModel& whole);

/// The focus as wanted or, where that shows too much to lay out or to read, with fewer steps around
/// its centre, then with modules or packages in place of functions, without libraries, without
/// tests.
struct FittedFocus {
    Focus focus;
    GraphModel model;
    // What was changed:
    bool fewerSteps = false, modules = false, withoutLibraries = false, withoutTests = false;
};
/// `fit`: of the whole, for a focus on packages; looked for when it is not known.
FittedFocus fitFocus(const GraphModel& whole, const Focus& wanted,
                     const std::optional<WholeFit>& fit = std::nullopt);
/// "as modules, without libraries", "with callers to step 1, callees to step 2", or "".
std::string text(const FittedFocus& fitted);

/// Curves while they are fast, polylines beyond, the force engine for what is too large and cannot
/// be collapsed further.
LayoutRequest requestLayout(const GraphModel& model, const LayoutChoice& choice);

}  // namespace graphlift
