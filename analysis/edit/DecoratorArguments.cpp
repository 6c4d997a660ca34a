#include <algorithm>

#include "analysis/edit/DecoratorEdits.h"
#include "analysis/edit/Layout.h"
#include "analysis/edit/Wrap.h"
#include "analysis/syntax/Views.h"

namespace graphlift {

namespace {

struct Arguments {
    NodeId expression;
    NodeId list;                // the ArgumentList, none for a bare decorator
    std::vector<NodeId> items;  // without comments
    bool hasComments = false;
};

Arguments argumentsOf(const SyntaxTree& tree, NodeId decorator) {
    Arguments result;
    result.expression = decoratorExpression(tree, decorator);
    if (result.expression.isNone() || tree.kind(result.expression) != NodeKind::Call) return result;
    result.list = tree.child(result.expression, Field::Arguments);
    if (result.list.isNone() || tree.kind(result.list) != NodeKind::ArgumentList) {
        result.list = NodeId::none();
        return result;
    }
    for (const NodeId child : tree.children(result.list))
        if (isTrivia(tree.kind(child)))
            result.hasComments = true;
        else
            result.items.push_back(child);
    return result;
}

NodeId keyword(const SyntaxTree& tree, const Arguments& arguments, std::string_view name) {
    for (const NodeId item : arguments.items)
        if (tree.kind(item) == NodeKind::KeywordArgument &&
            tree.text(tree.child(item, Field::Name)) == name)
            return item;
    return NodeId::none();
}

Result<TextEdit> noArgument(std::string_view name) {
    return fail(ErrorCode::NotFound, "the decorator has no argument '" + std::string(name) + "'");
}

class ArgumentAdder {
  public:
    ArgumentAdder(const EditTarget& target, NodeId decorator, std::string_view argument)
        : target_(target),
          tree_(target.tree),
          file_(*target.tree.source),
          text_(file_.text()),
          decorator_(decorator),
          argument_(argument),
          found_(argumentsOf(tree_, decorator)) {}

    std::vector<TextEdit> run() {
        if (found_.list.isNone()) return {replaceAll("(" + argument_ + ")", false)};
        if (found_.items.empty() && !found_.hasComments)
            return {replaceAll("(" + argument_ + ")", true)};
        if (found_.items.empty()) return {put(tree_[found_.list].end - 1, argument_)};
        const uint32_t last = tree_[found_.items.back()].begin;
        if (isFirstInLine(text_, last)) return onLineOfItsOwn();
        return {behindOthers()};
    }

  private:
    TextEdit put(uint32_t at, std::string text) const {
        return makeEdit(target_.file, file_, {at, at}, std::move(text));
    }
    [[nodiscard]] WrapStyle style() const {
        const uint32_t at = tree_[decorator_].begin;
        WrapStyle style;
        style.width = target_.width;
        style.indentation = std::string(indentationAt(text_, at));
        style.lineEnd = lineEndAt(file_, at);
        style.prefix = "@";
        if (style.indentation.find('\t') != std::string::npos) style.unit = "\t";
        return style;
    }
    [[nodiscard]] bool isOneLine() const {
        return tree_.text(found_.expression).find('\n') == std::string_view::npos;
    }
    // The brackets with everything in them become `brackets`; wrapped when the line gets too long.
    [[nodiscard]] TextEdit replaceAll(const std::string& brackets, bool hasList) const {
        const SyntaxNode& whole = tree_[found_.expression];
        const uint32_t begin = hasList ? tree_[found_.list].begin : whole.end;
        const std::string head(text_.substr(whole.begin, begin - whole.begin));
        const std::string all = wrapExpression(head + brackets, style());
        const std::string tail = all.starts_with(head) ? all.substr(head.size()) : brackets;
        return makeEdit(target_.file, file_, {begin, whole.end}, tail);
    }
    // `a` -> `a, new`; a comma that stands behind the last one stays there.
    [[nodiscard]] TextEdit behindOthers() const {
        const uint32_t end = tree_[found_.items.back()].end;
        const SyntaxNode& list = tree_[found_.list];
        std::string brackets(text_.substr(list.begin, end - list.begin));
        brackets += ", " + argument_ + ")";
        const size_t columns = style().indentation.size() + 1 +
                               (list.begin - tree_[found_.expression].begin) + brackets.size();
        if (columns > target_.width && isOneLine() && !found_.hasComments)
            return replaceAll(brackets, true);
        return put(end, ", " + argument_);
    }
    // One argument a line: so is the new one, below the comment of the last.
    [[nodiscard]] std::vector<TextEdit> onLineOfItsOwn() const {
        const SyntaxNode& last = tree_[found_.items.back()];
        const std::string indentation(indentationAt(text_, last.begin));
        const std::string lineEnd = lineEndAt(file_, last.begin);
        WrapStyle wrap = style();
        wrap.indentation = indentation;
        wrap.prefix = "";
        const bool hasComma = isFollowedByComma(tree_, found_.items.back());
        const std::string line =
            indentation + wrapExpression(argument_, wrap) + (hasComma ? "," : "");
        const uint32_t listEnd = tree_[found_.list].end - 1;
        const uint32_t next = nextLine(text_, last.end);
        // The bracket closes on the line of the last argument.
        if (next > listEnd) return {put(last.end, "," + lineEnd + line)};
        const uint32_t endOfLine =
            static_cast<uint32_t>(next - 1 - (next >= 2 && text_[next - 2] == '\r' ? 1 : 0));
        if (hasComma) return {put(endOfLine, lineEnd + line)};
        if (endOfLine == last.end) return {put(last.end, "," + lineEnd + line)};
        return {put(last.end, ","), put(endOfLine, lineEnd + line)};
    }

    const EditTarget& target_;
    const SyntaxTree& tree_;
    const SourceFile& file_;
    std::string_view text_;
    NodeId decorator_;
    std::string argument_;
    Arguments found_;
};

// The range that takes one of several arguments away: with the comma behind it, or else before it.
TextRange rangeWithComma(const SyntaxTree& tree, const Arguments& arguments, size_t index) {
    const std::string_view text = tree.source->text();
    const SyntaxNode& item = tree[arguments.items[index]];
    TextRange range{item.begin, item.end};
    const bool hasComma = isFollowedByComma(tree, arguments.items[index]);
    if (hasComma) range.end = static_cast<uint32_t>(text.find(',', item.end)) + 1;
    const uint32_t listEnd = tree[arguments.list].end - 1;
    const uint32_t next = nextLine(text, range.end);
    // An argument on a line of its own goes with the line and its comment.
    if (isFirstInLine(text, item.begin) && next <= listEnd) {
        const size_t rest = text.find_first_not_of(" \t\r", range.end);
        if (rest + 1 == next || text[rest] == '#') {
            const bool isLast = index + 1 == arguments.items.size();
            const uint32_t begin = lineBegin(text, item.begin);
            // Without a comma behind the last one, the comma before it may stay.
            if (hasComma || !isLast || index > 0) return {begin, next};
        }
    }
    if (index + 1 < arguments.items.size())
        return {item.begin, tree[arguments.items[index + 1]].begin};
    return {tree[arguments.items[index - 1]].end, item.end};
}

}  // namespace

Result<std::vector<TextEdit>> addDecoratorArgument(const EditTarget& target, NodeId decorator,
                                                   std::string_view argument) {
    const NodeId expression = decoratorExpression(target.tree, decorator);
    if (expression.isNone())
        return fail(ErrorCode::BadCall, "the decorator has no expression to give an argument to");
    return ArgumentAdder(target, decorator, argument).run();
}

Result<TextEdit> renameDecoratorArgument(const EditTarget& target, NodeId decorator,
                                         std::string_view name, std::string_view newName) {
    const NodeId item = keyword(target.tree, argumentsOf(target.tree, decorator), name);
    if (item.isNone()) return noArgument(name);
    const NodeId key = target.tree.child(item, Field::Name);
    return makeEdit(target.file, *target.tree.source, target.tree.range(key), std::string(newName));
}

Result<TextEdit> replaceDecoratorArgument(const EditTarget& target, NodeId decorator,
                                          std::string_view name, std::string_view newValue) {
    const NodeId item = keyword(target.tree, argumentsOf(target.tree, decorator), name);
    if (item.isNone()) return noArgument(name);
    const NodeId value = target.tree.child(item, Field::Value);
    return makeEdit(target.file, *target.tree.source, target.tree.range(value),
                    std::string(newValue));
}

Result<TextEdit> removeDecoratorArgument(const EditTarget& target, NodeId decorator,
                                         std::string_view name) {
    const SyntaxTree& tree = target.tree;
    const Arguments arguments = argumentsOf(tree, decorator);
    const NodeId item = keyword(tree, arguments, name);
    if (item.isNone()) return noArgument(name);
    if (arguments.items.size() == 1) {
        TextRange all = tree.range(arguments.list);
        if (arguments.hasComments) all = {all.begin + 1, all.end - 1};
        return makeEdit(target.file, *tree.source, all, "");
    }
    const auto at = std::find(arguments.items.begin(), arguments.items.end(), item);
    const auto index = static_cast<size_t>(at - arguments.items.begin());
    return makeEdit(target.file, *tree.source, rangeWithComma(tree, arguments, index), "");
}

}  // namespace graphlift
