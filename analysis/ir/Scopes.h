// Which scopes a file has and what every name in them is: the pass before the lowering.
//
//   def f(a):            scope f: a is a cell (g reads it), b is local
//       b = 1            scope g: a is the cell of the function one hop up, c is global
//       def g(): return a + c
//
// One loop over the nodes in pre-order: a parent writes into each child which scope it is in and
// which role it plays, so the depth of the source is no matter.
#pragma once

#include <span>
#include <vector>

#include "analysis/ir/IrFunction.h"
#include "analysis/ir/NameCache.h"

namespace graphlift {

/// Where the value of a variable is kept.
enum class Storage : uint8_t {
    Local,      // SSA; index: the number of the local in its function
    Cell,       // shared with nested functions; index: hops up to the owner
    Global,     // of the module, else a builtin
    Namespace,  // attribute of the class whose body this is
};

/// A name in a scope.
struct Variable {
    uint32_t scope;
    Name name;
    Storage storage = Storage::Global;
    uint8_t flags = 0;
    uint32_t index = 0;
};

/// A place that binds (or deletes) a variable, in source order.
struct Binding {
    uint32_t variable;
    uint32_t begin;  // offset in the source
};

struct Scope {
    ScopeKind kind;
    bool isAsync = false;
    bool isGenerator = false;
    uint32_t parent;
    NodeId node;
    NodeId outerNode;                              // decorated_definition, else node
    uint32_t numLocals = 0;                        // SSA variables
    uint32_t firstBinding = 0, numBindings = 0;    // in ScopeTable::bindings
    uint32_t firstVariable = 0, numVariables = 0;  // in ScopeTable::order
};

struct ScopeTable {
    std::vector<Scope> scopes;  // pre-order: the module first, parents before children
    std::vector<Variable> variables;
    std::vector<uint32_t> order;    // indices of variables, by scope, in order of first appearance
    std::vector<Binding> bindings;  // by scope, in source order
    /// By node. An identifier that is a variable: its Variable. A definition, lambda or
    /// comprehension: its Scope. Else kNone.
    std::vector<uint32_t> ofNode;

    [[nodiscard]] std::span<const Binding> bindingsOf(const Scope& scope) const {
        return std::span(bindings).subspan(scope.firstBinding, scope.numBindings);
    }
    /// Those between two offsets of the source.
    [[nodiscard]] std::span<const Binding> bindingsIn(const Scope& scope, TextRange range) const;
    [[nodiscard]] std::span<const uint32_t> variablesOf(const Scope& scope) const {
        return std::span(order).subspan(scope.firstVariable, scope.numVariables);
    }
};

// Variable::flags
inline constexpr uint8_t kBound = 1;  // assigned, imported, defined or deleted in its scope
inline constexpr uint8_t kParameter = 2;
inline constexpr uint8_t kDeclaredGlobal = 4, kDeclaredNonlocal = 8;
inline constexpr uint8_t kShared = 16;  // a nested function uses it

/// More locals than this are kept in cells: a block's parameters must fit Inst::count.
inline constexpr uint32_t kMaxLocals = 30000;

ScopeTable findScopes(const SyntaxTree& tree, NameCache& names);

}  // namespace graphlift
