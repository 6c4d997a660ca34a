#include <algorithm>

#include "analysis/ir/Lowerer.h"

namespace graphlift {
namespace {

CompareOp compareOp(NodeKind token) {
    switch (token) {
        case NodeKind::NotEqual:
        case NodeKind::NotEqualOld:
            return CompareOp::Ne;
        case NodeKind::Less:
            return CompareOp::Lt;
        case NodeKind::LessEqual:
            return CompareOp::Le;
        case NodeKind::Greater:
            return CompareOp::Gt;
        case NodeKind::GreaterEqual:
            return CompareOp::Ge;
        case NodeKind::Is:
            return CompareOp::Is;
        case NodeKind::IsNot:
            return CompareOp::IsNot;
        case NodeKind::In:
            return CompareOp::In;
        case NodeKind::NotIn:
            return CompareOp::NotIn;
        default:
            return CompareOp::Eq;  // EqualEqual: the grammar has no other operators
    }
}

/// Operators that say something about what the left value is.
bool isTelling(NodeKind token) {
    return token == NodeKind::EqualEqual || token == NodeKind::NotEqual || token == NodeKind::Is ||
           token == NodeKind::IsNot || token == NodeKind::In || token == NodeKind::NotIn;
}

bool isConstant(NodeKind kind) {
    return kind == NodeKind::None || kind == NodeKind::True || kind == NodeKind::False ||
           kind == NodeKind::Integer || kind == NodeKind::Float || kind == NodeKind::String ||
           kind == NodeKind::Ellipsis;
}

bool isTypeTest(std::string_view function) {
    return function == "isinstance" || function == "issubclass" || function == "callable" ||
           function == "hasattr";
}

/// The next operand or operator of a comparison: they alternate, comments and errors apart.
NodeId part(const SyntaxTree& tree, NodeId id) {
    while (id && (isTrivia(tree.kind(id)) || tree.kind(id) == NodeKind::Error))
        id = tree.nextSibling(id);
    return id;
}
NodeId firstPart(const SyntaxTree& tree, NodeId id) { return part(tree, tree.firstChild(id)); }
NodeId nextPart(const SyntaxTree& tree, NodeId id) { return part(tree, tree.nextSibling(id)); }

size_t numParts(const SyntaxTree& tree, NodeId id) {
    size_t number = 0;
    for (NodeId at = firstPart(tree, id); at; at = nextPart(tree, at)) ++number;
    return number;
}

}  // namespace

/// The SSA variable that an expression is (or has just bound by `:=`), else kNone.
uint32_t Lowerer::localOf(NodeId id) const {
    id = withoutParentheses(tree_, id);
    if (kind(id) == NodeKind::NamedExpression) id = tree_.child(id, Field::Name);
    if (!id || kind(id) != NodeKind::Identifier) return InstId::kNone;
    const uint32_t variable = table_.ofNode[id.index()];
    if (variable == NodeId::kNone) return InstId::kNone;
    const Variable& found = table_.variables[variable];
    const bool isHere = &table_.scopes[found.scope] == scope_;
    return isHere && found.storage == Storage::Local ? found.index : InstId::kNone;
}

/// What is known about a local when the expression, whose value is `test`, is true.
Refinement Lowerer::refinementOf(NodeId id, InstId test) const {
    id = withoutParentheses(tree_, id);
    Refinement known;
    known.test = test;
    if (kind(id) == NodeKind::ComparisonOperator) {
        if (numParts(tree_, id) != 3) return known;
        const NodeId left = firstPart(tree_, id), op = nextPart(tree_, left);
        if (!isTelling(kind(op))) return known;
        known.local = localOf(left);
        const bool isMembership = kind(op) == NodeKind::In || kind(op) == NodeKind::NotIn;
        if (known.local == InstId::kNone && !isMembership && isConstant(kind(left)))
            known.local = localOf(nextPart(tree_, op));
    } else if (kind(id) == NodeKind::Call) {
        const NodeId function = tree_.child(id, Field::Function);
        const NodeId list = tree_.child(id, Field::Arguments);
        if (!function || !list || !isTypeTest(tree_.text(function))) return known;
        if (const NodeId first = firstRealChild(tree_, list)) known.local = localOf(first);
    } else {
        known.local = localOf(id);
    }
    return known;
}

void Lowerer::test(InstId value, uint8_t flags, NodeId node, Merge& onTrue, Merge& onFalse) {
    b_.branch(value, flags, node, onTrue, onFalse, refinementOf(node, value));
}

/// The operands of a chain of `and`s, or of `or`s; however long, left to right.
std::vector<NodeId> Lowerer::operandsOf(NodeId boolean) const {
    std::vector<NodeId> operands;
    const NodeId op = tree_.child(boolean, Field::Operator);
    NodeId at = boolean;
    while (at && kind(at) == NodeKind::BooleanOperator) {
        const NodeId own = tree_.child(at, Field::Operator);
        if (!own || !op || kind(own) != kind(op)) break;
        if (const NodeId right = tree_.child(at, Field::Right)) operands.push_back(right);
        at = tree_.child(at, Field::Left);
    }
    if (at && at != boolean) operands.push_back(at);
    std::reverse(operands.begin(), operands.end());
    return operands;
}

/// Branches on an expression; `flags` say whose condition it is. What decides before the last
/// operand of and/or is a kBoolOp.
void Lowerer::condition(NodeId id, uint8_t flags, Merge& onTrue, Merge& onFalse) {
    Merge* whenTrue = &onTrue;
    Merge* whenFalse = &onFalse;
    id = withoutParentheses(tree_, id);
    while (kind(id) == NodeKind::NotOperator && tree_.child(id, Field::Argument)) {
        std::swap(whenTrue, whenFalse);
        id = withoutParentheses(tree_, tree_.child(id, Field::Argument));
    }
    if (kind(id) == NodeKind::ComparisonOperator)
        return comparisonCondition(id, flags, *whenTrue, *whenFalse);
    const std::vector<NodeId> operands =
        kind(id) == NodeKind::BooleanOperator ? operandsOf(id) : std::vector<NodeId>();
    if (operands.size() < 2 || depth_ >= kMaxDepth)
        return test(expression(id), flags, id, *whenTrue, *whenFalse);
    const bool isAnd = kind(tree_.child(id, Field::Operator)) == NodeKind::And;
    whenTrue->isPrecise = whenFalse->isPrecise = true;
    ++depth_;
    for (size_t i = 0; i + 1 < operands.size(); ++i) {
        Merge next;
        next.isPrecise = true;
        if (isAnd)
            condition(operands[i], kBoolOp, next, *whenFalse);
        else
            condition(operands[i], kBoolOp, *whenTrue, next);
        b_.enter(next);
    }
    condition(operands.back(), flags, *whenTrue, *whenFalse);
    --depth_;
}

void Lowerer::comparisonCondition(NodeId id, uint8_t flags, Merge& onTrue, Merge& onFalse) {
    const size_t number = numParts(tree_, id);
    if (number <= 3 || number % 2 == 0) return test(expression(id), flags, id, onTrue, onFalse);
    NodeId at = firstPart(tree_, id);
    InstId left = expression(at);
    for (;;) {
        const InstId result = compareNext(id, at, left);
        if (!nextPart(tree_, at)) return b_.branch(result, flags, id, onTrue, onFalse);
        Merge next;
        b_.branch(result, kBoolOp, id, next, onFalse);
        b_.enter(next);
    }
}

/// Compares with the operand after the next operator; moves on to it.
InstId Lowerer::compareNext(NodeId id, NodeId& at, InstId& left) {
    const NodeId op = nextPart(tree_, at);
    at = nextPart(tree_, op);
    const InstId before = left;
    left = expression(at);
    return b_.emit(InstKind::Compare, before.value, left.value, id,
                   static_cast<uint8_t>(compareOp(kind(op))));
}

/// The value of the edges; in code that nothing leads to there may be none.
InstId Lowerer::merged(Merge& end, NodeId node) {
    return b_.enter(end) ? b_.mergedValue() : opaque({}, node);
}

InstId Lowerer::comparisonValue(NodeId id) {
    const size_t number = numParts(tree_, id);
    if (number < 3 || number % 2 == 0) return opaqueSubtree(id);
    Merge end;
    NodeId at = firstPart(tree_, id);
    InstId left = expression(at);
    for (;;) {
        const InstId result = compareNext(id, at, left);
        if (!nextPart(tree_, at)) {
            if (end.edges.empty()) return result;
            b_.jump(end, id, result);
            return merged(end, id);
        }
        Merge next;
        b_.branch(result, kBoolOp, id, next, end, {}, {}, result);
        b_.enter(next);
    }
}

/// `a or b`: the value of a when that decides, else the value of b.
InstId Lowerer::booleanValue(NodeId id) {
    const std::vector<NodeId> operands = operandsOf(id);
    if (operands.size() < 2) return opaqueSubtree(id);
    const bool isAnd = kind(tree_.child(id, Field::Operator)) == NodeKind::And;
    Merge end;
    end.isPrecise = true;
    for (size_t i = 0; i + 1 < operands.size(); ++i) {
        const InstId value = expression(operands[i]);
        Merge next;
        next.isPrecise = true;
        const Refinement known = refinementOf(operands[i], value);
        if (isAnd)
            b_.branch(value, kBoolOp, operands[i], next, end, known, {}, value);
        else
            b_.branch(value, kBoolOp, operands[i], end, next, known, value, {});
        b_.enter(next);
    }
    b_.jump(end, id, expression(operands.back()));
    return merged(end, id);
}

/// `a if c else b`, with the chain of further conditions after `else` in a loop.
InstId Lowerer::conditionalValue(NodeId id) {
    Merge end;
    NodeId at = id;
    while (kind(at) == NodeKind::ConditionalExpression) {
        std::vector<NodeId> parts;
        for (NodeId child : tree_.children(at))
            if (!isTrivia(kind(child))) parts.push_back(child);
        if (parts.size() != 3) break;
        Merge whenTrue, whenFalse;
        condition(parts[1], kConditionalExpr, whenTrue, whenFalse);
        if (b_.enter(whenTrue)) b_.jump(end, at, expression(parts[0]));
        b_.enter(whenFalse);
        at = parts[2];
    }
    const InstId last =
        kind(at) == NodeKind::ConditionalExpression ? opaqueSubtree(at) : expression(at);
    if (end.edges.empty()) return last;
    b_.jump(end, id, last);
    return merged(end, id);
}

}  // namespace graphlift
