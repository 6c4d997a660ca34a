#include "viz/layout/LayoutPolicy.h"

#include <algorithm>
#include <string>
#include <utility>

#include "viz/graph/GraphStyle.h"

namespace graphlift {

namespace {

// More edges than this a node and curves take seconds: 500 nodes with 1000 edges take 2.5 s.
constexpr size_t kDense = 2;

// A picture of modules with more lines than this is a ball of wool.
constexpr size_t kMostModuleEdges = 450;

LayoutLines linesFor(const GraphModel& model) {
    const size_t nodes = model.nodes.size(), edges = model.edges.size();
    if (nodes > kMaxLayeredNodes) return LayoutLines::Straight;
    if (nodes > kMaxCurvedNodes || edges > kDense * kMaxCurvedNodes) return LayoutLines::Polyline;
    return LayoutLines::Curved;
}

bool isTooMuch(const GraphModel& model, const Focus& wanted) {
    return isTooLarge(model) || (wanted.readable && !isReadable(model));
}

bool hasCenter(const GraphModel& whole, const Focus& focus) {
    return indexOf(whole, focus.center) < whole.nodes.size();
}

/// Fewer steps on the side that has more of them, down to one on each.
void takeSteps(const GraphModel& whole, const Focus& wanted, FittedFocus& fitted) {
    constexpr unsigned kFirst = 4;  // a guess: what comes after "all"
    Focus& focus = fitted.focus;
    while (isTooMuch(fitted.model, wanted) && std::max(focus.callers, focus.callees) > 1) {
        unsigned& steps = focus.callers >= focus.callees ? focus.callers : focus.callees;
        steps = std::min(steps - 1, kFirst);
        fitted.fewerSteps = true;
        fitted.model = focusOn(whole, focus);
    }
}

/// Leaves out libraries, then tests, while there is too much.
template <class TooMuch>
void leaveOut(const GraphModel& whole, const Focus& wanted, FittedFocus& fitted, TooMuch tooMuch) {
    if (tooMuch() && wanted.filter.libraries) {
        fitted.withoutLibraries = true;
        fitted.focus.filter.libraries = fitted.focus.filter.reasons = false;
        fitted.model = focusOn(whole, fitted.focus);
    }
    if (tooMuch() && wanted.filter.tests) {
        fitted.withoutTests = true;
        fitted.focus.filter.tests = false;
        fitted.model = focusOn(whole, fitted.focus);
    }
}

/// One side of a centre alone, or the centre alone: the cards say how much is left out.
void takeSides(const GraphModel& whole, const Focus& wanted, FittedFocus& fitted) {
    constexpr std::pair<unsigned, unsigned> kSides[] = {{0, 1}, {1, 0}, {0, 0}};
    fitted.modules = false;
    fitted.fewerSteps = true;
    fitted.focus.grouping = wanted.grouping;
    fitted.focus.packageDepth = wanted.packageDepth;
    for (const auto& [callers, callees] : kSides) {
        fitted.focus.callers = callers;
        fitted.focus.callees = callees;
        fitted.model = focusOn(whole, fitted.focus);
        if (!isTooMuch(fitted.model, wanted)) return;
    }
}

/// The callers and callees of a centre as modules, else as packages: what is readable first.
void collapseAround(const GraphModel& whole, const Focus& wanted, FittedFocus& fitted) {
    constexpr unsigned kDepths[] = {3, 2, 1};
    fitted.modules = true;
    fitted.focus.grouping = Grouping::Module;
    fitted.model = focusOn(whole, fitted.focus);
    for (const unsigned depth : kDepths) {
        if (!isTooMuch(fitted.model, wanted)) return;
        fitted.focus.grouping = Grouping::Package;
        fitted.focus.packageDepth = depth;
        fitted.model = focusOn(whole, fitted.focus);
    }
    if (isTooMuch(fitted.model, wanted)) takeSides(whole, wanted, fitted);
}

void collapseWhole(const GraphModel& whole, const Focus& wanted, FittedFocus& fitted) {
    fitted.modules = wanted.grouping != Grouping::Module;
    fitted.focus.grouping = Grouping::Module;
    fitted.model = focusOn(whole, fitted.focus);
    leaveOut(whole, wanted, fitted, [&] {
        return isTooLarge(fitted.model) || fitted.model.edges.size() > kMostModuleEdges;
    });
}

/// As packages, cut where the picture is still readable. What was opened by hand changes no cut.
FittedFocus fitPackages(const GraphModel& whole, const Focus& wanted, const WholeFit& fit) {
    FittedFocus fitted{wanted, {}};
    fitted.focus.packageDepth = fit.packageDepth;
    fitted.withoutLibraries = wanted.filter.libraries && !fit.libraries;
    if (fitted.withoutLibraries)
        fitted.focus.filter.libraries = fitted.focus.filter.reasons = false;
    fitted.withoutTests = wanted.filter.tests && !fit.tests;
    if (fitted.withoutTests) fitted.focus.filter.tests = false;
    fitted.model = focusOn(whole, fitted.focus);
    return fitted;
}

}  // namespace

bool isTooLarge(const GraphModel& model) {
    return model.nodes.size() > kMaxLayeredNodes || model.edges.size() > kDense * kMaxLayeredNodes;
}

bool isReadable(const GraphModel& model) {
    // A few cards with many lines are no better to read than many cards.
    const size_t lines = std::min(kReadableEdges, 20 + 2 * model.nodes.size());
    return model.nodes.size() <= kReadableNodes && model.edges.size() <= lines;
}

WholeFit fitWhole(const GraphModel& whole) {
    constexpr WholeFit kWays[] = {{1, true, true}, {1, false, true}, {1, false, false}};
    Focus focus;
    focus.grouping = Grouping::Package;
    const auto works = [&](const WholeFit& fit) {
        const GraphModel model = fitPackages(whole, focus, fit).model;
        const auto libraries = static_cast<size_t>(
            std::count_if(model.nodes.begin(), model.nodes.end(), [](const GraphNode& node) {
                return isPill(node.kind) || node.id.compare(0, 8, "package:") == 0;
            }));
        return model.nodes.size() <= kWholeNodes && model.edges.size() <= kWholeEdges &&
               libraries <= kWholeLibraries;
    };
    // A cut that only scatters cards without a call between them tells less than the one above it.
    const auto tells = [&](const WholeFit& fit) {
        const GraphModel model = fitPackages(whole, focus, fit).model;
        return works(fit) && 2 * model.edges.size() >= model.nodes.size();
    };
    for (WholeFit fit : kWays) {
        if (!works(fit)) continue;
        // As deep as it stays readable; deeper than this no project stands.
        constexpr unsigned kDeepest = 6;
        for (WholeFit deeper = fit; ++deeper.packageDepth <= kDeepest && tells(deeper);)
            fit = deeper;
        return fit;
    }
    return kWays[2];
}

FittedFocus fitFocus(const GraphModel& whole, const Focus& wanted,
                     const std::optional<WholeFit>& fit) {
    const bool centred = hasCenter(whole, wanted);
    if (!centred && wanted.grouping == Grouping::Package && wanted.packageDepth == 0)
        return fitPackages(whole, wanted, fit ? *fit : fitWhole(whole));
    FittedFocus fitted{wanted, focusOn(whole, wanted)};
    if (!isTooMuch(fitted.model, wanted)) return fitted;
    if (centred) takeSteps(whole, wanted, fitted);
    if (!isTooMuch(fitted.model, wanted)) return fitted;
    if (centred && wanted.readable)
        collapseAround(whole, wanted, fitted);
    else
        collapseWhole(whole, wanted, fitted);
    return fitted;
}

std::string text(const FittedFocus& fitted) {
    std::string words;
    if (fitted.fewerSteps)
        words = "with callers to step " + std::to_string(fitted.focus.callers) +
                ", callees to step " + std::to_string(fitted.focus.callees);
    if (fitted.modules) {
        words += words.empty() ? "" : ", ";
        words += fitted.focus.grouping == Grouping::Package ? "as packages" : "as modules";
    }
    if (!fitted.withoutLibraries) return words;
    words += words.empty() ? "without libraries" : ", without libraries";
    return fitted.withoutTests ? words + " and tests" : words;
}

namespace {

/// Beside the widest count that stands on a line there is room for the line and its head.
double rankGapFor(const GraphModel& model, double otherwise) {
    constexpr double kLine = 52, kDigit = 7;
    size_t digits = 0;
    for (const GraphEdge& edge : model.edges)
        if (showsCount(model, edge))
            digits = std::max(digits, std::to_string(edge.calls).size());
    return digits == 0 ? otherwise
                       : std::max(otherwise, kLine + kDigit * static_cast<double>(digits));
}

}  // namespace

LayoutRequest requestLayout(const GraphModel& model, const LayoutChoice& choice) {
    LayoutRequest request;
    request.engine = choice.engine;
    if (request.engine == LayoutEngine::Layered && isTooLarge(model))
        request.engine = LayoutEngine::Force;
    const bool layered = request.engine == LayoutEngine::Layered;
    request.lines = layered ? linesFor(model) : LayoutLines::Straight;
    request.direction = choice.direction;
    if (layered && choice.direction == LayoutDirection::LeftToRight)
        request.rankGap = rankGapFor(model, request.rankGap);
    for (const GraphNode& node : model.nodes) request.sizes.emplace_back(node.width, node.height);
    for (const GraphEdge& edge : model.edges) request.edges.emplace_back(edge.from, edge.to);
    for (const GraphCluster& cluster : model.clusters) request.clusters.push_back(cluster.members);
    const size_t center = indexOf(model, choice.center);
    request.center = static_cast<uint32_t>(center < model.nodes.size() ? center : 0);
    return request;
}

}  // namespace graphlift
