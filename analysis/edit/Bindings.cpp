#include "analysis/edit/Bindings.h"

#include <algorithm>
#include <set>

namespace graphlift {

namespace {

bool isScope(NodeKind kind) {
    return kind == NodeKind::FunctionDefinition || kind == NodeKind::ClassDefinition ||
           kind == NodeKind::Lambda;
}

// Reads the bindings of the scopes around one node in one pass over the tree.
class Collector {
  public:
    Collector(const SyntaxTree& tree, NodeId definition) : tree_(tree), definition_(definition) {
        scopes_.push_back({SyntaxTree::root(), {}, {}});
        open_.push_back({SyntaxTree::root(), 0});
    }

    std::vector<Scope> run() && {
        for (uint32_t i = 1; i < tree_.size(); ++i) visit(NodeId(i));
        return std::move(scopes_);
    }

  private:
    struct Open {  // a node that the pass is inside of
        NodeId node;
        size_t scope;  // index in scopes_, kOther for one that the place cannot see
    };
    static constexpr size_t kOther = static_cast<size_t>(-1);

    void visit(NodeId node) {
        while (open_.size() > 1 && tree_[open_.back().node].end <= tree_[node].begin)
            open_.pop_back();
        const NodeKind kind = tree_.kind(node);
        scope_ = open_.back().scope;
        if (scope_ != kOther) bindStatement(node, kind);
        if (kind == NodeKind::GlobalStatement) bindTargets(node, 0);
        if (isScope(kind))
            open_.push_back({node, contains(node) ? addScope(node) : kOther});
        else if (tree_[node].firstChild != NodeId::kNone)
            open_.push_back({node, scope_});
    }
    [[nodiscard]] bool contains(NodeId node) const {
        return node != definition_ && tree_[node].begin <= tree_[definition_].begin &&
               tree_[node].end >= tree_[definition_].end;
    }
    size_t addScope(NodeId node) {
        scopes_.push_back({node, {}, {}});
        const NodeId parameters = tree_.child(node, Field::Parameters);
        if (!parameters.isNone()) {
            scope_ = scopes_.size() - 1;
            bindTargets(parameters, scope_);
        }
        return scopes_.size() - 1;
    }

    void bindStatement(NodeId node, NodeKind kind) {
        if (isScope(kind) || kind == NodeKind::NamedExpression)
            bindName(tree_.child(node, Field::Name));
        else if (kind == NodeKind::Assignment || kind == NodeKind::AugmentedAssignment ||
                 kind == NodeKind::ForStatement || kind == NodeKind::TypeAliasStatement)
            bindTarget(tree_.child(node, Field::Left), scope_);
        else if (kind == NodeKind::AsPatternTarget || kind == NodeKind::CasePattern ||
                 kind == NodeKind::DeleteStatement)
            bindTargets(node, scope_);
        else if (kind == NodeKind::ImportStatement)
            bindImport(node);
        else if (kind == NodeKind::ImportFromStatement)
            bindImportFrom(node);
    }
    void bindName(NodeId name) {
        if (!name.isNone() && tree_.kind(name) == NodeKind::Identifier)
            add(scope_, std::string(tree_.text(name)), "", name);
    }
    void bindTargets(NodeId parent, size_t scope) {
        for (const NodeId child : tree_.children(parent)) bindTarget(child, scope);
    }
    // Every identifier in it but those of attributes, indices, defaults and types.
    void bindTarget(NodeId target, size_t scope) {
        std::vector<NodeId> open;
        if (!target.isNone()) open.push_back(target);
        while (!open.empty()) {
            const NodeId node = open.back();
            open.pop_back();
            const NodeKind kind = tree_.kind(node);
            const Field field = tree_.field(node);
            if (kind == NodeKind::Attribute || kind == NodeKind::Subscript ||
                kind == NodeKind::Type || (field == Field::Value && node != target))
                continue;
            if (kind == NodeKind::Identifier) add(scope, std::string(tree_.text(node)), "", node);
            for (const NodeId child : tree_.children(node)) open.push_back(child);
        }
    }

    [[nodiscard]] std::string dotted(NodeId path) const {
        std::string result;
        for (const NodeId part : tree_.children(path))
            if (tree_.kind(part) == NodeKind::Identifier)
                result += (result.empty() ? "" : ".") + std::string(tree_.text(part));
        return result;
    }
    void bindImport(NodeId statement) {
        for (const NodeId child : tree_.children(statement)) {
            if (tree_.kind(child) == NodeKind::DottedName) {
                const std::string path = dotted(child);
                const std::string top = path.substr(0, path.find('.'));
                add(scope_, top, top, child);
            } else if (tree_.kind(child) == NodeKind::AliasedImport) {
                addAlias(child, "");
            }
        }
    }
    void addAlias(NodeId aliased, const std::string& prefix) {
        const NodeId path = tree_.child(aliased, Field::Name);
        const NodeId alias = tree_.child(aliased, Field::Alias);
        if (path.isNone() || alias.isNone()) return;
        add(scope_, std::string(tree_.text(alias)), prefix + dotted(path), aliased);
    }
    void bindImportFrom(NodeId statement) {
        const NodeId from = tree_.child(statement, Field::ModuleName);
        if (from.isNone()) return;
        // A relative import leads into the project: never to a wanted module.
        const bool isRelative = tree_.kind(from) == NodeKind::RelativeImport;
        const std::string prefix = (isRelative ? "." : dotted(from)) + ".";
        for (const NodeId child : tree_.children(statement)) {
            if (tree_.kind(child) == NodeKind::WildcardImport)
                scopes_[scope_].wildcards.push_back(binding(prefix, child));
            if (tree_.field(child) != Field::Name) continue;
            if (tree_.kind(child) == NodeKind::AliasedImport)
                addAlias(child, prefix);
            else
                add(scope_, dotted(child), prefix + dotted(child), child);
        }
    }

    void add(size_t scope, const std::string& name, const std::string& target, NodeId node) {
        scopes_[scope].names[name].push_back(binding(target, node));
    }
    [[nodiscard]] Binding binding(std::string target, NodeId node) const {
        Binding result{std::move(target), tree_[node].begin, false, false};
        for (size_t i = open_.size(); i-- > 1 && !isScope(tree_.kind(open_[i].node));) {
            if (tree_.kind(open_[i].node) != NodeKind::Block || contains(open_[i].node)) continue;
            const NodeKind parent = tree_.kind(open_[i - 1].node);
            const NodeKind above = i >= 2 ? tree_.kind(open_[i - 2].node) : NodeKind::Module;
            if (parent == NodeKind::ExceptClause || parent == NodeKind::ExceptGroupClause)
                result.isFallback = true;
            else if (isBranch(parent) && above != NodeKind::TryStatement)
                result.isConditional = true;
        }
        return result;
    }
    static bool isBranch(NodeKind kind) {
        return kind == NodeKind::IfStatement || kind == NodeKind::ElifClause ||
               kind == NodeKind::ElseClause || kind == NodeKind::ForStatement ||
               kind == NodeKind::WhileStatement || kind == NodeKind::CaseClause;
    }

    const SyntaxTree& tree_;
    NodeId definition_;
    std::vector<Scope> scopes_;
    std::vector<Open> open_;
    size_t scope_ = 0;
};

}  // namespace

Bindings::Bindings(const SyntaxTree& tree, NodeId definition)
    : tree_(tree), at_(tree[definition].begin), scopes_(Collector(tree, definition).run()) {}

// The body of a class is seen from itself only.
bool Bindings::isVisible(size_t scope) const {
    return scope + 1 == scopes_.size() ||
           tree_.kind(scopes_[scope].node) != NodeKind::ClassDefinition;
}

// The innermost scope runs up to the place; those around it have run by then, as far as is known.
std::string Bindings::meaningIn(size_t scope, const std::vector<Binding>& found) const {
    const bool isInnermost = scope + 1 == scopes_.size();
    std::string meaning;
    bool isBound = false;
    for (const Binding& binding : found) {
        if (binding.isFallback || (isInnermost && binding.at >= at_)) continue;
        if (!binding.isConditional)
            meaning = binding.target;
        else if (!isBound || meaning != binding.target)
            meaning.clear();
        isBound = true;
    }
    return meaning;
}

std::string Bindings::meaning(const std::string& name) const {
    for (size_t i = scopes_.size(); i-- > 0;) {
        if (!isVisible(i)) continue;
        const auto found = scopes_[i].names.find(name);
        if (found == scopes_[i].names.end()) continue;
        // Below the place, the module and a class do not hide what is further out; a function does.
        const bool isLater = found->second.front().at >= at_ && i + 1 == scopes_.size();
        const bool isFunction = tree_.kind(scopes_[i].node) == NodeKind::FunctionDefinition;
        if (isLater && !isFunction) continue;
        return meaningIn(i, found->second);
    }
    return {};
}

bool Bindings::isTaken(const std::string& name, const std::string& target) const {
    for (size_t i = 0; i < scopes_.size(); ++i) {
        const auto found = scopes_[i].names.find(name);
        if (!isVisible(i) || found == scopes_[i].names.end()) continue;
        if (i > 0) return true;  // it would hide the module's
        for (const Binding& binding : found->second)
            if (!binding.isFallback && binding.target != target) return true;
    }
    return false;
}

std::vector<std::string> Bindings::names() const {
    std::set<std::string> all;
    for (const Scope& scope : scopes_)
        for (const auto& [name, bindings] : scope.names) all.insert(name);
    return {all.begin(), all.end()};
}

bool Bindings::hasWildcard(const std::vector<std::string>& modules) const {
    const Scope& module = scopes_.front();
    bool found = false;
    for (const Binding& wildcard : module.wildcards) {
        const std::string path = wildcard.target.substr(0, wildcard.target.size() - 1);
        if (std::find(modules.begin(), modules.end(), path) == modules.end()) return false;
        found = found || (!wildcard.isConditional && !wildcard.isFallback &&
                          (scopes_.size() > 1 || wildcard.at < at_));
    }
    return found;
}

}  // namespace graphlift
