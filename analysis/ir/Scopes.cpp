#include "analysis/ir/Scopes.h"

#include "analysis/ir/ScopeResolver.h"

namespace graphlift {
namespace {

constexpr uint32_t kNone = NodeId::kNone;

/// What a node is to its parent, beyond the node's kind.
enum class Role : uint8_t {
    Plain,        // read
    Target,       // assigned, deleted or bound
    Ignore,       // an attribute's or keyword's name: no variable
    Parameter,    // part of a parameter list; the scope is the new function's
    TypeParam,    // between the brackets of def f[T]
    Pattern,      // inside a case
    Walrus,       // bound in the nearest scope that is no comprehension
    FirstClause,  // the `for` of a comprehension whose iterable is evaluated outside
    Global,
    Nonlocal,
};

/// Assigns scope and role to every node, and records what each identifier does.
class ScopeFinder {
  public:
    ScopeFinder(const SyntaxTree& tree, NameCache& names)
        : tree_(tree), names_(names), contexts_(tree.size(), 0) {
        out_.ofNode.assign(tree.size(), kNone);
    }

    ScopeTable run() {
        addScope(ScopeKind::Module, SyntaxTree::root(), kNone);
        for (size_t i = 0; i < tree_.size(); ++i) visit(NodeId(i));
        resolveScopes(out_, variables_, bindings_);
        return std::move(out_);
    }

  private:
    [[nodiscard]] uint32_t scopeOf(NodeId id) const { return contexts_[id.index()] >> 4; }
    [[nodiscard]] Role roleOf(NodeId id) const {
        return static_cast<Role>(contexts_[id.index()] & 15);
    }
    void give(NodeId child, uint32_t scope, Role role) {
        if (child) contexts_[child.index()] = scope << 4 | static_cast<uint32_t>(role);
    }
    void giveAll(NodeId parent, uint32_t scope, Role role) {
        for (NodeId child : tree_.children(parent)) give(child, scope, role);
    }

    uint32_t addScope(ScopeKind kind, NodeId node, uint32_t parent) {
        const auto index = static_cast<uint32_t>(out_.scopes.size());
        const uint32_t outer = out_.ofNode[node.index()];  // left there by a decorated_definition
        out_.scopes.push_back({kind, false, kind == ScopeKind::GeneratorExp, parent, node,
                               outer == kNone ? node : NodeId(outer)});
        out_.ofNode[node.index()] = index;
        return index;
    }

    void visit(NodeId id);
    void visitFields(NodeId id, uint32_t scope);
    void visitIdentifier(NodeId id, uint32_t scope, Role role);
    void visitDefinition(NodeId id, uint32_t scope, ScopeKind kind);
    void visitLambda(NodeId id, uint32_t scope);
    void visitComprehension(NodeId id, uint32_t scope, ScopeKind kind);
    void visitClause(NodeId id, uint32_t scope, Role role);
    void visitParameterLike(NodeId id, uint32_t scope);
    void visitDottedName(NodeId id, uint32_t scope, Role role);
    void visitPattern(NodeId id, uint32_t scope);
    void visitAsPattern(NodeId id, uint32_t scope, Role role);
    void visitGenericType(NodeId id, uint32_t scope, Role role);
    bool visitTarget(NodeId id, uint32_t scope, Role role);
    void giveFields(NodeId id, uint32_t scope, Field field, Role role, Role others = Role::Plain) {
        for (NodeId child : tree_.children(id))
            give(child, scope, tree_.field(child) == field ? role : others);
    }

    void bind(uint32_t scope, Name name, uint8_t flags, uint32_t begin, NodeId node) {
        const uint32_t variable = variables_.get(out_.variables, scope, name);
        out_.variables[variable].flags |= flags;
        if (flags & (kBound | kParameter)) bindings_.push_back({variable, begin});
        out_.ofNode[node.index()] = variable;
    }

    const SyntaxTree& tree_;
    NameCache& names_;
    std::vector<uint32_t> contexts_;  // by node: scope << 4 | role
    VariableMap variables_;
    std::vector<Binding> bindings_;
    ScopeTable out_;
};

void ScopeFinder::visit(NodeId id) {
    const SyntaxNode& node = tree_[id];
    const uint32_t scope = scopeOf(id);
    const Role role = roleOf(id);
    if (node.kind == NodeKind::Identifier) return visitIdentifier(id, scope, role);
    if (node.kind == NodeKind::Yield) out_.scopes[scope].isGenerator = true;
    if (node.firstChild == kNone) return;
    if (role != Role::Plain && visitTarget(id, scope, role)) return;
    switch (node.kind) {
        case NodeKind::FunctionDefinition:
            return visitDefinition(id, scope, ScopeKind::Function);
        case NodeKind::ClassDefinition:
            return visitDefinition(id, scope, ScopeKind::Class);
        case NodeKind::Lambda:
            return visitLambda(id, scope);
        case NodeKind::ListComprehension:
            return visitComprehension(id, scope, ScopeKind::ListComp);
        case NodeKind::SetComprehension:
            return visitComprehension(id, scope, ScopeKind::SetComp);
        case NodeKind::DictionaryComprehension:
            return visitComprehension(id, scope, ScopeKind::DictComp);
        case NodeKind::GeneratorExpression:
            return visitComprehension(id, scope, ScopeKind::GeneratorExp);
        case NodeKind::DecoratedDefinition:
            if (const NodeId definition = tree_.child(id, Field::Definition))
                out_.ofNode[definition.index()] = id.value;
            return giveAll(id, scope, Role::Plain);
        case NodeKind::ForInClause:
            return visitClause(id, scope, role);
        case NodeKind::AsPattern:
            return visitAsPattern(id, scope, role);
        case NodeKind::DottedName:
            return visitDottedName(id, scope, role);
        case NodeKind::GenericType:
            return visitGenericType(id, scope, role);
        case NodeKind::Await:
            if (out_.scopes[scope].kind != ScopeKind::Function) out_.scopes[scope].isAsync = true;
            return giveAll(id, scope, Role::Plain);
        default:
            return visitFields(id, scope);
    }
}

/// Nodes whose kind alone says which of their children bind.
void ScopeFinder::visitFields(NodeId id, uint32_t scope) {
    switch (tree_.kind(id)) {
        case NodeKind::Assignment:
        case NodeKind::AugmentedAssignment:
        case NodeKind::ForStatement:
        case NodeKind::TypeAliasStatement:
            return giveFields(id, scope, Field::Left, Role::Target);
        case NodeKind::NamedExpression:
            return giveFields(id, scope, Field::Name, Role::Walrus);
        case NodeKind::ExceptClause:
            return giveFields(id, scope, Field::Alias, Role::Target);
        case NodeKind::AsPatternTarget:
        case NodeKind::DeleteStatement:
            return giveAll(id, scope, Role::Target);
        case NodeKind::Attribute:
            return giveFields(id, scope, Field::Attribute, Role::Ignore);
        case NodeKind::KeywordArgument:
            return giveFields(id, scope, Field::Name, Role::Ignore);
        case NodeKind::GlobalStatement:
            return giveAll(id, scope, Role::Global);
        case NodeKind::NonlocalStatement:
            return giveAll(id, scope, Role::Nonlocal);
        case NodeKind::ImportStatement:
        case NodeKind::ImportFromStatement:
        case NodeKind::FutureImportStatement:
            return giveFields(id, scope, Field::Name, Role::Target, Role::Ignore);
        case NodeKind::AliasedImport:
            return giveFields(id, scope, Field::Alias, Role::Target, Role::Ignore);
        case NodeKind::RelativeImport:
            return giveAll(id, scope, Role::Ignore);
        case NodeKind::CasePattern:
            return giveAll(id, scope, Role::Pattern);
        case NodeKind::MemberType:
            for (NodeId child : tree_.children(id))
                give(child, scope,
                     tree_.kind(child) == NodeKind::Identifier ? Role::Ignore : Role::Plain);
            return;
        default:
            return giveAll(id, scope, Role::Plain);  // everything else only holds expressions
    }
}

/// Nodes whose children's roles follow from their own. False: the kind alone decides.
bool ScopeFinder::visitTarget(NodeId id, uint32_t scope, Role role) {
    switch (tree_.kind(id)) {
        case NodeKind::Type:
        case NodeKind::ParenthesizedExpression:
        case NodeKind::Tuple:
        case NodeKind::List:
        case NodeKind::ListSplat:
        case NodeKind::ExpressionList:
        case NodeKind::PatternList:
        case NodeKind::ListSplatPattern:
        case NodeKind::DictionarySplatPattern:
        case NodeKind::SplatPattern:
            giveAll(id, scope, role == Role::Pattern ? Role::Target : role);
            return true;
        case NodeKind::TuplePattern:
        case NodeKind::ListPattern:
            giveAll(id, scope, role == Role::Parameter ? Role::Target : role);
            return true;
        case NodeKind::Parameters:
        case NodeKind::LambdaParameters:
        case NodeKind::DefaultParameter:
        case NodeKind::TypedParameter:
        case NodeKind::TypedDefaultParameter:
            visitParameterLike(id, scope);
            return true;
        case NodeKind::TypeParameter:
        case NodeKind::SplatType:
            giveAll(id, scope, role);
            return true;
        case NodeKind::ConstrainedType:
            giveAll(id, scope, Role::Plain);
            give(tree_.firstChild(id), scope, role);
            return true;
        case NodeKind::UnionPattern:
        case NodeKind::ClassPattern:
        case NodeKind::KeywordPattern:
        case NodeKind::DictPattern:
            visitPattern(id, scope);
            return true;
        default:
            return false;  // attributes, subscripts, calls: what they read decides
    }
}

void ScopeFinder::visitIdentifier(NodeId id, uint32_t scope, Role role) {
    if (role == Role::Ignore || role == Role::FirstClause) return;
    const Name name = names_.intern(tree_.text(id));
    const uint32_t begin = tree_[id].begin;
    switch (role) {
        case Role::Plain:
            return bind(scope, name, 0, begin, id);
        case Role::Parameter:
            return bind(scope, name, kParameter, begin, id);
        case Role::Global:
            return bind(scope, name, kDeclaredGlobal, begin, id);
        case Role::Nonlocal:
            return bind(scope, name, kDeclaredNonlocal, begin, id);
        case Role::Walrus: {
            uint32_t owner = scope;
            while (out_.scopes[owner].kind >= ScopeKind::ListComp)
                owner = out_.scopes[owner].parent;
            bind(owner, name, kBound, begin, id);
            if (owner != scope) bind(scope, name, 0, begin, id);
            return;
        }
        case Role::Target:
        case Role::TypeParam:
        case Role::Pattern:
            return bind(scope, name, kBound, begin, id);
        case Role::Ignore:
        case Role::FirstClause:
            return;
    }
}

void ScopeFinder::visitDefinition(NodeId id, uint32_t scope, ScopeKind kind) {
    const uint32_t inner = addScope(kind, id, scope);
    for (NodeId child : tree_.children(id)) {
        switch (tree_.field(child)) {
            case Field::Name:
                give(child, scope, Role::Target);
                break;
            case Field::TypeParameters:
                give(child, scope, Role::TypeParam);
                break;
            case Field::Parameters:
                give(child, inner, Role::Parameter);
                break;
            case Field::Body:
                give(child, inner, Role::Plain);
                break;
            default:
                give(child, scope, Role::Plain);
                if (tree_.kind(child) == NodeKind::Async) out_.scopes[inner].isAsync = true;
        }
    }
}

void ScopeFinder::visitLambda(NodeId id, uint32_t scope) {
    const uint32_t inner = addScope(ScopeKind::Lambda, id, scope);
    for (NodeId child : tree_.children(id))
        give(child, inner, tree_.field(child) == Field::Parameters ? Role::Parameter : Role::Plain);
}

void ScopeFinder::visitComprehension(NodeId id, uint32_t scope, ScopeKind kind) {
    const uint32_t inner = addScope(kind, id, scope);
    Role clause = Role::FirstClause;
    for (NodeId child : tree_.children(id)) {
        const bool isClause = tree_.kind(child) == NodeKind::ForInClause;
        give(child, inner, isClause ? clause : Role::Plain);
        if (isClause) clause = Role::Plain;
    }
}

void ScopeFinder::visitClause(NodeId id, uint32_t scope, Role role) {
    const uint32_t outer = role == Role::FirstClause ? out_.scopes[scope].parent : scope;
    for (NodeId child : tree_.children(id)) {
        if (tree_.kind(child) == NodeKind::Async) out_.scopes[scope].isAsync = true;
        const bool isTarget = tree_.field(child) == Field::Left;
        give(child, isTarget ? scope : outer, isTarget ? Role::Target : Role::Plain);
    }
}

/// Names belong to the new function; defaults and annotations are evaluated outside of it.
void ScopeFinder::visitParameterLike(NodeId id, uint32_t scope) {
    const uint32_t outer = out_.scopes[scope].parent;
    for (NodeId child : tree_.children(id)) {
        const Field field = tree_.field(child);
        const bool isOuter = field == Field::Value || field == Field::Type;
        give(child, isOuter ? outer : scope, isOuter ? Role::Plain : Role::Parameter);
    }
}

void ScopeFinder::visitDottedName(NodeId id, uint32_t scope, Role role) {
    const NodeId first = tree_.firstChild(id);
    giveAll(id, scope, Role::Ignore);
    if (role == Role::Pattern)  // `case x` binds, `case a.b` reads
        role = tree_.nextSibling(first) ? Role::Plain : Role::Target;
    give(first, scope, role);
}

void ScopeFinder::visitPattern(NodeId id, uint32_t scope) {
    giveAll(id, scope, Role::Pattern);
    const NodeId first = tree_.firstChild(id);
    if (tree_.kind(id) == NodeKind::ClassPattern) give(first, scope, Role::Plain);
    if (tree_.kind(id) == NodeKind::KeywordPattern) give(first, scope, Role::Ignore);
}

/// `with a as b` and `except E as e` have a target node; `case p as b` has a bare name.
void ScopeFinder::visitAsPattern(NodeId id, uint32_t scope, Role role) {
    if (role != Role::Pattern) return giveAll(id, scope, Role::Plain);
    for (NodeId child : tree_.children(id))
        give(child, scope,
             tree_.kind(child) == NodeKind::Identifier ? Role::Target : Role::Pattern);
}

void ScopeFinder::visitGenericType(NodeId id, uint32_t scope, Role role) {
    const bool isAlias = role == Role::Target;  // type Alias[T] = ...
    for (NodeId child : tree_.children(id))
        give(child, scope,
             !isAlias                                       ? Role::Plain
             : tree_.kind(child) == NodeKind::TypeParameter ? Role::TypeParam
                                                            : Role::Target);
}

}  // namespace

ScopeTable findScopes(const SyntaxTree& tree, NameCache& names) {
    return ScopeFinder(tree, names).run();
}

}  // namespace graphlift
