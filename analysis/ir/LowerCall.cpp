#include <limits>

#include "analysis/ir/Lowerer.h"

namespace graphlift {

InstId Lowerer::call(NodeId id, InstId callee) {
    ScratchList pairs(scratch_);
    const NodeId list = tree_.child(id, Field::Arguments);
    if (!list) return opaque({callee.value}, id);
    if (kind(list) == NodeKind::GeneratorExpression) {
        pairs.push(kPositional);
        pairs.push(comprehension(list).value);
    } else {
        arguments(list, pairs);
    }
    return emitCounted(InstKind::Call, callee.value, pairs.items(), id);
}

/// Appends tag and value of every argument: of a call, or of a class definition.
void Lowerer::arguments(NodeId list, ScratchList& pairs) {
    for (NodeId child : tree_.children(list)) {
        uint32_t tag = kPositional;
        NodeId value = child;
        switch (kind(child)) {
            case NodeKind::Comment:
            case NodeKind::LineContinuation:
                continue;
            case NodeKind::KeywordArgument: {
                const NodeId name = tree_.child(child, Field::Name);
                if (name) tag = nameOf(name).value;
                value = tree_.child(child, Field::Value);
                break;
            }
            case NodeKind::ParenthesizedExpression: {
                const NodeId inner = withoutParentheses(tree_, child);
                if (kind(inner) != NodeKind::ListSplat) break;
                tag = kStarArgs;
                value = tree_.nextSibling(tree_.firstChild(inner));
                break;
            }
            case NodeKind::ListSplat:
            case NodeKind::DictionarySplat:
                tag = kind(child) == NodeKind::ListSplat ? kStarArgs : kStarStarArgs;
                value = tree_.nextSibling(tree_.firstChild(child));  // after the stars
                break;
            default:
                break;  // a plain argument
        }
        while (value && isTrivia(kind(value))) value = tree_.nextSibling(value);
        pairs.push(tag);
        pairs.push(expressionOrOpaque(value, child).value);
    }
}

InstId Lowerer::callWith(InstId callee, std::initializer_list<InstId> values, NodeId node,
                         uint8_t flags) {
    ScratchList pairs(scratch_);
    for (InstId value : values) {
        pairs.push(kPositional);
        pairs.push(value.value);
    }
    return emitCounted(InstKind::Call, callee.value, pairs.items(), node, flags);
}

/// Call, MakeFunction and MakeClass: more operands than Inst::count can say make it Opaque.
InstId Lowerer::emitCounted(InstKind what, uint32_t a, std::span<const uint32_t> pairs, NodeId node,
                            uint8_t flags) {
    const size_t count = pairs.size() / 2;
    if (count > std::numeric_limits<uint16_t>::max()) {
        std::vector<uint32_t> values;
        if (what == InstKind::Call) values.push_back(a);
        for (size_t i = 1; i < pairs.size(); i += 2) values.push_back(pairs[i]);
        return opaque(values, node);
    }
    return b_.emit(what, a, b_.addPool(pairs), node, flags, static_cast<uint16_t>(count));
}

}  // namespace graphlift
