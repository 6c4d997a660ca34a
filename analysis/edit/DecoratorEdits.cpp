#include "analysis/edit/DecoratorEdits.h"

#include <algorithm>

#include "analysis/edit/Layout.h"
#include "analysis/edit/Wrap.h"
#include "analysis/syntax/Views.h"

namespace graphlift {

namespace {

// In pre-order a parent is the nearest node before its child that ends behind it.
NodeId parentOf(const SyntaxTree& tree, NodeId node) {
    for (uint32_t i = node.value; i-- > 0;)
        if (tree.nodes[i].end >= tree[node].end && tree.nodes[i].begin <= tree[node].begin)
            return NodeId(i);
    return NodeId::none();
}

}  // namespace

std::vector<NodeId> functionDecorators(const SyntaxTree& tree, NodeId function) {
    const NodeId parent = parentOf(tree, function);
    if (parent.isNone() || tree.kind(parent) != NodeKind::DecoratedDefinition) return {};
    return decoratorsOf(tree, parent);
}

std::optional<size_t> decoratorPosition(const std::vector<DecoratorSide>& decorators) {
    // Behind the last that must stay outside; then only those that may stay inside follow.
    size_t position = decorators.size();
    while (position > 0 && decorators[position - 1] == DecoratorSide::Inside) --position;
    const auto begin = decorators.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(position);
    const auto inside = std::find(begin, end, DecoratorSide::Inside);
    if (inside == end) return position;
    // One further up must stay inside: whatever is below it has to bear that too.
    if (std::find(inside, end, DecoratorSide::Outside) != end) return std::nullopt;
    return static_cast<size_t>(inside - begin);
}

Result<TextEdit> addDecorator(const EditTarget& target, NodeId function, std::string_view call,
                              size_t position) {
    const SyntaxTree& tree = target.tree;
    const SourceFile& file = *tree.source;
    const std::vector<NodeId> decorators = functionDecorators(tree, function);
    const uint32_t at = tree[position < decorators.size() ? decorators[position] : function].begin;
    if (tree.kind(function) != NodeKind::FunctionDefinition || !isFirstInLine(file.text(), at))
        return fail(ErrorCode::BadCall,
                    "a decorator can only stand above a `def` on a line of its own");
    const std::string indentation(indentationAt(file.text(), at));
    WrapStyle style;
    style.width = target.width;
    style.indentation = indentation;
    style.lineEnd = lineEndAt(file, at);
    style.prefix = "@";
    if (indentation.find('\t') != std::string::npos) style.unit = "\t";
    std::string text = "@" + wrapExpression(call, style) + style.lineEnd + indentation;
    return makeEdit(target.file, file, {at, at}, std::move(text));
}

TextEdit removeDecorator(const EditTarget& target, NodeId decorator) {
    const SyntaxTree& tree = target.tree;
    const std::string_view text = tree.source->text();
    const NodeId expression = decoratorExpression(tree, decorator);
    const uint32_t end = tree[expression.isNone() ? decorator : expression].end;
    TextRange range{tree[decorator].begin, nextLine(text, end)};
    if (isFirstInLine(text, range.begin))
        range.begin = static_cast<uint32_t>(range.begin - indentationAt(text, range.begin).size());
    return makeEdit(target.file, *tree.source, range, "");
}

}  // namespace graphlift
