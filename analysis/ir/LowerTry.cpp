#include "analysis/ir/Lowerer.h"

namespace graphlift {
namespace {

// A finally block within a finally block is lowered once for each path of both; deeper than this
// only the normal path is. A guess: two levels is the most that was seen.
constexpr int kMaxFinallyDepth = 4;

// Handlers are reached from after each statement of the body until this many environments are kept.
constexpr size_t kMaxHandlerCells = 4'000'000;

}  // namespace

/// The exits that wait for a finally block.
struct Lowerer::Handlers {
    Merge normal, onException, onReturn, onBreak, onContinue;
};

/// Both goes on and, by an exception, to the innermost handler of this function.
void Lowerer::mayRaise(NodeId node) {
    if (!onException_ || !b_.isOpen()) return;
    if (onException_->edges.size() * (b_.numLocals() + 1) > kMaxHandlerCells) return;
    Merge goesOn;
    b_.branch({}, kMayRaise, node, goesOn, *onException_);
    b_.enter(goesOn);
}

void Lowerer::raise(InstId exception, InstId cause, uint8_t flags, NodeId node) {
    mayRaise(node);
    b_.end(InstKind::Raise, exception.value, cause.value, node, flags);
}

void Lowerer::tryBody(NodeId body, Merge* onException) {
    Merge* const outer = onException_;
    onException_ = onException;
    mayRaise(body);
    for (NodeId child : tree_.children(body)) {
        if (isTrivia(kind(child))) continue;
        statement(child);
        mayRaise(child);
    }
    onException_ = outer;
}

void Lowerer::tryStatement(NodeId id) {
    errorsInside(id);
    NodeId otherwise, finallyClause;
    bool hasHandlers = false;
    for (NodeId child : tree_.children(id)) {
        if (kind(child) == NodeKind::ElseClause) otherwise = child;
        if (kind(child) == NodeKind::FinallyClause) finallyClause = child;
        hasHandlers |=
            kind(child) == NodeKind::ExceptClause || kind(child) == NodeKind::ExceptGroupClause;
    }
    Handlers paths;
    Merge after, caught;
    Merge& done = finallyClause ? paths.normal : after;
    Merge* const onFinally = finallyClause ? &paths.onException : onException_;
    if (finallyClause) {
        Frame frame;
        frame.kind = Frame::Kind::Finally;
        frame.node = finallyClause;
        frame.onBreak = &paths.onBreak;
        frame.onContinue = &paths.onContinue;
        frame.onReturn = &paths.onReturn;
        frames_.push_back(frame);
    }
    if (const NodeId body = tree_.child(id, Field::Body))
        tryBody(body, hasHandlers ? &caught : onFinally);
    if (otherwise) {
        Merge* const outer = onException_;
        onException_ = onFinally;
        block(tree_.child(otherwise, Field::Body));
        onException_ = outer;
    }
    b_.jump(done, id);
    if (hasHandlers) handlers(id, caught, done, onFinally);
    if (finallyClause) {
        frames_.pop_back();
        finallyPaths(finallyClause, paths, after);
    }
    b_.enter(after);
}

/// One handler after the other: each is taken, or the next is asked; at last the exception goes on.
void Lowerer::handlers(NodeId id, Merge& caught, Merge& after, Merge* onFinally) {
    if (!b_.enter(caught)) return;
    Merge* const outer = onException_;
    onException_ = onFinally;
    bool goesOn = true;
    NodeId last;
    for (NodeId child : tree_.children(id))
        if (kind(child) == NodeKind::ExceptClause || kind(child) == NodeKind::ExceptGroupClause)
            last = child;
    for (NodeId child : tree_.children(id)) {
        const bool isHandler =
            kind(child) == NodeKind::ExceptClause || kind(child) == NodeKind::ExceptGroupClause;
        if (!isHandler) continue;
        goesOn = handler(child, child == last, after);
    }
    if (goesOn && b_.isOpen()) {
        if (onFinally != outer)
            b_.jump(*onFinally, last);
        else
            raise({}, {}, 0, last);
    }
    onException_ = outer;
}

/// False: the handler catches everything. The last one that names Exception is taken to do so.
bool Lowerer::handler(NodeId clause, bool isLast, Merge& after) {
    NodeId type, target, body;
    for (NodeId child : tree_.children(clause)) {
        if (kind(child) == NodeKind::Block)
            body = child;
        else if (kind(child) == NodeKind::Error)
            opaqueError(child);
        else if (tree_.field(child) == Field::Alias)
            target = child;
        else if (!isTrivia(kind(child)) && !type)
            type = child;
    }
    if (type && kind(type) == NodeKind::AsPattern) {
        target = tree_.child(type, Field::Alias);
        type = firstRealChild(tree_, type);
    }
    if (target && kind(target) == NodeKind::AsPatternTarget) target = firstRealChild(tree_, target);
    const std::string_view typeText = type ? tree_.text(type) : std::string_view();
    const bool isWide = typeText == "Exception" || typeText == "BaseException";
    const bool catchesAll = !type || (isLast && isWide);
    const InstId typeValue = type ? expression(type) : InstId();
    Merge next;
    if (!catchesAll) {
        Merge taken;
        b_.branch({}, kMayRaise, clause, next, taken);
        b_.enter(taken);
    }
    const InstId exception =
        b_.emit(InstKind::CaughtException, typeValue.value, InstId::kNone, clause);
    mayRaise(clause);
    if (target) assign(target, exception);
    block(body);
    if (target && b_.isOpen()) deleteTarget(target);
    b_.jump(after, clause);
    return b_.enter(next);
}

/// The finally block once for every way to it; each way goes on behind it where it was going.
void Lowerer::finallyPaths(NodeId clause, Handlers& paths, Merge& after) {
    NodeId body;
    for (NodeId child : tree_.children(clause))
        if (kind(child) == NodeKind::Block) body = child;
    ++finallyDepth_;
    const bool isWhole = finallyDepth_ <= kMaxFinallyDepth;
    const auto run = [&](Merge& way) {
        if (!b_.enter(way)) return false;
        if (isWhole || &way == &paths.normal)
            block(body);
        else
            opaqueSubtree(body ? body : clause);
        return b_.isOpen();
    };
    if (run(paths.normal)) b_.jump(after, clause);
    if (run(paths.onException)) raise({}, {}, 0, clause);
    if (b_.enter(paths.onReturn)) {
        const InstId value = b_.mergedValue();
        if (isWhole) block(body);
        if (b_.isOpen()) returnValue(value, clause);
    }
    if (run(paths.onBreak)) leave(clause, true);
    b_.jump(after, clause);  // a break outside of a loop leaves the block open
    if (run(paths.onContinue)) leave(clause, false);
    b_.jump(after, clause);
    --finallyDepth_;
}

void Lowerer::withStatement(NodeId id) {
    errorsInside(id);
    const bool isAsync = hasAsync(id);
    std::vector<NodeId> items;
    for (NodeId clause : tree_.children(id)) {
        if (kind(clause) != NodeKind::WithClause) continue;
        for (NodeId item : tree_.children(clause)) {
            if (kind(item) == NodeKind::Error) opaqueError(item);
            if (kind(item) != NodeKind::WithItem) continue;
            const NodeId value = tree_.child(item, Field::Value);
            if (!value) continue;
            // `with (a as b, c as d):` may be read as one tuple
            bool isGroup = false;
            if (kind(value) == NodeKind::Tuple || kind(value) == NodeKind::ParenthesizedExpression)
                for (NodeId part : tree_.children(value))
                    isGroup |= kind(part) == NodeKind::AsPattern;
            if (!isGroup) items.push_back(value);
            if (isGroup)
                for (NodeId part : tree_.children(value))
                    if (!isTrivia(kind(part))) items.push_back(part);
        }
    }
    withItems(id, items, 0, isAsync);
}

void Lowerer::withItems(NodeId id, std::span<const NodeId> items, size_t at, bool isAsync) {
    if (at == items.size()) return block(tree_.child(id, Field::Body));
    if (depth_ >= kMaxDepth) {
        opaqueSubtree(id);
        return;
    }
    NodeId item = items[at], target;
    if (kind(item) == NodeKind::AsPattern) {
        target = tree_.child(item, Field::Alias);
        item = firstRealChild(tree_, item);
    }
    const InstId manager = expressionOrOpaque(item, id);
    const Name enterName = isAsync ? common_.asyncEnter : common_.enter;
    const InstId enter = getAttr(manager, enterName, items[at], kEnter);
    InstId value = callWith(enter, {}, items[at], kEnter);
    if (isAsync) value = b_.emit(InstKind::Await, value.value, InstId::kNone, items[at]);
    if (target) assign(target, value);
    Merge normal, exceptional;
    b_.branch({}, kMayRaise, items[at], normal, exceptional);
    b_.enter(normal);
    Frame frame;
    frame.kind = Frame::Kind::With;
    frame.node = items[at];
    frame.manager = manager;
    frame.isAsync = isAsync;
    frames_.push_back(frame);
    ++depth_;
    withItems(id, items, at + 1, isAsync);
    --depth_;
    frames_.pop_back();
    Merge after;
    if (b_.isOpen()) {
        exitManager(manager, isAsync, {}, items[at]);
        b_.jump(after, id);
    }
    b_.enter(exceptional);
    const InstId exception =
        b_.emit(InstKind::CaughtException, InstId::kNone, InstId::kNone, items[at]);
    exitManager(manager, isAsync, exception, items[at]);
    raise({}, {}, 0, items[at]);
    b_.enter(after);
}

/// Calls __exit__ with the exception, or with three Nones.
void Lowerer::exitManager(InstId manager, bool isAsync, InstId exception, NodeId node) {
    const InstId exit = getAttr(manager, isAsync ? common_.asyncExit : common_.exit, node, kExit);
    InstId result;
    if (exception) {
        const InstId type = getAttr(exception, common_.classAttribute, node);
        const InstId traceback = getAttr(exception, common_.traceback, node);
        result = callWith(exit, {type, exception, traceback}, node, kExit);
    } else {
        const InstId nothing = b_.none(node);
        result = callWith(exit, {nothing, nothing, nothing}, node, kExit);
    }
    if (isAsync) b_.emit(InstKind::Await, result.value, InstId::kNone, node);
}

}  // namespace graphlift
