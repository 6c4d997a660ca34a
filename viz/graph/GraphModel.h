// A picture of calls as plain data: what stands in it, not where or in which colour. Made once per
// snapshot; a Focus cuts out what is shown, GraphStyle says how kinds look, GraphLayout where.
//
// Names and places are fit to be shown (control characters are escaped); ids are as reports have
// them and are stable between snapshots. Indices are those of `nodes` of the same model.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/source/TextRange.h"

namespace graphlift {

enum class GraphNodeKind : uint8_t {
    Function,
    Class,       // the body of a class statement
    Module,      // module-level code
    External,    // a library name
    Builtin,     // a name of Python itself
    Unresolved,  // calls whose target is not known
    Group        // a collapsed module, class, cycle, package or library
};

enum class GraphEdgeKind : uint8_t {
    Call,
    Self,       // a method through its receiver
    Inherited,  // the same, found in a base class
    Constructor,
    Callback,
    Decorator,
    Iteration,
    ContextManager,
    Property,
    Operator,
    Unresolved
};

enum class GraphVerdict : uint8_t { None, ToGraph, ToEager, Reconfigure, Keep, Undecided, InGraph };

struct GraphBadge {
    enum class Kind : uint8_t { Safe, Review, Fails, Open, Effect };
    Kind kind = Kind::Safe;
    uint32_t count = 0;  // of Fails and Open: how many preconditions
};

/// Does a function start a trace: as the project is now, or once its change is made?
enum class TraceRoot : uint8_t { No, Now, WouldBe };
/// Does a call go from code that runs eagerly into a trace?
enum class TraceEntry : uint8_t { No, Enters, WouldEnter };

struct GraphSite {
    std::string path;  // relative to the project
    Position at;
    TextRange range;  // in the analysed text
};

struct GraphNode {
    std::string id;  // "pkg.mod:f", "ext:numpy.mean", "builtin:len", "unresolved:pkg.mod:f@1",
                     // "module:pkg.mod"
    GraphNodeKind kind = GraphNodeKind::Function;
    std::string name;   // "train_step"
    std::string owner;  // "Trainer": the class or function it stands in; "" at module level
    std::string place;  // "train.py:49", "not resolved, line 73", "4 functions"
    GraphSite site;     // of the definition or the call; no path: a library
    std::string module, classId;  // what it collapses into: "pkg.mod", "pkg.mod:Trainer"
    std::string cycle;            // "" or the id of a cycle of calls that it is part of
    std::string qualifiedName, signature;
    std::vector<std::string> decorators;
    GraphVerdict verdict = GraphVerdict::None;
    std::vector<GraphBadge> badges;
    TraceRoot traceRoot = TraceRoot::No;
    bool isCandidate = false;
    bool isTest = false;
    bool isReason = false;                    // a library function that some precondition fails for
    uint32_t callers = 0, callees = 0;        // in the whole graph
    uint32_t cutCallers = 0, cutCallees = 0;  // of those, how many a Focus left out
    uint32_t members = 0;                     // of a Group
    double width = 0, height = 0;             // pixels at 100 %, see GraphStyle
};

struct GraphEdge {
    uint32_t from = 0, to = 0;
    GraphEdgeKind kind = GraphEdgeKind::Call;
    TraceEntry entry = TraceEntry::No;
    bool runsInCaller = true;  // what is called runs in the caller's trace when that has one
    bool isReason = false;
    uint32_t calls = 1;  // sites, of all edges that were bundled into this one
    std::vector<GraphSite> sites;
};

/// A frame around nodes that belong together.
struct GraphCluster {
    enum class Kind : uint8_t { Trace, Module, Class, Cycle, Package };
    Kind kind = Kind::Trace;
    std::string id, label;
    std::vector<uint32_t> members;
};

struct GraphModel {
    std::string title;  // the project's name
    std::vector<GraphNode> nodes;
    std::vector<GraphEdge> edges;        // by from, to, kind
    std::vector<GraphCluster> clusters;  // disjoint, or the whole of one inside an earlier one
};

/// "call", "method through self", ... as the legend and tooltips say it.
std::string_view text(GraphEdgeKind kind);
std::string_view text(GraphVerdict verdict);
/// "safe", "review", "4", "effect".
std::string text(const GraphBadge& badge);

}  // namespace graphlift
