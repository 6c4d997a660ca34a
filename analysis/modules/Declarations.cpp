#include <algorithm>

#include "analysis/modules/ModuleIndex.h"

namespace graphlift {

namespace {

// Nodes stand in pre-order, so one pass over all of them is enough: a node is inside of the last
// function or class when it begins before that one's end.
class Declarer {
  public:
    Declarer(const SyntaxTree& tree, Names& names) : tree_(tree), names_(names) {}

    ModuleDecls run() && {
        for (uint32_t i = 0; i < tree_.size(); ++i) visit(NodeId(i));
        return std::move(decls_);
    }

  private:
    [[nodiscard]] bool inFunction(NodeId node) const { return tree_[node].begin < functionEnd_; }
    [[nodiscard]] bool inScope(NodeId node) const {
        return tree_[node].begin < functionEnd_ || tree_[node].begin < classEnd_;
    }
    Name textOf(NodeId node) {
        return node.isNone() ? Name::none() : names_.intern(tree_.text(node));
    }

    void visit(NodeId node) {
        switch (tree_.kind(node)) {
            case NodeKind::ImportStatement:
                readImport(node);
                break;
            case NodeKind::ImportFromStatement:
                readImportFrom(node);
                break;
            case NodeKind::GlobalStatement:
                bindIdentifiers(node);
                break;
            case NodeKind::Call:
                readAllCall(node);
                break;
            default:
                visitBinding(node);
        }
    }

    void visitBinding(NodeId node) {
        const NodeKind kind = tree_.kind(node);
        const bool isFunction = kind == NodeKind::FunctionDefinition || kind == NodeKind::Lambda;
        const bool isClass = kind == NodeKind::ClassDefinition;
        if (!inScope(node)) {
            if (isFunction || isClass || kind == NodeKind::NamedExpression)
                bind(tree_.child(node, Field::Name));
            else if (kind == NodeKind::Assignment || kind == NodeKind::AugmentedAssignment)
                readAssignment(node);
            else if (kind == NodeKind::ForStatement || kind == NodeKind::TypeAliasStatement)
                bindTarget(tree_.child(node, Field::Left));
            else if (kind == NodeKind::AsPatternTarget)
                bindIdentifiers(node);
            else if (kind == NodeKind::CasePattern)
                bindCapture(node);
            else if (kind == NodeKind::IfStatement)
                readMainGuard(node);
        }
        if (isFunction) functionEnd_ = std::max(functionEnd_, tree_[node].end);
        if (isClass) classEnd_ = std::max(classEnd_, tree_[node].end);
    }

    void bind(NodeId identifier) {
        if (!identifier.isNone() && tree_.kind(identifier) == NodeKind::Identifier)
            bind(textOf(identifier));
    }
    void bind(Name name) {
        if (bound_.insert(name).second) decls_.names.push_back(name);
    }
    void bindIdentifiers(NodeId parent) {
        for (const NodeId child : tree_.children(parent)) bindTarget(child);
    }
    void bindTarget(NodeId target) {
        std::vector<NodeId> open;
        if (!target.isNone()) open.push_back(target);
        while (!open.empty()) {
            const NodeId node = open.back();
            open.pop_back();
            const NodeKind kind = tree_.kind(node);
            bind(node);
            if (kind == NodeKind::Attribute || kind == NodeKind::Subscript) continue;
            const size_t mark = open.size();
            for (const NodeId child : tree_.children(node)) open.push_back(child);
            std::reverse(open.begin() + static_cast<std::ptrdiff_t>(mark), open.end());
        }
    }
    // `case name:` and `case [a, *rest]:` bind; a dotted name is compared with.
    void bindCapture(NodeId pattern) {
        for (const NodeId child : tree_.children(pattern)) {
            const std::string_view text = tree_.text(child);
            if (tree_.kind(child) == NodeKind::DottedName && text != "_" &&
                text.find('.') == std::string_view::npos)
                bind(names_.intern(text));
            if (tree_.kind(child) == NodeKind::SplatPattern) bindIdentifiers(child);
        }
    }

    void addImport(NodeId at, Name module, uint32_t level, Name name, Name alias) {
        decls_.imports.push_back({module, level, name, alias, at, inFunction(at)});
    }
    void readImport(NodeId node) {
        for (const NodeId child : tree_.children(node)) {
            const bool isAliased = tree_.kind(child) == NodeKind::AliasedImport;
            const NodeId path = isAliased ? tree_.child(child, Field::Name) : child;
            if (path.isNone() || tree_.kind(path) != NodeKind::DottedName) continue;
            const Name alias = isAliased ? textOf(tree_.child(child, Field::Alias)) : Name::none();
            addImport(child, names_.intern(dottedText(path)), 0, Name::none(), alias);
            const std::string dotted = dottedText(path);
            if (!inScope(node))
                bind(isAliased ? alias : names_.intern(dotted.substr(0, dotted.find('.'))));
        }
    }
    // `a . b` is a legal way to write a.b.
    [[nodiscard]] std::string dottedText(NodeId path) const {
        std::string result;
        for (const NodeId part : tree_.children(path))
            if (tree_.kind(part) == NodeKind::Identifier)
                result += (result.empty() ? "" : ".") + std::string(tree_.text(part));
        return result;
    }
    void readImportFrom(NodeId node) {
        std::string module;
        uint32_t level = 0;
        const NodeId from = tree_.child(node, Field::ModuleName);
        if (from.isNone()) return;
        if (tree_.kind(from) == NodeKind::RelativeImport) {
            for (const NodeId part : tree_.children(from)) {
                const std::string_view text = tree_.text(part);
                if (tree_.kind(part) == NodeKind::ImportPrefix)
                    level = static_cast<uint32_t>(std::count(text.begin(), text.end(), '.'));
                if (tree_.kind(part) == NodeKind::DottedName) module = dottedText(part);
            }
        } else {
            module = dottedText(from);
        }
        for (const NodeId child : tree_.children(node))
            readImportedName(node, child, names_.intern(module), level);
    }
    void readImportedName(NodeId statement, NodeId child, Name module, uint32_t level) {
        if (tree_.kind(child) == NodeKind::WildcardImport)
            addImport(child, module, level, names_.intern("*"), Name::none());
        if (tree_.field(child) != Field::Name) return;
        const bool isAliased = tree_.kind(child) == NodeKind::AliasedImport;
        const Name name = textOf(isAliased ? tree_.child(child, Field::Name) : child);
        const Name alias = isAliased ? textOf(tree_.child(child, Field::Alias)) : Name::none();
        addImport(child, module, level, name, alias);
        if (!inScope(statement)) bind(isAliased ? alias : name);
    }

    void readAssignment(NodeId node) {
        const NodeId left = tree_.child(node, Field::Left);
        if (left.isNone()) return;
        bindTarget(left);
        if (tree_.kind(left) != NodeKind::Identifier || tree_.text(left) != "__all__") return;
        const NodeId right = tree_.child(node, Field::Right);
        if (right.isNone()) return;
        if (tree_.kind(node) == NodeKind::Assignment) decls_.all.emplace();
        addToAll(right);
    }
    // `__all__.append("x")` and `__all__.extend(["x"])`; any other method is not followed.
    void readAllCall(NodeId node) {
        if (inScope(node)) return;
        const NodeId callee = tree_.child(node, Field::Function);
        if (callee.isNone() || tree_.kind(callee) != NodeKind::Attribute) return;
        const NodeId object = tree_.child(callee, Field::Object);
        if (object.isNone() || tree_.text(object) != "__all__") return;
        const std::string_view method = tree_.text(tree_.child(callee, Field::Attribute));
        const NodeId arguments = tree_.child(node, Field::Arguments);
        const NodeId first = arguments.isNone() ? NodeId::none() : tree_.firstChild(arguments);
        if (first.isNone() || (method != "append" && method != "extend"))
            decls_.allIsDynamic = true;
        else
            addToAll(first);
    }
    // A literal, a list of them, or several of these added up.
    void addToAll(NodeId value) {
        std::vector<NodeId> open{value};
        while (!open.empty()) {
            const NodeId node = open.back();
            open.pop_back();
            const NodeKind kind = tree_.kind(node);
            const bool isList = kind == NodeKind::List || kind == NodeKind::Tuple ||
                                kind == NodeKind::ParenthesizedExpression;
            if (kind == NodeKind::String)
                addText(node);
            else if (isList || kind == NodeKind::BinaryOperator)
                pushOperands(node, open);
            else if (kind != NodeKind::Comment)
                decls_.allIsDynamic = true;
        }
    }
    void pushOperands(NodeId node, std::vector<NodeId>& open) {
        const size_t mark = open.size();
        for (const NodeId child : tree_.children(node))
            if (tree_.field(child) != Field::Operator) open.push_back(child);
        std::reverse(open.begin() + static_cast<std::ptrdiff_t>(mark), open.end());
    }
    void addText(NodeId string) {
        if (!decls_.all) decls_.all.emplace();
        std::string text;
        for (const NodeId part : tree_.children(string))
            if (tree_.kind(part) == NodeKind::StringContent) text += tree_.text(part);
        decls_.all->push_back(names_.intern(text));
    }

    void readMainGuard(NodeId node) {
        const NodeId condition = tree_.child(node, Field::Condition);
        if (condition.isNone() || tree_.kind(condition) != NodeKind::ComparisonOperator) return;
        const std::string_view text = tree_.text(condition);
        if (text.find("__name__") != std::string_view::npos &&
            text.find("__main__") != std::string_view::npos)
            decls_.isScript = true;
    }

    const SyntaxTree& tree_;
    Names& names_;
    ModuleDecls decls_;
    std::set<Name> bound_;
    uint32_t functionEnd_ = 0, classEnd_ = 0;  // bytes
};

}  // namespace

ModuleDecls declareModule(const SyntaxTree& tree, Names& names) {
    return Declarer(tree, names).run();
}

}  // namespace graphlift
