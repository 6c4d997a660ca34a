#include "analysis/ir/Lowerer.h"
#include "analysis/syntax/Literals.h"

namespace graphlift {

void Lowerer::block(NodeId id) {
    if (!id) return;
    for (NodeId child : tree_.children(id)) statement(child);
}

void Lowerer::statement(NodeId id) {
    if (isTrivia(kind(id))) return;
    if (depth_ >= kMaxDepth) {
        opaqueSubtree(id);
        return;
    }
    ++depth_;
    switch (kind(id)) {
        case NodeKind::IfStatement:
            ifStatement(id);
            break;
        case NodeKind::WhileStatement:
            whileStatement(id);
            break;
        case NodeKind::ForStatement:
            forStatement(id);
            break;
        case NodeKind::TryStatement:
            tryStatement(id);
            break;
        case NodeKind::WithStatement:
            withStatement(id);
            break;
        case NodeKind::MatchStatement:
            matchStatement(id);
            break;
        case NodeKind::FunctionDefinition:
            functionDefinition(id, id);
            break;
        case NodeKind::ClassDefinition:
            classDefinition(id, id);
            break;
        case NodeKind::DecoratedDefinition:
            decoratedDefinition(id);
            break;
        case NodeKind::Block:
            block(id);
            break;
        default:
            simpleStatement(id);
            break;
    }
    --depth_;
}

void Lowerer::simpleStatement(NodeId id) {
    switch (kind(id)) {
        case NodeKind::ExpressionStatement:
            return expressionStatement(id);
        case NodeKind::ReturnStatement:
            return returnStatement(id);
        case NodeKind::RaiseStatement:
            return raiseStatement(id);
        case NodeKind::AssertStatement:
            return assertStatement(id);
        case NodeKind::DeleteStatement:
            for (NodeId child : tree_.children(id)) deleteTarget(child);
            return;
        case NodeKind::ImportStatement:
            return importStatement(id);
        case NodeKind::ImportFromStatement:
        case NodeKind::FutureImportStatement:
            return importFrom(id);
        case NodeKind::BreakStatement:
            return leave(id, true);
        case NodeKind::ContinueStatement:
            return leave(id, false);
        case NodeKind::PrintStatement:
            return printStatement(id);
        case NodeKind::ExecStatement:
            return execStatement(id);
        case NodeKind::TypeAliasStatement:
            return typeAlias(id);
        case NodeKind::PassStatement:
        case NodeKind::GlobalStatement:
        case NodeKind::NonlocalStatement:
            return errorsInside(id);
        default:
            opaqueSubtreeOrError(id);  // a syntax error, or something that is no statement
    }
}

void Lowerer::opaqueSubtreeOrError(NodeId id) {
    if (kind(id) == NodeKind::Error)
        opaqueError(id);
    else
        opaqueSubtree(id);
}

/// Syntax errors between the parts of a statement.
void Lowerer::errorsInside(NodeId id) {
    if (!(tree_[id].flags & SyntaxTree::kHasError)) return;
    for (NodeId child : tree_.children(id))
        if (kind(child) == NodeKind::Error) opaqueError(child);
}

void Lowerer::expressionStatement(NodeId id) {
    for (NodeId child : tree_.children(id)) {
        switch (kind(child)) {
            case NodeKind::Comment:
            case NodeKind::LineContinuation:
            case NodeKind::Ellipsis:
                break;
            case NodeKind::String:  // a docstring: Python evaluates no constant for nothing
                if (prefixOf(tree_, child).isFormat) expression(child);
                break;
            case NodeKind::Assignment:
                assignment(child);
                break;
            case NodeKind::AugmentedAssignment:
                augmentedAssignment(child);
                break;
            default:
                expression(child);
                break;
        }
    }
}

void Lowerer::returnStatement(NodeId id) {
    const NodeId value = firstRealChild(tree_, id);
    returnValue(value ? expression(value) : b_.none(id), id);
}

void Lowerer::raiseStatement(NodeId id) {
    InstId exception, cause;
    for (NodeId child : tree_.children(id)) {
        if (isTrivia(kind(child))) continue;
        const InstId value = expression(child);
        if (tree_.field(child) == Field::Cause)
            cause = value;
        else if (!exception)
            exception = value;
    }
    raise(exception, cause, 0, id);
}

void Lowerer::assertStatement(NodeId id) {
    const NodeId test = firstRealChild(tree_, id);
    if (!test) return;
    Merge holds, fails;
    condition(test, kAssertTest, holds, fails);
    if (b_.enter(fails)) {
        InstId message;
        for (NodeId child : tree_.children(id))
            if (child != test && !isTrivia(kind(child))) message = expression(child);
        raise(message, {}, kAssert, id);
    }
    b_.enter(holds);
}

void Lowerer::deleteTarget(NodeId id) {
    switch (kind(id)) {
        case NodeKind::Identifier: {
            const uint32_t variable = table_.ofNode[id.index()];
            if (variable != NodeId::kNone) remove(variable, id);
            return;
        }
        case NodeKind::Attribute: {
            const NodeId name = tree_.child(id, Field::Attribute);
            const InstId object = expressionOrOpaque(tree_.child(id, Field::Object), id);
            if (name) b_.emit(InstKind::DelAttr, object.value, nameOf(name).value, id);
            return;
        }
        case NodeKind::Subscript: {
            const InstId object = expressionOrOpaque(tree_.child(id, Field::Value), id);
            const InstId index = subscriptIndex(id);
            b_.emit(InstKind::DelItem, object.value, index.value, id);
            return;
        }
        case NodeKind::ExpressionList:
        case NodeKind::Tuple:
        case NodeKind::List:
        case NodeKind::ParenthesizedExpression:
            if (depth_ >= kMaxDepth) break;
            ++depth_;
            for (NodeId child : tree_.children(id)) deleteTarget(child);
            --depth_;
            return;
        case NodeKind::Comment:
        case NodeKind::LineContinuation:
            return;
        default:
            break;  // no target that Python knows
    }
    opaqueSubtree(id);
}

/// Python 2's statement as the call that it became.
void Lowerer::printStatement(NodeId id) {
    const InstId callee = b_.emit(InstKind::LoadGlobal, common_.print.value, InstId::kNone, id);
    ScratchList pairs(scratch_);
    for (NodeId child : tree_.children(id)) {
        if (isTrivia(kind(child))) continue;
        const bool isFile = kind(child) == NodeKind::Chevron;
        const NodeId value = isFile ? firstRealChild(tree_, child) : child;
        pairs.push(isFile ? common_.file.value : kPositional);
        pairs.push(expressionOrOpaque(value, child).value);
    }
    emitCounted(InstKind::Call, callee.value, pairs.items(), id);
}

void Lowerer::execStatement(NodeId id) {
    const InstId callee = b_.emit(InstKind::LoadGlobal, common_.exec.value, InstId::kNone, id);
    ScratchList pairs(scratch_);
    for (NodeId child : tree_.children(id)) {
        if (isTrivia(kind(child)) || kind(child) == NodeKind::In) continue;
        pairs.push(kPositional);
        pairs.push(expression(child).value);
    }
    emitCounted(InstKind::Call, callee.value, pairs.items(), id);
}

/// The text of a dotted name without what may stand around its dots.
Name Lowerer::dottedName(NodeId id) {
    const NodeId first = tree_.firstChild(id);
    if (!first) return names_.intern(tree_.text(id));
    if (!tree_.nextSibling(first)) return nameOf(first);
    std::string text;
    for (NodeId child : tree_.children(id)) {
        if (kind(child) != NodeKind::Identifier) continue;
        if (!text.empty()) text += '.';
        text += tree_.text(child);
    }
    return names_.internTemporary(text);
}

/// `import a.b` binds a; `import a.b as c` binds the module a.b.
void Lowerer::importStatement(NodeId id) {
    for (NodeId child : tree_.children(id)) {
        if (tree_.field(child) != Field::Name) continue;
        const bool isAliased = kind(child) == NodeKind::AliasedImport;
        const NodeId path = isAliased ? tree_.child(child, Field::Name) : child;
        const NodeId target =
            isAliased ? tree_.child(child, Field::Alias) : firstRealChild(tree_, child);
        if (!path || !target) continue;
        const bool isDotted = tree_.firstChild(path) && tree_.nextSibling(tree_.firstChild(path));
        const uint8_t flags = isDotted && !isAliased ? kTopPackage : 0;
        const InstId module = b_.emit(InstKind::Import, dottedName(path).value, 0, child, flags);
        assign(target, module);
    }
    errorsInside(id);
}

void Lowerer::importFrom(NodeId id) {
    Name module = kind(id) == NodeKind::FutureImportStatement ? common_.future : common_.empty;
    uint32_t level = 0;
    const NodeId path = tree_.child(id, Field::ModuleName);
    if (path && kind(path) == NodeKind::RelativeImport) {
        for (NodeId part : tree_.children(path)) {
            if (kind(part) == NodeKind::DottedName) module = dottedName(part);
            if (kind(part) != NodeKind::ImportPrefix) continue;
            for (char c : tree_.text(part)) level += c == '.' ? 1 : 0;
        }
    } else if (path) {
        module = dottedName(path);
    }
    bool isWildcard = false;
    for (NodeId child : tree_.children(id)) isWildcard |= kind(child) == NodeKind::WildcardImport;
    const InstId from =
        b_.emit(InstKind::Import, module.value, level, id, isWildcard ? kWildcard : 0);
    for (NodeId child : tree_.children(id)) {
        if (tree_.field(child) != Field::Name) continue;
        const bool isAliased = kind(child) == NodeKind::AliasedImport;
        const NodeId member = isAliased ? tree_.child(child, Field::Name) : child;
        const NodeId target =
            isAliased ? tree_.child(child, Field::Alias) : firstRealChild(tree_, child);
        if (!member || !target) continue;
        assign(target, getAttr(from, dottedName(member), child, kFromImport));
    }
    errorsInside(id);
}

}  // namespace graphlift
