#include "analysis/ir/Lowerer.h"
#include "analysis/syntax/Literals.h"

namespace graphlift {
namespace {

/// The expression inside `*x`, also in Python's odd `(*x)`; none when the node has no star.
NodeId starred(const SyntaxTree& tree, NodeId id) {
    id = withoutParentheses(tree, id);
    const NodeKind kind = tree.kind(id);
    if (kind != NodeKind::ListSplat && kind != NodeKind::ListSplatPattern) return NodeId::none();
    for (NodeId child : tree.children(id))
        if (tree.kind(child) != NodeKind::Star && !isTrivia(tree.kind(child))) return child;
    return NodeId::none();
}

}  // namespace

/// Kinds whose left operand may nest as deep as a program is long: they are lowered in a loop.
NodeId Lowerer::leftOf(const SyntaxTree& tree, NodeId id) {
    switch (tree.kind(id)) {
        case NodeKind::BinaryOperator:
            return tree.child(id, Field::Left);
        case NodeKind::Attribute:
            return tree.child(id, Field::Object);
        case NodeKind::Call:
            return tree.child(id, Field::Function);
        case NodeKind::Subscript:
            return tree.child(id, Field::Value);
        default:
            return NodeId::none();  // every other kind
    }
}

BinaryOp Lowerer::binaryOperator(NodeKind token) {
    switch (token) {
        case NodeKind::Minus:
        case NodeKind::MinusEqual:
            return BinaryOp::Sub;
        case NodeKind::Star:
        case NodeKind::StarEqual:
            return BinaryOp::Mul;
        case NodeKind::Slash:
        case NodeKind::SlashEqual:
            return BinaryOp::Div;
        case NodeKind::SlashSlash:
        case NodeKind::SlashSlashEqual:
            return BinaryOp::FloorDiv;
        case NodeKind::Percent:
        case NodeKind::PercentEqual:
            return BinaryOp::Mod;
        case NodeKind::StarStar:
        case NodeKind::StarStarEqual:
            return BinaryOp::Pow;
        case NodeKind::At:
        case NodeKind::AtEqual:
            return BinaryOp::MatMul;
        case NodeKind::Ampersand:
        case NodeKind::AmpersandEqual:
            return BinaryOp::And;
        case NodeKind::Bar:
        case NodeKind::BarEqual:
            return BinaryOp::Or;
        case NodeKind::Caret:
        case NodeKind::CaretEqual:
            return BinaryOp::Xor;
        case NodeKind::ShiftLeft:
        case NodeKind::ShiftLeftEqual:
            return BinaryOp::LShift;
        case NodeKind::ShiftRight:
        case NodeKind::ShiftRightEqual:
            return BinaryOp::RShift;
        default:
            return BinaryOp::Add;  // Plus, PlusEqual: the grammar has no other operators
    }
}

InstId Lowerer::expression(NodeId id) {
    if (depth_ >= kMaxDepth) return opaqueSubtree(id);
    ++depth_;
    const InstId value = leftOf(tree_, id) ? chain(id) : primary(id);
    --depth_;
    return value;
}

InstId Lowerer::expressionOrOpaque(NodeId id, NodeId parent) {
    return id ? expression(id) : opaque({}, parent);
}

InstId Lowerer::chain(NodeId id) {
    const size_t base = chain_.size();
    NodeId at = id;
    for (NodeId left = leftOf(tree_, at); left; left = leftOf(tree_, at)) {
        chain_.push_back(at);
        at = left;
    }
    InstId value = primary(at);
    while (chain_.size() > base) {
        const NodeId link = chain_.back();
        chain_.pop_back();
        value = chainLink(link, value);
    }
    return value;
}

InstId Lowerer::chainLink(NodeId id, InstId left) {
    switch (kind(id)) {
        case NodeKind::BinaryOperator: {
            const NodeId op = tree_.child(id, Field::Operator);
            const InstId right = expressionOrOpaque(tree_.child(id, Field::Right), id);
            const BinaryOp which = binaryOperator(op ? kind(op) : NodeKind::Plus);
            return b_.emit(InstKind::Binary, left.value, right.value, id,
                           static_cast<uint8_t>(which));
        }
        case NodeKind::Attribute: {
            const NodeId name = tree_.child(id, Field::Attribute);
            if (!name) return opaque({left.value}, id);
            return getAttr(left, nameOf(name), id);
        }
        case NodeKind::Call:
            return call(id, left);
        default: {  // Subscript
            const InstId index = subscriptIndex(id);
            return b_.emit(InstKind::GetItem, left.value, index.value, id);
        }
    }
}

/// Constants, names and displays; the rest is asked of operation().
InstId Lowerer::primary(NodeId id) {
    switch (kind(id)) {
        case NodeKind::Identifier: {
            const uint32_t variable = table_.ofNode[id.index()];
            return variable == NodeId::kNone ? opaque({}, id) : load(variable, id);
        }
        case NodeKind::Integer:
        case NodeKind::Float:
            return number(id, false, id);
        case NodeKind::String:
        case NodeKind::ConcatenatedString:
            return string(id);
        case NodeKind::True:
            return b_.constant(true, id);
        case NodeKind::False:
            return b_.constant(false, id);
        case NodeKind::None:
            return b_.none(id);
        case NodeKind::Ellipsis:
            return b_.constant(EllipsisConst{}, id);
        case NodeKind::ParenthesizedExpression:
            if (id == typeArguments_) return callOfType(id);
            return expressionOrOpaque(firstRealChild(tree_, id), id);
        case NodeKind::TuplePattern:
            if (const NodeId inner = groupedBy(id)) return expression(inner);
            return sequence(id, InstKind::BuildTuple);
        case NodeKind::Tuple:
            if (id == typeArguments_) return callOfType(id);
            return sequence(id, InstKind::BuildTuple);
        case NodeKind::ExpressionList:
        case NodeKind::PatternList:
            return sequence(id, InstKind::BuildTuple);
        case NodeKind::List:
        case NodeKind::ListPattern:
            return sequence(id, InstKind::BuildList);
        case NodeKind::Set:
            return sequence(id, InstKind::BuildSet);
        case NodeKind::Dictionary:
            return dictionary(id);
        case NodeKind::ListComprehension:
        case NodeKind::SetComprehension:
        case NodeKind::DictionaryComprehension:
        case NodeKind::GeneratorExpression:
            return comprehension(id);
        case NodeKind::Lambda:
            return makeFunction(id);
        default:
            return operation(id);
    }
}

InstId Lowerer::operation(NodeId id) {
    switch (kind(id)) {
        case NodeKind::UnaryOperator:
            return unary(id);
        case NodeKind::NotOperator: {
            const InstId value = expressionOrOpaque(tree_.child(id, Field::Argument), id);
            return b_.emit(InstKind::Unary, value.value, InstId::kNone, id,
                           static_cast<uint8_t>(UnaryOp::Not));
        }
        case NodeKind::BooleanOperator:
            return booleanValue(id);
        case NodeKind::ComparisonOperator:
            return comparisonValue(id);
        case NodeKind::ConditionalExpression:
            return conditionalValue(id);
        case NodeKind::NamedExpression:
            return namedExpression(id);
        case NodeKind::Await: {
            const InstId value = expressionOrOpaque(firstRealChild(tree_, id), id);
            return b_.emit(InstKind::Await, value.value, InstId::kNone, id);
        }
        case NodeKind::Yield:
            return yield(id);
        case NodeKind::Slice:
            return slice(id);
        case NodeKind::AsPattern: {
            const InstId value = expressionOrOpaque(firstRealChild(tree_, id), id);
            if (const NodeId target = tree_.child(id, Field::Alias)) assign(target, value);
            return value;
        }
        case NodeKind::Type:
        case NodeKind::GenericType:
        case NodeKind::UnionType:
        case NodeKind::MemberType:
            return typeExpression(id);
        case NodeKind::Error:
            return opaqueError(id);
        default:
            return opaqueSubtree(id);  // not an expression, or one that the IR has no row for
    }
}

/// What stands alone between the parentheses of a pattern that is no tuple: `(x)` against `(x,)`.
NodeId Lowerer::groupedBy(NodeId pattern) const {
    const NodeId first = firstRealChild(tree_, pattern);
    const bool isGroup = first && !tree_.nextSibling(first) && !isFollowedByComma(tree_, first);
    return isGroup ? first : NodeId::none();
}

InstId Lowerer::sequence(NodeId id, InstKind what) {
    ScratchList items(scratch_);
    for (NodeId child : tree_.children(id)) {
        if (isTrivia(kind(child))) continue;
        if (const NodeId inner = starred(tree_, child))
            items.push(expression(inner).value | kStarBit);
        else
            items.push(expression(child).value);
    }
    return sequenceOf(items.items(), what, id);
}

InstId Lowerer::sequenceOf(std::span<const uint32_t> items, InstKind what, NodeId node) {
    const uint32_t begin = b_.addPool(items);
    return b_.emit(what, begin, static_cast<uint32_t>(items.size()), node);
}

InstId Lowerer::dictionary(NodeId id) {
    ScratchList pairs(scratch_);
    for (NodeId child : tree_.children(id)) {
        if (isTrivia(kind(child))) continue;
        if (kind(child) == NodeKind::Pair) {
            pairs.push(expressionOrOpaque(tree_.child(child, Field::Key), child).value);
            pairs.push(expressionOrOpaque(tree_.child(child, Field::Value), child).value);
            continue;
        }
        pairs.push(InstId::kNone);
        const bool isSplat = kind(child) == NodeKind::DictionarySplat;
        NodeId inner = isSplat ? tree_.firstChild(child) : child;
        while (inner && (kind(inner) == NodeKind::StarStar || isTrivia(kind(inner))))
            inner = tree_.nextSibling(inner);
        pairs.push(expressionOrOpaque(inner, child).value);
    }
    const uint32_t begin = b_.addPool(pairs.items());
    return b_.emit(InstKind::BuildDict, begin, static_cast<uint32_t>(pairs.size() / 2), id);
}

InstId Lowerer::unary(NodeId id) {
    const NodeId op = tree_.child(id, Field::Operator), operand = tree_.child(id, Field::Argument);
    const NodeKind token = op ? kind(op) : NodeKind::Plus;
    const bool isNumber =
        operand && (kind(operand) == NodeKind::Integer || kind(operand) == NodeKind::Float);
    if (isNumber && token == NodeKind::Minus) return number(operand, true, id);
    const InstId value = expressionOrOpaque(operand, id);
    const UnaryOp which = token == NodeKind::Minus   ? UnaryOp::Neg
                          : token == NodeKind::Tilde ? UnaryOp::Invert
                                                     : UnaryOp::Pos;
    return b_.emit(InstKind::Unary, value.value, InstId::kNone, id, static_cast<uint8_t>(which));
}

InstId Lowerer::slice(NodeId id) {
    uint32_t parts[3] = {InstId::kNone, InstId::kNone, InstId::kNone};
    size_t part = 0;
    for (NodeId child : tree_.children(id)) {
        if (kind(child) == NodeKind::Colon)
            ++part;
        else if (!isTrivia(kind(child)) && part < 3)
            parts[part] = expression(child).value;
    }
    return b_.emit(InstKind::BuildSlice, b_.addPool(parts), InstId::kNone, id);
}

InstId Lowerer::subscriptIndex(NodeId id) {
    ScratchList items(scratch_);
    bool isTuple = false;
    for (NodeId child : tree_.children(id)) {
        if (tree_.field(child) != Field::Subscript) continue;
        const NodeId inner = starred(tree_, child);
        items.push(expression(inner ? inner : child).value | (inner ? kStarBit : 0));
        isTuple |= inner || isFollowedByComma(tree_, child);
    }
    if (items.empty()) return opaque({}, id);
    return isTuple ? sequenceOf(items.items(), InstKind::BuildTuple, id) : InstId(items[0]);
}

InstId Lowerer::namedExpression(NodeId id) {
    const InstId value = expressionOrOpaque(tree_.child(id, Field::Value), id);
    if (const NodeId name = tree_.child(id, Field::Name)) assign(name, value);
    return value;
}

InstId Lowerer::yield(NodeId id) {
    InstId value;
    bool isFrom = false;
    for (NodeId child : tree_.children(id)) {
        if (kind(child) == NodeKind::From)
            isFrom = true;
        else if (!isTrivia(kind(child)))
            value = expression(child);
    }
    if (isFrom && !value) value = opaque({}, id);
    return b_.emit(isFrom ? InstKind::YieldFrom : InstKind::Yield, value.value, InstId::kNone, id);
}

/// Annotations: List[int], a.b, X | Y are what the same text is as an expression.
InstId Lowerer::typeExpression(NodeId id) {
    const NodeId first = firstRealChild(tree_, id);
    if (!first) return opaque({}, id);
    if (kind(id) == NodeKind::Type) {
        const NodeId inner = kind(first) == NodeKind::SplatType ? NodeId::none() : first;
        return inner ? expression(inner) : opaqueSubtree(first);
    }
    const InstId left = expression(first);
    NodeId second = tree_.nextSibling(first);
    while (second && isTrivia(kind(second))) second = tree_.nextSibling(second);
    if (!second) return left;
    if (kind(id) == NodeKind::MemberType) return getAttr(left, nameOf(second), id);
    if (kind(id) == NodeKind::UnionType)
        return b_.emit(InstKind::Binary, left.value, expression(second).value, id,
                       static_cast<uint8_t>(BinaryOp::Or));
    ScratchList items(scratch_);  // GenericType
    for (NodeId child : tree_.children(second))
        if (!isTrivia(kind(child))) items.push(expression(child).value);
    const InstId index = items.size() == 1
                             ? InstId(items[0])
                             : sequenceOf(items.items(), InstKind::BuildTuple, second);
    return b_.emit(InstKind::GetItem, left.value, index.value, id);
}

InstId Lowerer::number(NodeId id, bool isNegative, NodeId node) {
    const NumberLiteral literal = numberValue(tree_.text(id));
    const double sign = isNegative ? -1.0 : 1.0;
    switch (literal.kind) {
        case NumberLiteral::Kind::Integer:
            return b_.constant(isNegative ? -literal.integer : literal.integer, node);
        case NumberLiteral::Kind::Float:
            return b_.constant(sign * literal.number, node);
        case NumberLiteral::Kind::Imaginary:
            return b_.constant(ComplexConst{sign * literal.number}, node);
        case NumberLiteral::Kind::BigInteger:
            break;
    }
    const std::string digits = (isNegative ? "-" : "") + literal.digits;
    return b_.constant(BigIntConst{names_.internTemporary(digits)}, node);
}

}  // namespace graphlift
