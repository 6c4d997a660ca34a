// The call graph as reports and pictures show it: comprehensions belong to the function that holds
// them, library names and builtins are nodes, edges carry their sites; optionally only what is near
// one function.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/driver/AnalysisHost.h"

namespace graphlift {

struct CallGraphNode {
    enum class Kind : uint8_t { Function, Class, Module, External, Builtin };
    std::string id;  // "pkg.mod:f", "ext:numpy.mean", "builtin:len"
    Kind kind = Kind::Function;
    FunctionId function;  // of the project, else none and then:
    std::string path;     // "numpy.mean", "builtins.len"
    Position at;          // of the project's own
};

struct CallGraphEdge {
    uint32_t caller, callee;  // indices of nodes
    EdgeKind kind = EdgeKind::Call;
    std::vector<SourceRange> sites;
    bool traced = false;           // some site has a graph of its own made of the callee
    bool python = false;           // all sites run the callee as Python, outside any graph
    bool throughReceiver = false;  // all sites look the callee up on self, cls or super()
};

struct UnresolvedCall {
    uint32_t caller;
    SourceRange where;
    std::string text, reason;
};

struct Neighbourhood {
    size_t center = 0;  // index of a function in facts->functions
    unsigned callers = 2, callees = 2;
};

struct CallGraphView {
    std::vector<CallGraphNode> nodes;  // sorted by id
    std::vector<CallGraphEdge> edges;  // by caller, callee, kind
    std::vector<UnresolvedCall> unresolved;
};

CallGraphView viewCallGraph(const AnalysisSnapshot& snapshot,
                            const std::optional<Neighbourhood>& around);
std::string_view text(EdgeKind kind);
std::string_view text(CallGraphNode::Kind kind);

}  // namespace graphlift
