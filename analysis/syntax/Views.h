// Read-only questions about nodes that the lowering, the facts and the edits share.
#pragma once

#include <vector>

#include "analysis/syntax/SyntaxTree.h"

namespace graphlift {

/// Comments and line continuations, which may stand between any two nodes.
inline bool isTrivia(NodeKind kind) {
    return kind == NodeKind::Comment || kind == NodeKind::LineContinuation;
}
/// The first child that is no comment, else none.
NodeId firstRealChild(const SyntaxTree& tree, NodeId node);
/// Without the parentheses around it.
NodeId withoutParentheses(const SyntaxTree& tree, NodeId expression);
/// Whether the next character after the node (white space apart) is a comma: `(x,)` against `(x)`.
bool isFollowedByComma(const SyntaxTree& tree, NodeId node);

/// The Decorator nodes of a DecoratedDefinition in source order; none for another node.
std::vector<NodeId> decoratorsOf(const SyntaxTree& tree, NodeId decorated);
/// The expression after the @.
NodeId decoratorExpression(const SyntaxTree& tree, NodeId decorator);
/// The FunctionDefinition or ClassDefinition in a DecoratedDefinition; the node itself otherwise.
NodeId definitionOf(const SyntaxTree& tree, NodeId node);

struct ParameterView {
    enum class Kind : uint8_t {
        PositionalOnly,
        Positional,
        VarPositional,
        KeywordOnly,
        VarKeyword
    };
    Kind kind = Kind::Positional;
    NodeId node;        // the whole parameter
    NodeId name;        // its Identifier; of Python 2's `def f((a, b))` the TuplePattern
    NodeId annotation;  // a Type node, or none
    NodeId value;       // the default, or none
};
/// Of a FunctionDefinition or Lambda; the separators `/` and `*` are told by the kinds.
std::vector<ParameterView> parametersOf(const SyntaxTree& tree, NodeId function);

/// The String that documents a FunctionDefinition, ClassDefinition or Module, else none.
NodeId docstringOf(const SyntaxTree& tree, NodeId definition);

}  // namespace graphlift
