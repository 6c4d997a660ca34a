#include "analysis/ir/Lowering.h"

#include <unordered_map>

#include "analysis/ir/Lowerer.h"

namespace graphlift {
namespace {

std::string_view scopeName(ScopeKind kind) {
    switch (kind) {
        case ScopeKind::Module:
            return "<module>";
        case ScopeKind::Class:
        case ScopeKind::Function:
            return "";
        case ScopeKind::Lambda:
            return "<lambda>";
        case ScopeKind::ListComp:
            return "<listcomp>";
        case ScopeKind::SetComp:
            return "<setcomp>";
        case ScopeKind::DictComp:
            return "<dictcomp>";
        case ScopeKind::GeneratorExp:
            return "<genexpr>";
    }
    return "";
}

/// Describes the functions of a file: everything but their bodies.
class Describer {
  public:
    Describer(const SyntaxTree& tree, const ScopeTable& table, NameCache& names, IrFile& out)
        : tree_(tree),
          table_(table),
          names_(names),
          out_(out),
          numLambdas_(table.scopes.size(), 0) {}

    void run() {
        out_.functions.resize(table_.scopes.size());
        for (uint32_t i = 0; i < table_.scopes.size(); ++i) {
            describe(i);
            nameFunction(i);
            listVariables(i);
        }
    }

  private:
    void describe(uint32_t index) {
        const Scope& scope = table_.scopes[index];
        IrFunction& function = out_.functions[index];
        function.scope = scope.kind;
        function.isAsync = scope.isAsync;
        function.isGenerator = scope.isGenerator;
        function.parent = scope.parent;
        function.node = scope.node;
        function.outerNode = scope.outerNode;
        for (NodeId decorator : decoratorsOf(tree_, scope.outerNode))
            if (const NodeId value = decoratorExpression(tree_, decorator))
                function.decorators.push_back(value);
        if (scope.kind == ScopeKind::Function || scope.kind == ScopeKind::Lambda)
            describeParameters(function);
        else if (scope.kind != ScopeKind::Module)
            function.params.push_back(
                {names_.intern(scope.kind == ScopeKind::Class ? "<namespace>" : "<iterator>"),
                 ParamKind::PositionalOnly,
                 false,
                 scope.node,
                 {}});
    }

    void describeParameters(IrFunction& function) {
        for (const ParameterView& view : parametersOf(tree_, function.node)) {
            IrParam parameter;
            parameter.name = names_.intern(tree_.text(view.name));
            parameter.kind = static_cast<ParamKind>(view.kind);
            parameter.hasDefault = static_cast<bool>(view.value);
            parameter.node = view.node;
            parameter.annotation = view.annotation;
            function.params.push_back(parameter);
        }
    }

    /// The scope whose name stands before a definition's: comprehensions have none, and lambdas are
    /// counted by the definition around them.
    [[nodiscard]] uint32_t namingScope(uint32_t index) const {
        uint32_t at = table_.scopes[index].parent;
        while (table_.scopes[at].kind >= ScopeKind::Lambda) at = table_.scopes[at].parent;
        return at;
    }

    void nameFunction(uint32_t index) {
        IrFunction& function = out_.functions[index];
        const std::string_view fixed = scopeName(function.scope);
        if (function.scope == ScopeKind::Module) return setName(function, nullptr, fixed, fixed, 1);
        const uint32_t owner = namingScope(index);
        const IrFunction* const outer = owner == 0 ? nullptr : &out_.functions[owner];
        if (function.scope == ScopeKind::Lambda) {
            const std::string last = "<lambda" + std::to_string(++numLambdas_[owner]) + ">";
            return setName(function, outer, fixed, last, 1);
        }
        if (!fixed.empty()) return setName(function, outer, fixed, fixed, 1);
        function.nameNode = tree_.child(function.node, Field::Name);
        const std::string_view name =
            function.nameNode ? tree_.text(function.nameNode) : std::string_view("<missing>");
        const uint64_t key = uint64_t{owner} << 32 | names_.intern(name).value;
        setName(function, outer, name, name, ++numDefinitions_[key]);
    }

    void setName(IrFunction& function, const IrFunction* outer, std::string_view name,
                 std::string_view last, uint32_t ordinal) {
        function.name = names_.intern(name);
        if (outer) function.plainQualifiedName = outer->plainQualifiedName + ".";
        if (outer) function.qualifiedName = outer->qualifiedName + ".";
        function.plainQualifiedName += last;
        function.qualifiedName += last;
        if (ordinal > 1) function.qualifiedName += "#" + std::to_string(ordinal);
    }

    void listVariables(uint32_t index) {
        const Scope& scope = table_.scopes[index];
        IrFunction& function = out_.functions[index];
        for (uint32_t i : table_.variablesOf(scope)) {
            const Variable& variable = table_.variables[i];
            if (variable.storage == Storage::Cell && variable.flags & kShared &&
                variable.index == 0)
                function.cells.push_back(variable.name);
            const bool isStored = variable.flags & kBound;
            const bool isGlobal =
                scope.kind == ScopeKind::Module || variable.flags & kDeclaredGlobal;
            if (isStored && isGlobal) function.globalsWritten.push_back(variable.name);
        }
    }

    const SyntaxTree& tree_;
    const ScopeTable& table_;
    NameCache& names_;
    IrFile& out_;
    std::vector<uint32_t> numLambdas_;  // by naming scope
    std::unordered_map<uint64_t, uint32_t>
        numDefinitions_;  // by naming scope and name; only looked up
};

}  // namespace

IrFile lowerToIr(const SyntaxTree& tree, Names& names) {
    IrFile out;
    NameCache cache(names);
    const ScopeTable table = findScopes(tree, cache);
    Describer(tree, table, cache, out).run();
    Lowerer lowerer(tree, table, cache, out);
    for (uint32_t i = 0; i < table.scopes.size(); ++i) lowerer.lower(i);
    return out;
}

}  // namespace graphlift
