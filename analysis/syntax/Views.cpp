#include "analysis/syntax/Views.h"

namespace graphlift {

NodeId firstRealChild(const SyntaxTree& tree, NodeId node) {
    for (NodeId child : tree.children(node))
        if (!isTrivia(tree.kind(child))) return child;
    return NodeId::none();
}

NodeId withoutParentheses(const SyntaxTree& tree, NodeId expression) {
    while (tree.kind(expression) == NodeKind::ParenthesizedExpression) {
        const NodeId inner = firstRealChild(tree, expression);
        if (!inner) return expression;
        expression = inner;
    }
    return expression;
}

bool isFollowedByComma(const SyntaxTree& tree, NodeId node) {
    const std::string_view text = tree.source->text();
    const size_t next = text.find_first_not_of(" \t\r\n\f\\", tree[node].end);
    return next != std::string_view::npos && text[next] == ',';
}

std::vector<NodeId> decoratorsOf(const SyntaxTree& tree, NodeId decorated) {
    std::vector<NodeId> out;
    if (tree.kind(decorated) != NodeKind::DecoratedDefinition) return out;
    for (NodeId child : tree.children(decorated))
        if (tree.kind(child) == NodeKind::Decorator) out.push_back(child);
    return out;
}

NodeId decoratorExpression(const SyntaxTree& tree, NodeId decorator) {
    return firstRealChild(tree, decorator);
}

NodeId definitionOf(const SyntaxTree& tree, NodeId node) {
    if (tree.kind(node) != NodeKind::DecoratedDefinition) return node;
    return tree.child(node, Field::Definition);
}

namespace {

/// The identifier inside a parameter, and whether stars stand before it.
void readName(const SyntaxTree& tree, NodeId node, ParameterView& out) {
    const NodeKind kind = tree.kind(node);
    if (kind == NodeKind::Identifier || kind == NodeKind::TuplePattern) out.name = node;
    if (kind != NodeKind::ListSplatPattern && kind != NodeKind::DictionarySplatPattern) return;
    out.kind = kind == NodeKind::ListSplatPattern ? ParameterView::Kind::VarPositional
                                                  : ParameterView::Kind::VarKeyword;
    for (NodeId child : tree.children(node))
        if (tree.kind(child) == NodeKind::Identifier) out.name = child;
}

ParameterView readParameter(const SyntaxTree& tree, NodeId node) {
    ParameterView out;
    out.node = node;
    switch (tree.kind(node)) {
        case NodeKind::TypedParameter:
            out.annotation = tree.child(node, Field::Type);
            readName(tree, firstRealChild(tree, node), out);
            break;
        case NodeKind::DefaultParameter:
        case NodeKind::TypedDefaultParameter:
            out.annotation = tree.child(node, Field::Type);
            out.value = tree.child(node, Field::Value);
            if (const NodeId name = tree.child(node, Field::Name)) readName(tree, name, out);
            break;
        default:
            readName(tree, node, out);  // a bare name, or one with stars
    }
    return out;
}

}  // namespace

std::vector<ParameterView> parametersOf(const SyntaxTree& tree, NodeId function) {
    std::vector<ParameterView> out;
    const NodeId list = tree.child(function, Field::Parameters);
    if (!list) return out;
    auto kind = ParameterView::Kind::Positional;
    for (NodeId child : tree.children(list)) {
        if (tree.kind(child) == NodeKind::PositionalSeparator) {
            for (ParameterView& before : out) before.kind = ParameterView::Kind::PositionalOnly;
        } else if (tree.kind(child) == NodeKind::KeywordSeparator) {
            kind = ParameterView::Kind::KeywordOnly;
        } else {
            ParameterView parameter = readParameter(tree, child);
            if (!parameter.name) continue;  // a comment or a syntax error
            if (parameter.kind == ParameterView::Kind::Positional) parameter.kind = kind;
            if (parameter.kind == ParameterView::Kind::VarPositional)
                kind = ParameterView::Kind::KeywordOnly;
            out.push_back(parameter);
        }
    }
    return out;
}

NodeId docstringOf(const SyntaxTree& tree, NodeId definition) {
    const bool isModule = tree.kind(definition) == NodeKind::Module;
    const NodeId body = isModule ? definition : tree.child(definition, Field::Body);
    if (!body) return NodeId::none();
    const NodeId statement = firstRealChild(tree, body);
    if (!statement || tree.kind(statement) != NodeKind::ExpressionStatement) return NodeId::none();
    const NodeId value = firstRealChild(tree, statement);
    const bool isString = value && (tree.kind(value) == NodeKind::String ||
                                    tree.kind(value) == NodeKind::ConcatenatedString);
    return isString ? value : NodeId::none();
}

}  // namespace graphlift
