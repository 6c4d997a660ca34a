// What of a whole call graph is shown: the neighbourhood of a function, what is left out, and which
// modules, classes and cycles stand as one card.
//
//   def a(): b()     around b, 1 caller, 1 callee: a -> b -> c; d is cut off and counted
//   def b(): c()     with the class or module of c collapsed: a -> b -> [module]
//   def c(): d()
#pragma once

#include <limits>
#include <set>
#include <string>

#include "viz/graph/GraphModel.h"

namespace graphlift {

struct GraphFilter {
    bool libraries = true;
    bool builtins = false;
    bool reasons = true;  // libraries and builtins that a precondition fails for, all the same
    bool tests = true;
    bool dunders = true;
    bool unresolved = true;
    bool moduleCode = true;
};

enum class Grouping : uint8_t { None, Class, Module, Cycle, Package };

struct Focus {
    static constexpr unsigned kAll = std::numeric_limits<unsigned>::max();

    std::string center;  // a node's id; "" or one that is not there: the whole project
    unsigned callers = 2, callees = 2;   // steps, or kAll
    Grouping grouping = Grouping::None;  // what stands as one card unless `expanded` holds it
    /// Of Package: how many parts of a module's name its package has. An open package shows its
    /// modules and the packages one part deeper, each as a card. 0: as many as stay readable.
    unsigned packageDepth = 0;
    std::set<std::string> expanded, collapsed;  // ids of groups: "module:pkg", "class:pkg:A"
    std::set<std::string> hidden;               // ids of nodes
    GraphFilter filter;
    /// A first look: what is too much to read at once may be left out or collapsed.
    bool readable = false;
};

/// The part of the whole that the focus shows, with bundled edges, counts of what is cut off, and
/// clusters: traces that run what is shown or, when groups stand open, those. The order of nodes is
/// that of the whole, groups stand where their first member would.
GraphModel focusOn(const GraphModel& whole, const Focus& focus);

/// The group that a node would collapse into by that rule; "" when there is none.
std::string groupOf(const GraphNode& node, Grouping grouping);
/// "folder:pkg.sub" of "pkg.sub.mod" with depth 2; "" for libraries and for modules that stand no
/// deeper.
std::string packageOf(const GraphNode& node, unsigned depth);
/// The index of the node with this id, or the number of nodes.
size_t indexOf(const GraphModel& model, const std::string& id);

}  // namespace graphlift
