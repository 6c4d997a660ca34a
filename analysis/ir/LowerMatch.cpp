#include "analysis/ir/Lowerer.h"

namespace graphlift {

void Lowerer::matchStatement(NodeId id) {
    errorsInside(id);
    ScratchList subjects(scratch_);
    NodeId subjectNode;
    for (NodeId child : tree_.children(id)) {
        if (tree_.field(child) != Field::Subject) continue;
        subjects.push(expression(child).value);
        subjectNode = child;
    }
    const bool isOne = subjects.size() == 1 && !isFollowedByComma(tree_, subjectNode);
    const InstId subject =
        isOne ? InstId(subjects[0]) : sequenceOf(subjects.items(), InstKind::BuildTuple, id);
    Refinement known;
    if (isOne) known.local = localOf(subjectNode);
    Merge end;
    const NodeId body = tree_.child(id, Field::Body);
    for (NodeId clause : tree_.children(body ? body : id)) {
        if (kind(clause) == NodeKind::Error && body) opaqueError(clause);
        if (kind(clause) != NodeKind::CaseClause) continue;
        Merge fail;
        caseClause(clause, subject, known, fail);
        b_.jump(end, clause);
        b_.enter(fail);
    }
    b_.jump(end, id);
    b_.enter(end);
}

void Lowerer::caseClause(NodeId clause, InstId subject, const Refinement& known, Merge& fail) {
    std::vector<NodeId> patterns;
    for (NodeId child : tree_.children(clause))
        if (kind(child) == NodeKind::CasePattern) patterns.push_back(child);
    const bool isOne = patterns.size() == 1 && !isFollowedByComma(tree_, patterns[0]);
    if (isOne)
        pattern(patterns[0], subject, known, fail);
    else if (!patterns.empty())  // case a, b:
        sequencePattern(clause, subject, fail);
    if (const NodeId guard = tree_.child(clause, Field::Guard)) {
        Merge holds;
        if (const NodeId test = firstRealChild(tree_, guard)) {
            condition(test, 0, holds, fail);
            b_.enter(holds);
        }
    }
    block(tree_.child(clause, Field::Consequence));
}

/// Goes on in an open block where the subject matches; adds an edge to `fail` where it may not.
void Lowerer::pattern(NodeId id, InstId subject, const Refinement& known, Merge& fail) {
    if (depth_ >= kMaxDepth) {
        opaqueSubtree(id);
        return;
    }
    ++depth_;
    switch (kind(id)) {
        case NodeKind::CasePattern:
            casePattern(id, subject, known, fail);
            break;
        case NodeKind::Underscore:
        case NodeKind::Comment:
        case NodeKind::LineContinuation:
            break;
        case NodeKind::DottedName:
            if (const NodeId first = tree_.firstChild(id); first && !tree_.nextSibling(first))
                assign(first, subject);
            else
                literalPattern(id, false, subject, known, fail);
            break;
        case NodeKind::AsPattern:
            if (const NodeId inner = firstRealChild(tree_, id))
                pattern(inner, subject, known, fail);
            capture(id, subject);
            break;
        case NodeKind::UnionPattern:
            unionPattern(id, subject, known, fail);
            break;
        case NodeKind::ClassPattern:
            classPattern(id, subject, fail);
            break;
        case NodeKind::TuplePattern:
            if (const NodeId inner = groupedBy(id))
                pattern(inner, subject, known, fail);
            else
                sequencePattern(id, subject, fail);
            break;
        case NodeKind::ListPattern:
            sequencePattern(id, subject, fail);
            break;
        case NodeKind::DictPattern:
            mappingPattern(id, subject, fail);
            break;
        case NodeKind::SplatPattern:
            capture(id, subject);
            break;
        case NodeKind::KeywordPattern:
        case NodeKind::Error:
            opaqueTest({subject}, id, fail);
            break;
        default:
            literalPattern(id, false, subject, known, fail);
            break;
    }
    --depth_;
}

/// A case_pattern wraps one pattern; the minus of a number stands beside it.
void Lowerer::casePattern(NodeId id, InstId subject, const Refinement& known, Merge& fail) {
    bool isNegative = false;
    for (NodeId child : tree_.children(id)) {
        if (kind(child) == NodeKind::Minus) {
            isNegative = true;
        } else if (isNegative) {
            literalPattern(child, true, subject, known, fail);
        } else {
            pattern(child, subject, known, fail);
        }
    }
}

void Lowerer::literalPattern(NodeId id, bool isNegative, InstId subject, const Refinement& known,
                             Merge& fail) {
    const InstId value = patternValue(id, isNegative);
    const bool isSingleton =
        kind(id) == NodeKind::None || kind(id) == NodeKind::True || kind(id) == NodeKind::False;
    const InstId result =
        b_.emit(InstKind::Compare, subject.value, value.value, id,
                static_cast<uint8_t>(isSingleton ? CompareOp::Is : CompareOp::Eq));
    Refinement refinement = known;
    refinement.test = result;
    Merge matches;
    b_.branch(result, 0, id, matches, fail, refinement);
    b_.enter(matches);
}

/// A number, string, complex number or dotted name in a pattern.
InstId Lowerer::patternValue(NodeId id, bool isNegative) {
    if (kind(id) == NodeKind::Integer || kind(id) == NodeKind::Float)
        return number(id, isNegative, id);
    if (kind(id) == NodeKind::DottedName) {
        const NodeId first = tree_.firstChild(id);
        InstId value = expression(first);
        for (NodeId part = tree_.nextSibling(first); part; part = tree_.nextSibling(part))
            if (kind(part) == NodeKind::Identifier) value = getAttr(value, nameOf(part), id);
        return value;
    }
    if (kind(id) != NodeKind::ComplexPattern) return expression(id);
    InstId left;
    bool isMinus = false;
    for (NodeId part : tree_.children(id)) {
        if (kind(part) == NodeKind::Minus) {
            isMinus = true;
        } else if (kind(part) == NodeKind::Integer || kind(part) == NodeKind::Float) {
            const InstId value = number(part, isMinus, id);
            left = left ? b_.emit(InstKind::Binary, left.value, value.value, id,
                                  static_cast<uint8_t>(BinaryOp::Add))
                        : value;
            isMinus = false;
        }
    }
    return left ? left : opaque({}, id);
}

void Lowerer::unionPattern(NodeId id, InstId subject, const Refinement& known, Merge& fail) {
    Merge matched;
    matched.isPrecise = true;
    bool isNegative = false;
    NodeId child = firstRealChild(tree_, id);
    while (child) {
        NodeId next = tree_.nextSibling(child);
        while (next && isTrivia(kind(next))) next = tree_.nextSibling(next);
        if (kind(child) == NodeKind::Minus) {
            isNegative = true;
            child = next;
            continue;
        }
        Merge otherwise;
        Merge& onFail = next ? otherwise : fail;
        if (isNegative)
            literalPattern(child, true, subject, known, onFail);
        else
            pattern(child, subject, known, onFail);
        isNegative = false;
        b_.jump(matched, child);
        if (next && !b_.enter(otherwise)) break;  // an alternative that always matches
        child = next;
    }
    b_.enter(matched);
}

void Lowerer::opaqueTest(std::initializer_list<InstId> reads, NodeId node, Merge& fail) {
    ScratchList values(scratch_);
    for (InstId value : reads) values.push(value.value);
    Merge matches;
    b_.branch(opaque(values.items(), node), 0, node, matches, fail);
    b_.enter(matches);
}

/// Point(x=0, y): a test of the class that the IR does not look into, then the attributes.
void Lowerer::classPattern(NodeId id, InstId subject, Merge& fail) {
    const NodeId name = firstRealChild(tree_, id);
    if (!name) return opaqueTest({subject}, id, fail);
    const InstId type = patternValue(name, false);
    opaqueTest({subject, type}, id, fail);
    for (NodeId child = tree_.nextSibling(name); child; child = tree_.nextSibling(child)) {
        if (kind(child) != NodeKind::CasePattern) continue;
        const NodeId inner = firstRealChild(tree_, child);
        if (!inner || kind(inner) != NodeKind::KeywordPattern) {
            pattern(child, opaque({subject.value}, child), {}, fail);
            continue;
        }
        const NodeId keyword = firstRealChild(tree_, inner);
        const InstId value = getAttr(subject, nameOf(keyword), inner);
        bool isNegative = false;
        for (NodeId part = tree_.nextSibling(keyword); part; part = tree_.nextSibling(part)) {
            if (kind(part) == NodeKind::Minus)
                isNegative = true;
            else if (isNegative)
                literalPattern(part, true, value, {}, fail);
            else
                pattern(part, value, {}, fail);
        }
    }
}

void Lowerer::sequencePattern(NodeId id, InstId subject, Merge& fail) {
    opaqueTest({subject}, id, fail);
    std::vector<NodeId> parts;
    uint16_t star = 0;
    uint8_t flags = 0;
    for (NodeId child : tree_.children(id)) {
        if (kind(child) != NodeKind::CasePattern) continue;
        const NodeId inner = firstRealChild(tree_, child);
        if (inner && kind(inner) == NodeKind::SplatPattern) {
            flags = kHasStar;
            star = static_cast<uint16_t>(parts.size());
        }
        parts.push_back(child);
    }
    const auto count = static_cast<uint32_t>(parts.size());
    const InstId items = b_.emit(InstKind::Unpack, subject.value, count, id, flags, star);
    for (uint32_t i = 0; i < count; ++i)
        pattern(parts[i], b_.emit(InstKind::UnpackItem, items.value, i, parts[i]), {}, fail);
}

void Lowerer::mappingPattern(NodeId id, InstId subject, Merge& fail) {
    opaqueTest({subject}, id, fail);
    InstId key;
    bool isNegative = false;
    for (NodeId child : tree_.children(id)) {
        if (kind(child) == NodeKind::Minus) {
            isNegative = true;
        } else if (kind(child) == NodeKind::SplatPattern) {
            capture(child, opaque({subject.value}, child));
        } else if (tree_.field(child) == Field::Value && key) {
            const InstId value = b_.emit(InstKind::GetItem, subject.value, key.value, child);
            pattern(child, value, {}, fail);
        } else if (tree_.field(child) == Field::Key) {
            key = patternValue(child, isNegative);
            isNegative = false;
        }
    }
}

/// The name that a `*rest`, `**rest` or `... as name` binds.
void Lowerer::capture(NodeId parent, InstId value) {
    for (NodeId child : tree_.children(parent))
        if (kind(child) == NodeKind::Identifier) assign(child, value);
}

}  // namespace graphlift
