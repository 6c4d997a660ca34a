#include "analysis/ir/Lowerer.h"

namespace graphlift {

void Lowerer::decoratedDefinition(NodeId id) {
    errorsInside(id);
    const NodeId definition = tree_.child(id, Field::Definition);
    if (!definition) return;
    if (kind(definition) == NodeKind::ClassDefinition)
        classDefinition(definition, id);
    else
        functionDefinition(definition, id);
}

/// The decorators' values in source order.
std::vector<uint32_t> Lowerer::decorators(NodeId decorated) {
    std::vector<uint32_t> values;
    if (kind(decorated) != NodeKind::DecoratedDefinition) return values;
    for (NodeId child : tree_.children(decorated))
        if (kind(child) == NodeKind::Decorator)
            values.push_back(expressionOrOpaque(decoratorExpression(tree_, child), child).value);
    return values;
}

/// Calls the decorators from the innermost on.
InstId Lowerer::decorate(NodeId decorated, std::span<const uint32_t> values, InstId value) {
    if (values.empty()) return value;
    const std::vector<NodeId> nodes = decoratorsOf(tree_, decorated);
    for (size_t i = values.size(); i-- > 0;)
        value = callWith(InstId(values[i]), {value}, nodes[i], kDecoratorCall);
    return value;
}

void Lowerer::functionDefinition(NodeId id, NodeId decorated) {
    errorsInside(id);
    const std::vector<uint32_t> values = decorators(decorated);
    typeParameters(id);
    const InstId function = decorate(decorated, values, makeFunction(id));
    if (const NodeId name = tree_.child(id, Field::Name)) assign(name, function);
}

void Lowerer::classDefinition(NodeId id, NodeId decorated) {
    errorsInside(id);
    const std::vector<uint32_t> values = decorators(decorated);
    typeParameters(id);
    ScratchList pairs(scratch_);
    if (const NodeId list = tree_.child(id, Field::Superclasses)) arguments(list, pairs);
    const InstId type =
        emitCounted(InstKind::MakeClass, table_.ofNode[id.index()], pairs.items(), id);
    const InstId result = decorate(decorated, values, type);
    if (const NodeId name = tree_.child(id, Field::Name)) assign(name, result);
}

/// Defaults and annotations are evaluated where the function is made.
InstId Lowerer::makeFunction(NodeId id) {
    const std::vector<ParameterView> parameters = parametersOf(tree_, id);
    ScratchList pairs(scratch_);
    for (size_t i = 0; i < parameters.size(); ++i) {
        if (!parameters[i].value) continue;
        pairs.push(functionOperandTag(FunctionOperand::Default, static_cast<uint32_t>(i)));
        pairs.push(expression(parameters[i].value).value);
    }
    for (size_t i = 0; i < parameters.size(); ++i) {
        if (!parameters[i].annotation) continue;
        pairs.push(functionOperandTag(FunctionOperand::Annotation, static_cast<uint32_t>(i)));
        pairs.push(expression(parameters[i].annotation).value);
    }
    if (const NodeId result = tree_.child(id, Field::ReturnType)) {
        pairs.push(functionOperandTag(FunctionOperand::ReturnAnnotation, 0));
        pairs.push(expression(result).value);
    }
    return emitCounted(InstKind::MakeFunction, table_.ofNode[id.index()], pairs.items(), id);
}

/// `def f[T: int]` and `class A[T]`: T is a variable of the scope around, whose value the IR does
/// not know.
void Lowerer::typeParameters(NodeId id) {
    if (const NodeId list = tree_.child(id, Field::TypeParameters)) opaqueSubtree(list);
}

void Lowerer::typeAlias(NodeId id) {
    const NodeId left = tree_.child(id, Field::Left), right = tree_.child(id, Field::Right);
    const NodeId target = left ? firstRealChild(tree_, left) : left;
    if (target && right && leftOf(tree_, target)) return assignToTypeOf(target, right);
    if (left) opaqueSubtree(left);  // binds the type parameters
    const InstId value = right ? expression(right) : opaque({}, id);
    NodeId name = left;
    while (name && kind(name) != NodeKind::Identifier) name = firstRealChild(tree_, name);
    if (name) assign(name, value);
}

/// The grammar reads `type(x).y = z` as the alias statement `type (x).y = z`.
void Lowerer::assignToTypeOf(NodeId target, NodeId right) {
    const InstId value = expression(right);
    NodeId at = target;
    while (const NodeId left = leftOf(tree_, at)) at = left;
    typeArguments_ = at;
    assign(target, value);
    typeArguments_ = NodeId::none();
}

InstId Lowerer::callOfType(NodeId list) {
    const InstId callee = b_.emit(InstKind::LoadGlobal, common_.type.value, InstId::kNone, list);
    ScratchList pairs(scratch_);
    arguments(list, pairs);
    return emitCounted(InstKind::Call, callee.value, pairs.items(), list);
}

InstId Lowerer::comprehension(NodeId id) {
    const uint32_t index = table_.ofNode[id.index()];
    NodeId clause;
    for (NodeId child : tree_.children(id))
        if (kind(child) == NodeKind::ForInClause && !clause) clause = child;
    if (index == NodeId::kNone || !clause) return opaqueSubtree(id);
    const uint8_t flags = kComprehension | (hasAsync(clause) ? kAsync : 0);
    const InstId iterable = clauseIterable(clause);
    const InstId iterator = b_.emit(InstKind::Iter, iterable.value, InstId::kNone, clause, flags);
    const InstId function = b_.emit(InstKind::MakeFunction, index, b_.addPool({}), id);
    const InstId result = callWith(function, {iterator}, id, kComprehension);
    const Scope& scope = table_.scopes[index];
    if (!scope.isAsync || scope.isGenerator) return result;
    return b_.emit(InstKind::Await, result.value, InstId::kNone, id);
}

/// What follows `in`; Python 2 allows several expressions, which are a tuple.
InstId Lowerer::clauseIterable(NodeId clause) {
    ScratchList values(scratch_);
    for (NodeId child : tree_.children(clause))
        if (tree_.field(child) == Field::Right) values.push(expression(child).value);
    if (values.empty()) return opaque({}, clause);
    return values.size() == 1 ? InstId(values[0])
                              : sequenceOf(values.items(), InstKind::BuildTuple, clause);
}

}  // namespace graphlift
