// Which names mean what at one place of a file: the imports and other bindings of the scopes around
// it. Only the scopes that the place can see are read.
//
//   import tensorflow as tf        "tf" means tensorflow at the decorator of f
//   if DEBUG:
//       tf = fake                  and then it does not any more: what it means depends on a run
//   @tf.function
//   def f(): ...
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/syntax/SyntaxTree.h"

namespace graphlift {

struct Binding {
    std::string target;  // dotted name of the module or member that an import binds; "" for others
    uint32_t at = 0;     // where, in the text
    bool isConditional = false;  // in a branch that the place is not in
    bool isFallback = false;     // in an except clause: taken only where an import failed
};

struct Scope {
    NodeId node;                                        // a function, a class or the module
    std::map<std::string, std::vector<Binding>> names;  // in order of the text
    std::vector<Binding> wildcards;
};

class Bindings {
  public:
    /// As seen by the decorators of `definition`.
    Bindings(const SyntaxTree& tree, NodeId definition);

    /// What a name means there: a dotted name, or "" where that is another thing or not certain.
    [[nodiscard]] std::string meaning(const std::string& name) const;
    /// Whether any scope that the place can see binds the name to anything but `target`.
    [[nodiscard]] bool isTaken(const std::string& name, const std::string& target) const;
    /// All names that some visible scope binds, sorted.
    [[nodiscard]] std::vector<std::string> names() const;
    /// Whether `from module import *` is what an unbound name comes from; false when several
    /// modules could be.
    [[nodiscard]] bool hasWildcard(const std::vector<std::string>& modules) const;

  private:
    [[nodiscard]] bool isVisible(size_t scope) const;
    [[nodiscard]] std::string meaningIn(size_t scope, const std::vector<Binding>& found) const;

    const SyntaxTree& tree_;
    uint32_t at_;
    std::vector<Scope> scopes_;  // the module first, the innermost last
};

}  // namespace graphlift
