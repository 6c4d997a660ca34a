#include "ui/editor/CodeInk.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "analysis/syntax/Views.h"

namespace graphlift {

namespace {

// Colouring by the tree takes about 40 ms a megabyte.
constexpr size_t kMostBytes = 2'000'000;

std::string_view packageOf(std::string_view path) { return path.substr(0, path.find('.')); }

/// The package that the framework's decorator lives in.
std::string frameworkPackage(const ModelRegistry& registry) {
    const ApiId decorator = registry.role(Role::GraphDecorator);
    return decorator ? std::string(packageOf(registry[decorator].path)) : std::string();
}

/// The name that an import binds; "" for wildcards.
std::string_view boundName(const Program& program, const ImportDecl& import) {
    const Names& names = *program.names;
    if (import.alias) return names.text(import.alias);
    if (import.name) {
        const std::string_view name = names.text(import.name);
        return name == "*" ? std::string_view() : name;
    }
    return packageOf(names.text(import.module));
}

bool isOfFramework(const Program& program, const ImportDecl& import, std::string_view package) {
    if (import.level != 0) return false;
    std::string path(program.names->text(import.module));
    if (packageOf(path) == package) return true;
    if (import.name) path += "." + std::string(program.names->text(import.name));
    // A package beside it whose members are the framework's under another name.
    const ApiId api = program.registry->find(path);
    return api && packageOf((*program.registry)[api].path) == package;
}

class Inker {
  public:
    Inker(const Program& program, FileId file)
        : program_(program), tree_(program.files[file.index()]->tree) {
        for (const std::string& name : frameworkNames(program, file)) framework_.insert(name);
        for (const Name name : program.files[file.index()]->decls.names)
            bound_.insert(program.names->text(name));
    }

    std::vector<CodeInk> inks() {
        for (size_t i = 0; i < tree_.size(); ++i) {
            const NodeId node(i);
            if (tree_[node].begin >= covered_) visit(node);
        }
        return std::move(out_);
    }

  private:
    void add(TextRange range, CodeInk::Kind kind) {
        out_.push_back({range, kind});
        covered_ = range.end;
    }

    void visit(NodeId node) {
        switch (tree_.kind(node)) {
            case NodeKind::Decorator:
                decorator(node);
                break;
            case NodeKind::Attribute:
                attribute(node);
                break;
            case NodeKind::Identifier:
                identifier(node);
                break;
            case NodeKind::Call:
                call(node);
                break;
            default:
                break;
        }
    }

    /// `@a.b(...)`: the sign and the name, not the arguments.
    void decorator(NodeId node) {
        const NodeId expression = decoratorExpression(tree_, node);
        if (!expression) return;
        NodeId name = expression;
        if (tree_.kind(expression) == NodeKind::Call)
            name = tree_.child(expression, Field::Function);
        if (name) add({tree_[node].begin, tree_[name].end}, CodeInk::Kind::Decorator);
    }

    /// `tf.keras.layers.Dense` whole, when it starts at a name of the framework.
    void attribute(NodeId node) {
        NodeId root = node;
        while (root && tree_.kind(root) == NodeKind::Attribute)
            root = tree_.child(root, Field::Object);
        if (root && tree_.kind(root) == NodeKind::Identifier && isFramework(root))
            add(tree_.range(node), CodeInk::Kind::Framework);
    }

    void identifier(NodeId node) {
        // A member or a keyword argument is no name of this scope.
        if (tree_.field(node) == Field::Attribute) return;
        const std::string_view text = tree_.text(node);
        if (text == "self" || text == "cls")
            add(tree_.range(node), CodeInk::Kind::Self);
        else if (tree_.field(node) != Field::Name && isFramework(node))
            add(tree_.range(node), CodeInk::Kind::Framework);
    }

    void call(NodeId node) {
        const NodeId callee = tree_.child(node, Field::Function);
        if (!callee || tree_.kind(callee) != NodeKind::Identifier) return;
        const std::string_view text = tree_.text(callee);
        if (bound_.count(text) == 0 && program_.registry->find("builtins." + std::string(text)))
            add(tree_.range(callee), CodeInk::Kind::Builtin);
    }

    [[nodiscard]] bool isFramework(NodeId identifier) const {
        return framework_.count(std::string(tree_.text(identifier))) != 0;
    }

    const Program& program_;
    const SyntaxTree& tree_;
    std::unordered_set<std::string> framework_;
    std::unordered_set<std::string_view> bound_;
    std::vector<CodeInk> out_;
    uint32_t covered_ = 0;
};

bool isSign(char c) {
    return std::string_view("-+*/%<>=!:|&^~.@").find(c) != std::string_view::npos;
}

/// Where signs follow signs, outside of strings and comments.
void splitOperators(const SyntaxTree& tree, std::vector<CodeInk>& out) {
    const std::string_view text = tree.source->text();
    const auto scan = [&](uint32_t begin, uint32_t end) {
        for (uint32_t at = begin + 1; at < end; ++at)
            if (isSign(text[at]) && isSign(text[at - 1]))
                out.push_back({{at, at + 1}, CodeInk::Kind::Operator});
    };
    uint32_t from = 0;
    for (const SyntaxNode& node : tree.nodes) {
        if (node.kind != NodeKind::String && node.kind != NodeKind::Comment) continue;
        if (node.begin < from) continue;
        scan(from, node.begin);
        from = node.end;
    }
    scan(from, static_cast<uint32_t>(text.size()));
}

}  // namespace

std::vector<std::string> frameworkNames(const Program& program, FileId file) {
    const std::string package = frameworkPackage(*program.registry);
    std::set<std::string> names;
    for (const ImportDecl& import : program.files[file.index()]->decls.imports) {
        const std::string_view name = boundName(program, import);
        if (!package.empty() && !name.empty() && isOfFramework(program, import, package))
            names.emplace(name);
    }
    return {names.begin(), names.end()};
}

std::vector<CodeInk> codeInks(const Program& program, FileId file) {
    if (program.files[file.index()]->source->text().size() > kMostBytes) return {};
    std::vector<CodeInk> inks = Inker(program, file).inks();
    splitOperators(program.files[file.index()]->tree, inks);
    return inks;
}

}  // namespace graphlift
