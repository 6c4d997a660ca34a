#include "analysis/ir/Lowerer.h"

namespace graphlift {

CommonNames::CommonNames(NameCache& names)
    : enter(names.intern("__enter__")),
      exit(names.intern("__exit__")),
      asyncEnter(names.intern("__aenter__")),
      asyncExit(names.intern("__aexit__")),
      append(names.intern("append")),
      add(names.intern("add")),
      print(names.intern("print")),
      exec(names.intern("exec")),
      type(names.intern("type")),
      file(names.intern("file")),
      repr(names.intern("repr")),
      str(names.intern("str")),
      ascii(names.intern("ascii")),
      classAttribute(names.intern("__class__")),
      traceback(names.intern("__traceback__")),
      empty(names.intern("")),
      future(names.intern("__future__")) {}

Lowerer::Lowerer(const SyntaxTree& tree, const ScopeTable& table, NameCache& names, IrFile& out)
    : tree_(tree), table_(table), names_(names), out_(out), common_(names) {}

void Lowerer::lower(uint32_t index) {
    scope_ = &table_.scopes[index];
    function_ = &out_.functions[index];
    onException_ = nullptr;
    frames_.clear();
    b_.start(*function_, table_, *scope_);
    const NodeId node = scope_->node;
    switch (scope_->kind) {
        case ScopeKind::Module:
            for (NodeId child : tree_.children(node)) statement(child);
            finishReturn(InstId());
            break;
        case ScopeKind::Class:
            namespace_ = b_.emit(InstKind::Param, 0, InstId::kNone, node);
            block(tree_.child(node, Field::Body));
            finishReturn(namespace_);
            break;
        case ScopeKind::Function:
            lowerParameters();
            block(tree_.child(node, Field::Body));
            finishReturn(InstId());
            break;
        case ScopeKind::Lambda:
            lowerParameters();
            finishReturn(expressionOrOpaque(tree_.child(node, Field::Body), node));
            break;
        case ScopeKind::ListComp:
        case ScopeKind::SetComp:
        case ScopeKind::DictComp:
        case ScopeKind::GeneratorExp:
            lowerComprehension();
            break;
    }
    b_.finish();
}

/// Falling off the end; nothing when the end is not reached.
void Lowerer::finishReturn(InstId value) {
    if (!b_.isOpen()) return;
    const NodeId node = scope_->node;
    if (!value) value = b_.none(node);
    b_.end(InstKind::Return, value.value, InstId::kNone, node);
}

void Lowerer::lowerParameters() {
    const std::vector<ParameterView> parameters = parametersOf(tree_, scope_->node);
    std::vector<InstId> values;
    for (uint32_t i = 0; i < parameters.size(); ++i)
        values.push_back(b_.emit(InstKind::Param, i, InstId::kNone, parameters[i].node));
    for (size_t i = 0; i < parameters.size(); ++i) assign(parameters[i].name, values[i]);
}

void Lowerer::lowerComprehension() {
    const NodeId node = scope_->node;
    const InstId iterator = b_.emit(InstKind::Param, 0, InstId::kNone, node);
    switch (scope_->kind) {
        case ScopeKind::ListComp:
            container_ = sequenceOf({}, InstKind::BuildList, node);
            break;
        case ScopeKind::SetComp:
            container_ = sequenceOf({}, InstKind::BuildSet, node);
            break;
        case ScopeKind::DictComp:
            container_ = b_.emit(InstKind::BuildDict, b_.addPool({}), 0, node);
            break;
        case ScopeKind::GeneratorExp:
        case ScopeKind::Module:
        case ScopeKind::Class:
        case ScopeKind::Function:
        case ScopeKind::Lambda:
            container_ = InstId();
            break;
    }
    std::vector<NodeId> clauses;
    for (NodeId child : tree_.children(node)) {
        if (kind(child) == NodeKind::ForInClause || kind(child) == NodeKind::IfClause)
            clauses.push_back(child);
    }
    Merge none;
    comprehensionClauses(clauses, iterator, none);
    finishReturn(container_);
}

/// The loops and conditions from the first clause on, and the element in their middle. Conditions
/// that fail lead to `next`: the next element of the loop around them.
void Lowerer::comprehensionClauses(std::span<const NodeId> clauses, InstId iterator, Merge& next) {
    if (clauses.empty()) return comprehensionElement();
    if (depth_ >= kMaxDepth) {
        opaqueSubtree(clauses[0]);
        return;
    }
    ++depth_;
    if (kind(clauses[0]) == NodeKind::IfClause) {
        Merge holds;
        if (const NodeId test = firstRealChild(tree_, clauses[0])) {
            condition(test, 0, holds, next);
            b_.enter(holds);
        }
        comprehensionClauses(clauses.subspan(1), {}, next);
    } else {
        comprehensionLoop(clauses, iterator);
    }
    --depth_;
}

void Lowerer::comprehensionLoop(std::span<const NodeId> clauses, InstId iterator) {
    const NodeId clause = clauses[0];
    const uint8_t flags = kComprehension | (hasAsync(clause) ? kAsync : 0);
    if (!iterator)
        iterator =
            b_.emit(InstKind::Iter, clauseIterable(clause).value, InstId::kNone, clause, flags);
    const LoopHeader header = b_.startLoop(tree_.range(scope_->node), clause);
    const InstId element = b_.emit(InstKind::Next, iterator.value, InstId::kNone, clause, flags);
    Merge more, exhausted, next;
    b_.branch(element, kOnNext, clause, more, exhausted);
    b_.enter(more);
    if (const NodeId left = tree_.child(clause, Field::Left)) assign(left, element);
    comprehensionClauses(clauses.subspan(1), {}, next);
    b_.jump(next, clause);
    b_.enter(next);
    b_.jumpBack(header, clause);
    b_.enter(exhausted);
}

void Lowerer::comprehensionElement() {
    const NodeId body = tree_.child(scope_->node, Field::Body);
    if (!body) return;
    if (scope_->kind == ScopeKind::DictComp) {
        const InstId key = expressionOrOpaque(tree_.child(body, Field::Key), body);
        const InstId value = expressionOrOpaque(tree_.child(body, Field::Value), body);
        const uint32_t operands[] = {key.value, value.value};
        b_.emit(InstKind::SetItem, container_.value, b_.addPool(operands), body);
        return;
    }
    const InstId value = expression(body);
    if (scope_->kind == ScopeKind::GeneratorExp) {
        b_.emit(InstKind::Yield, value.value, InstId::kNone, body);
        return;
    }
    const bool isList = scope_->kind == ScopeKind::ListComp;
    const InstId method = getAttr(container_, isList ? common_.append : common_.add, body);
    callWith(method, {value}, body);
}

}  // namespace graphlift
