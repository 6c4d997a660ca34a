#include <limits>

#include "analysis/ir/Lowerer.h"

namespace graphlift {

InstId Lowerer::load(uint32_t variable, NodeId node) {
    const Variable& v = table_.variables[variable];
    switch (v.storage) {
        case Storage::Local:
            return b_.read(v.index, v.name, node);
        case Storage::Cell:
            return b_.emit(InstKind::LoadCell, v.name.value, v.index, node);
        case Storage::Global:
            return b_.emit(InstKind::LoadGlobal, v.name.value, InstId::kNone, node);
        case Storage::Namespace:
            return getAttr(namespace_, v.name, node, kOrGlobal);
    }
    return {};
}

void Lowerer::store(uint32_t variable, InstId value, NodeId node) {
    const Variable& v = table_.variables[variable];
    switch (v.storage) {
        case Storage::Local:
            return b_.write(v.index, value);
        case Storage::Cell:
            b_.emit(InstKind::StoreCell, v.name.value, value.value, node, 0,
                    static_cast<uint16_t>(v.index));
            return;
        case Storage::Global:
            b_.emit(InstKind::StoreGlobal, v.name.value, value.value, node);
            return;
        case Storage::Namespace: {
            const uint32_t operands[] = {v.name.value, value.value};
            b_.emit(InstKind::SetAttr, namespace_.value, b_.addPool(operands), node);
            return;
        }
    }
}

void Lowerer::remove(uint32_t variable, NodeId node) {
    const Variable& v = table_.variables[variable];
    switch (v.storage) {
        case Storage::Local:
            return b_.forget(v.index);
        case Storage::Cell: {
            const InstId nothing = b_.emit(InstKind::Undef, v.name.value, InstId::kNone, node);
            return store(variable, nothing, node);
        }
        case Storage::Global:
            b_.emit(InstKind::DelGlobal, v.name.value, InstId::kNone, node);
            return;
        case Storage::Namespace:
            b_.emit(InstKind::DelAttr, namespace_.value, v.name.value, node);
            return;
    }
}

void Lowerer::assign(NodeId target, InstId value) {
    if (depth_ >= kMaxDepth) {
        opaqueSubtree(target);
        return;
    }
    switch (kind(target)) {
        case NodeKind::Identifier: {
            const uint32_t variable = table_.ofNode[target.index()];
            if (variable != NodeId::kNone) store(variable, value, target);
            return;
        }
        case NodeKind::Attribute: {
            const NodeId name = tree_.child(target, Field::Attribute);
            const InstId object = expressionOrOpaque(tree_.child(target, Field::Object), target);
            if (!name) return;
            const uint32_t operands[] = {nameOf(name).value, value.value};
            b_.emit(InstKind::SetAttr, object.value, b_.addPool(operands), target);
            return;
        }
        case NodeKind::Subscript: {
            const InstId object = expressionOrOpaque(tree_.child(target, Field::Value), target);
            const uint32_t operands[] = {subscriptIndex(target).value, value.value};
            b_.emit(InstKind::SetItem, object.value, b_.addPool(operands), target);
            return;
        }
        case NodeKind::AsPatternTarget:
        case NodeKind::ParenthesizedExpression:
        case NodeKind::Type:
            if (const NodeId inner = firstRealChild(tree_, target)) assign(inner, value);
            return;
        case NodeKind::TuplePattern:
        case NodeKind::Tuple: {
            if (const NodeId inner = groupedBy(target)) return assign(inner, value);
            return unpack(target, value);
        }
        case NodeKind::List:
        case NodeKind::ListPattern:
        case NodeKind::ExpressionList:
        case NodeKind::PatternList:
            return unpack(target, value);
        default: {  // no target that Python knows: a syntax error
            const uint32_t values[] = {value.value, opaqueSubtree(target).value};
            opaque(values, target);
        }
    }
}

void Lowerer::unpack(NodeId target, InstId value) {
    std::vector<NodeId> targets;
    uint16_t star = 0;
    uint8_t flags = 0;
    for (NodeId child : tree_.children(target)) {
        if (isTrivia(kind(child))) continue;
        const bool isStar =
            kind(child) == NodeKind::ListSplatPattern || kind(child) == NodeKind::ListSplat;
        if (isStar && targets.size() <= std::numeric_limits<uint16_t>::max()) {
            flags = kHasStar;
            star = static_cast<uint16_t>(targets.size());
        }
        NodeId inner = isStar ? tree_.firstChild(child) : child;
        while (inner && (kind(inner) == NodeKind::Star || isTrivia(kind(inner))))
            inner = tree_.nextSibling(inner);
        targets.push_back(inner ? inner : child);
    }
    const auto number = static_cast<uint32_t>(targets.size());
    const InstId items = b_.emit(InstKind::Unpack, value.value, number, target, flags, star);
    ++depth_;
    for (uint32_t i = 0; i < number; ++i)
        assign(targets[i], b_.emit(InstKind::UnpackItem, items.value, i, targets[i]));
    --depth_;
}

/// `a: int = b = c`: c is evaluated once, then stored from left to right.
void Lowerer::assignment(NodeId id) {
    std::vector<NodeId> targets;
    NodeId at = id, right;
    for (;;) {
        if (const NodeId left = tree_.child(at, Field::Left)) targets.push_back(left);
        right = tree_.child(at, Field::Right);
        if (!right || kind(right) != NodeKind::Assignment) break;
        at = right;
    }
    if (right) {
        const InstId value = rightSide(right);
        for (NodeId target : targets) assign(target, value);
    }
    const NodeId annotation = tree_.child(id, Field::Type);
    if (annotation && scope_->kind <= ScopeKind::Class) expression(annotation);
    errorsInside(id);
}

InstId Lowerer::rightSide(NodeId id) {
    if (kind(id) != NodeKind::AugmentedAssignment) return expression(id);
    augmentedAssignment(id);  // `a = b += 1` is a syntax error that the grammar accepts
    return opaque({}, id);
}

/// The target's object and index are evaluated once.
void Lowerer::augmentedAssignment(NodeId id) {
    NodeId left = tree_.child(id, Field::Left);
    const NodeId right = tree_.child(id, Field::Right), token = tree_.child(id, Field::Operator);
    if (!left || !right || !token) {
        opaqueSubtree(id);
        return;
    }
    if (kind(left) == NodeKind::TuplePattern || kind(left) == NodeKind::ParenthesizedExpression)
        left = firstRealChild(tree_, left) ? firstRealChild(tree_, left) : left;
    const auto combine = [&](InstId before) {
        const InstId value = rightSide(right);
        return b_.emit(InstKind::Binary, before.value, value.value, id,
                       static_cast<uint8_t>(binaryOperator(kind(token))) | kInPlace);
    };
    if (kind(left) == NodeKind::Attribute && tree_.child(left, Field::Attribute)) {
        const InstId object = expressionOrOpaque(tree_.child(left, Field::Object), left);
        const Name name = nameOf(tree_.child(left, Field::Attribute));
        const uint32_t operands[] = {name.value, combine(getAttr(object, name, left)).value};
        b_.emit(InstKind::SetAttr, object.value, b_.addPool(operands), left);
    } else if (kind(left) == NodeKind::Subscript) {
        const InstId object = expressionOrOpaque(tree_.child(left, Field::Value), left);
        const InstId index = subscriptIndex(left);
        const InstId before = b_.emit(InstKind::GetItem, object.value, index.value, left);
        const uint32_t operands[] = {index.value, combine(before).value};
        b_.emit(InstKind::SetItem, object.value, b_.addPool(operands), left);
    } else {
        assign(left, combine(expression(left)));
    }
}

}  // namespace graphlift
