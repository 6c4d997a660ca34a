#include "analysis/ir/Lowerer.h"

namespace graphlift {

/// The chain of elifs is a loop: generated code has thousands.
void Lowerer::ifStatement(NodeId id) {
    Merge end;
    NodeId clause = id;  // the `if`, then each `elif`
    std::vector<NodeId> alternatives;
    for (NodeId child : tree_.children(id)) {
        if (tree_.field(child) == Field::Alternative) alternatives.push_back(child);
        if (kind(child) == NodeKind::Error) opaqueError(child);
    }
    for (size_t next = 0;; ++next) {
        const NodeId test = tree_.child(clause, Field::Condition);
        Merge whenTrue, whenFalse;
        if (test)
            condition(test, 0, whenTrue, whenFalse);
        else  // a syntax error
            b_.branch(opaque({}, clause), 0, clause, whenTrue, whenFalse);
        b_.enter(whenTrue);
        block(tree_.child(clause, Field::Consequence));
        b_.jump(end, clause);
        if (next == alternatives.size()) {
            whenFalse.isPrecise = false;
            end.take(whenFalse);
            break;
        }
        b_.enter(whenFalse);
        clause = alternatives[next];
        if (kind(clause) == NodeKind::ElifClause) continue;
        block(tree_.child(clause, Field::Body));
        b_.jump(end, clause);
        break;
    }
    b_.enter(end);
}

void Lowerer::loopBody(NodeId id, LoopHeader& header, Merge& onBreak) {
    Frame frame;
    frame.kind = Frame::Kind::Loop;
    frame.node = id;
    frame.header = &header;
    frame.onBreak = &onBreak;
    frames_.push_back(frame);
    block(tree_.child(id, Field::Body));
    frames_.pop_back();
    b_.jumpBack(header, id);
}

void Lowerer::whileStatement(NodeId id) {
    errorsInside(id);
    LoopHeader header = b_.startLoop(tree_.range(id), id);
    Merge whenTrue, whenFalse, end;
    if (const NodeId test = tree_.child(id, Field::Condition))
        condition(test, kLoopTest, whenTrue, whenFalse);
    else  // a syntax error
        b_.branch(opaque({}, id), kLoopTest, id, whenTrue, whenFalse);
    b_.enter(whenTrue);
    loopBody(id, header, end);
    if (const NodeId otherwise = tree_.child(id, Field::Alternative)) {
        b_.enter(whenFalse);
        block(tree_.child(otherwise, Field::Body));
        b_.jump(end, otherwise);
    } else {
        end.take(whenFalse);
    }
    b_.enter(end);
}

void Lowerer::forStatement(NodeId id) {
    errorsInside(id);
    const NodeId left = tree_.child(id, Field::Left), right = tree_.child(id, Field::Right);
    const uint8_t flags = hasAsync(id) ? kAsync : 0;
    const InstId iterable = expressionOrOpaque(right, id);
    const InstId iterator =
        b_.emit(InstKind::Iter, iterable.value, InstId::kNone, right ? right : id, flags);
    LoopHeader header = b_.startLoop(tree_.range(id), id);
    const InstId element = b_.emit(InstKind::Next, iterator.value, InstId::kNone, id, flags);
    Merge more, exhausted, end;
    b_.branch(element, kOnNext, id, more, exhausted);
    b_.enter(more);
    if (left) assign(left, element);
    loopBody(id, header, end);
    if (const NodeId otherwise = tree_.child(id, Field::Alternative)) {
        b_.enter(exhausted);
        block(tree_.child(otherwise, Field::Body));
        b_.jump(end, otherwise);
    } else {
        end.take(exhausted);
    }
    b_.enter(end);
}

/// break and continue: out of `with` blocks, through the innermost `finally`, to the loop.
void Lowerer::leave(NodeId id, bool isBreak) {
    for (size_t i = frames_.size(); i-- > 0;) {
        const Frame frame = frames_[i];
        switch (frame.kind) {
            case Frame::Kind::With:
                exitManager(frame.manager, frame.isAsync, {}, frame.node);
                break;
            case Frame::Kind::Finally:
                return b_.jump(isBreak ? *frame.onBreak : *frame.onContinue, id);
            case Frame::Kind::Loop:
                if (isBreak) return b_.jump(*frame.onBreak, id);
                return b_.jumpBack(*frame.header, id);
        }
    }
    opaque({}, id);  // outside of a loop: Python refuses it
}

void Lowerer::returnValue(InstId value, NodeId node) {
    for (size_t i = frames_.size(); i-- > 0;) {
        const Frame frame = frames_[i];
        if (frame.kind == Frame::Kind::With)
            exitManager(frame.manager, frame.isAsync, {}, frame.node);
        if (frame.kind == Frame::Kind::Finally) return b_.jump(*frame.onReturn, node, value);
    }
    b_.end(InstKind::Return, value.value, InstId::kNone, node);
}

}  // namespace graphlift
