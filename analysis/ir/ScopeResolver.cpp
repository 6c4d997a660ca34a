#include "analysis/ir/ScopeResolver.h"

#include <algorithm>

#include "analysis/support/Hash.h"

namespace graphlift {

size_t VariableMap::slotOf(const std::vector<Variable>& variables, uint32_t scope,
                           Name name) const {
    const uint64_t key = uint64_t{scope} << 32 | name.value;
    size_t i = (key * 0x9E3779B97F4A7C15ull) >> 32 & (slots_.size() - 1);
    while (slots_[i] != kNoVariable) {
        const Variable& variable = variables[slots_[i]];
        if (variable.scope == scope && variable.name == name) break;
        i = (i + 1) & (slots_.size() - 1);
    }
    return i;
}

uint32_t VariableMap::find(const std::vector<Variable>& variables, uint32_t scope,
                           Name name) const {
    return slots_[slotOf(variables, scope, name)];
}

uint32_t VariableMap::get(std::vector<Variable>& variables, uint32_t scope, Name name) {
    const size_t slot = slotOf(variables, scope, name);
    if (slots_[slot] != kNoVariable) return slots_[slot];
    const auto index = static_cast<uint32_t>(variables.size());
    slots_[slot] = index;
    variables.push_back({scope, name});
    if (variables.size() * 2 > slots_.size()) {
        slots_.assign(slots_.size() * 4, kNoVariable);
        for (uint32_t i = 0; i < variables.size(); ++i)
            slots_[slotOf(variables, variables[i].scope, variables[i].name)] = i;
    }
    return index;
}

std::span<const Binding> ScopeTable::bindingsIn(const Scope& scope, TextRange range) const {
    const std::span<const Binding> all = bindingsOf(scope);
    const auto isBefore = [](const Binding& binding, uint32_t offset) {
        return binding.begin < offset;
    };
    const auto first = std::lower_bound(all.begin(), all.end(), range.begin, isBefore);
    return {first, std::lower_bound(first, all.end(), range.end, isBefore)};
}

namespace {

class Resolver {
  public:
    Resolver(ScopeTable& table, const VariableMap& map) : table_(table), map_(map) {}

    void run() {
        for (uint32_t i = 0; i < table_.variables.size(); ++i) resolve(i);
        orderVariables();
        numberLocals();
    }

  private:
    static constexpr uint8_t kOwned = kBound | kParameter;

    void resolve(uint32_t index) {
        Variable& variable = table_.variables[index];
        const Scope& scope = table_.scopes[variable.scope];
        if (scope.kind == ScopeKind::Module || variable.flags & kDeclaredGlobal) return;
        if (variable.flags & kOwned && !(variable.flags & kDeclaredNonlocal)) {
            variable.storage = scope.kind == ScopeKind::Class ? Storage::Namespace : Storage::Local;
            return;
        }
        uint32_t hops = 1;
        for (uint32_t at = scope.parent; at != VariableMap::kNoVariable;
             at = table_.scopes[at].parent, ++hops) {
            const ScopeKind kind = table_.scopes[at].kind;
            if (kind == ScopeKind::Class) continue;
            if (kind == ScopeKind::Module) return;
            const uint32_t found = map_.find(table_.variables, at, variable.name);
            if (found == VariableMap::kNoVariable) continue;
            Variable& owner = table_.variables[found];
            if (owner.flags & kDeclaredGlobal) return;
            if (!(owner.flags & kOwned) || owner.flags & kDeclaredNonlocal) continue;
            owner.flags |= kShared;
            variable.storage = Storage::Cell;
            variable.index = hops;
            return;
        }
    }

    void orderVariables() {
        for (const Variable& variable : table_.variables)
            ++table_.scopes[variable.scope].numVariables;
        uint32_t first = 0;
        for (Scope& scope : table_.scopes) {
            scope.firstVariable = first;
            first += scope.numVariables;
            scope.numVariables = 0;
        }
        table_.order.resize(table_.variables.size());
        for (uint32_t i = 0; i < table_.variables.size(); ++i) {
            Scope& scope = table_.scopes[table_.variables[i].scope];
            table_.order[scope.firstVariable + scope.numVariables++] = i;
        }
    }

    void numberLocals() {
        for (Variable& variable : table_.variables) {
            if (variable.storage != Storage::Local) continue;
            Scope& scope = table_.scopes[variable.scope];
            if (variable.flags & kShared || scope.numLocals >= kMaxLocals) {
                variable.storage = Storage::Cell;
                variable.index = 0;
                variable.flags |= kShared;
            } else {
                variable.index = scope.numLocals++;
            }
        }
    }

    ScopeTable& table_;
    const VariableMap& map_;
};

void sortBindings(ScopeTable& table, const std::vector<Binding>& bindings) {
    for (const Binding& binding : bindings)
        ++table.scopes[table.variables[binding.variable].scope].numBindings;
    uint32_t first = 0;
    for (Scope& scope : table.scopes) {
        scope.firstBinding = first;
        first += scope.numBindings;
        scope.numBindings = 0;
    }
    table.bindings.resize(bindings.size());
    for (const Binding& binding : bindings) {
        Scope& scope = table.scopes[table.variables[binding.variable].scope];
        table.bindings[scope.firstBinding + scope.numBindings++] = binding;
    }
}

}  // namespace

void resolveScopes(ScopeTable& table, const VariableMap& map,
                   const std::vector<Binding>& bindings) {
    Resolver(table, map).run();
    sortBindings(table, bindings);
}

}  // namespace graphlift
