// Finds for every name of every scope where its value is kept, once all bindings are known.
#pragma once

#include "analysis/ir/Scopes.h"

namespace graphlift {

/// (scope, name) -> index of a Variable: one open-addressing table for the file.
class VariableMap {
  public:
    VariableMap() : slots_(4096, kNoVariable) {}
    static constexpr uint32_t kNoVariable = 0xFFFFFFFF;

    /// The variable's index; added when it is new.
    uint32_t get(std::vector<Variable>& variables, uint32_t scope, Name name);
    [[nodiscard]] uint32_t find(const std::vector<Variable>& variables, uint32_t scope,
                                Name name) const;

  private:
    [[nodiscard]] size_t slotOf(const std::vector<Variable>& variables, uint32_t scope,
                                Name name) const;
    std::vector<uint32_t> slots_;
};

/// Fills storage and index of all variables, the order of variables and the bindings by scope.
void resolveScopes(ScopeTable& table, const VariableMap& map, const std::vector<Binding>& bindings);

}  // namespace graphlift
