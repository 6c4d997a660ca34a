// Lowers the body of one scope after the other. Its functions stand in Lower*.cpp by the kind of
// syntax. Recursion follows the nesting of the source down to kMaxDepth; what is deeper becomes
// Opaque. Chains that programs write long (a + b + ..., elif, a.b().c()) are loops.
#pragma once

#include <initializer_list>

#include "analysis/ir/Builder.h"
#include "analysis/ir/ScratchList.h"
#include "analysis/syntax/Views.h"

namespace graphlift {

/// Names that the lowering itself uses, interned once a file.
struct CommonNames {
    explicit CommonNames(NameCache& names);
    Name enter, exit, asyncEnter, asyncExit, append, add, print, exec, type, file, repr, str, ascii;
    Name classAttribute, traceback, empty, future;
};

class Lowerer {
  public:
    Lowerer(const SyntaxTree& tree, const ScopeTable& table, NameCache& names, IrFile& out);
    /// Lowers the scope's body into out.functions of the same index.
    void lower(uint32_t scope);

  private:
    static constexpr int kMaxDepth = 500;

    struct Frame {  // what a return, break or continue passes on its way out
        enum class Kind : uint8_t { Loop, Finally, With } kind;
        NodeId node;
        LoopHeader* header = nullptr;  // Loop
        Merge* onBreak = nullptr;      // Loop; Finally: exits that wait for the finally block
        Merge* onContinue = nullptr;   // Finally
        Merge* onReturn = nullptr;     // Finally
        InstId manager;                // With
        bool isAsync = false;          // With
    };

    // LowerBody.cpp: scopes
    void lowerParameters();
    void lowerComprehension();
    void comprehensionClauses(std::span<const NodeId> clauses, InstId iterator, Merge& next);
    void comprehensionLoop(std::span<const NodeId> clauses, InstId iterator);
    void comprehensionElement();
    void finishReturn(InstId value);

    // LowerDefinition.cpp: what a definition evaluates where it stands
    void functionDefinition(NodeId id, NodeId decorated);
    void classDefinition(NodeId id, NodeId decorated);
    void typeParameters(NodeId id);
    void typeAlias(NodeId id);
    void assignToTypeOf(NodeId target, NodeId right);
    InstId callOfType(NodeId arguments);
    void decoratedDefinition(NodeId id);
    std::vector<uint32_t> decorators(NodeId decorated);
    InstId decorate(NodeId decorated, std::span<const uint32_t> values, InstId value);
    InstId makeFunction(NodeId id);
    InstId comprehension(NodeId id);
    InstId clauseIterable(NodeId clause);

    // LowerStatement.cpp
    void block(NodeId id);
    void statement(NodeId id);
    void simpleStatement(NodeId id);
    void opaqueSubtreeOrError(NodeId id);
    void expressionStatement(NodeId id);
    void returnStatement(NodeId id);
    void raiseStatement(NodeId id);
    void assertStatement(NodeId id);
    void deleteTarget(NodeId id);
    void printStatement(NodeId id);
    void execStatement(NodeId id);
    void importStatement(NodeId id);
    void importFrom(NodeId id);
    Name dottedName(NodeId id);
    void errorsInside(NodeId id);

    // LowerLoop.cpp
    void ifStatement(NodeId id);
    void whileStatement(NodeId id);
    void forStatement(NodeId id);
    void loopBody(NodeId id, LoopHeader& header, Merge& onBreak);
    void leave(NodeId id, bool isBreak);
    void returnValue(InstId value, NodeId node);

    // LowerTry.cpp
    struct Handlers;
    void tryStatement(NodeId id);
    void tryBody(NodeId body, Merge* onException);
    void handlers(NodeId id, Merge& caught, Merge& after, Merge* onFinally);
    bool handler(NodeId clause, bool isLast, Merge& after);
    void finallyPaths(NodeId clause, Handlers& paths, Merge& after);
    void raise(InstId exception, InstId cause, uint8_t flags, NodeId node);
    void mayRaise(NodeId node);
    void withStatement(NodeId id);
    void withItems(NodeId id, std::span<const NodeId> items, size_t at, bool isAsync);
    void exitManager(InstId manager, bool isAsync, InstId exception, NodeId node);

    // LowerMatch.cpp
    void matchStatement(NodeId id);
    void caseClause(NodeId clause, InstId subject, const Refinement& known, Merge& fail);
    void pattern(NodeId id, InstId subject, const Refinement& known, Merge& fail);
    void literalPattern(NodeId id, bool isNegative, InstId subject, const Refinement& known,
                        Merge& fail);
    void casePattern(NodeId id, InstId subject, const Refinement& known, Merge& fail);
    InstId patternValue(NodeId id, bool isNegative);
    void unionPattern(NodeId id, InstId subject, const Refinement& known, Merge& fail);
    void classPattern(NodeId id, InstId subject, Merge& fail);
    void sequencePattern(NodeId id, InstId subject, Merge& fail);
    void mappingPattern(NodeId id, InstId subject, Merge& fail);
    void opaqueTest(std::initializer_list<InstId> reads, NodeId node, Merge& fail);
    void capture(NodeId parent, InstId value);

    // LowerAssign.cpp
    void assignment(NodeId id);
    void augmentedAssignment(NodeId id);
    InstId rightSide(NodeId id);
    void assign(NodeId target, InstId value);
    void unpack(NodeId target, InstId value);
    InstId load(uint32_t variable, NodeId node);
    void store(uint32_t variable, InstId value, NodeId node);
    void remove(uint32_t variable, NodeId node);

    // LowerExpression.cpp
    InstId expression(NodeId id);
    InstId expressionOrOpaque(NodeId id, NodeId parent);
    InstId chain(NodeId id);
    static NodeId leftOf(const SyntaxTree& tree, NodeId id);
    InstId chainLink(NodeId id, InstId left);
    InstId primary(NodeId id);
    InstId operation(NodeId id);
    [[nodiscard]] NodeId groupedBy(NodeId pattern) const;
    InstId sequence(NodeId id, InstKind kind);
    InstId sequenceOf(std::span<const uint32_t> items, InstKind kind, NodeId node);
    InstId dictionary(NodeId id);
    InstId unary(NodeId id);
    InstId slice(NodeId id);
    InstId subscriptIndex(NodeId id);
    InstId namedExpression(NodeId id);
    InstId yield(NodeId id);
    InstId typeExpression(NodeId id);
    InstId number(NodeId id, bool isNegative, NodeId node);
    static BinaryOp binaryOperator(NodeKind token);

    // LowerOpaque.cpp: what has no row in the IR
    InstId opaque(std::span<const uint32_t> values, NodeId node);
    InstId opaque(std::initializer_list<uint32_t> values, NodeId node) {
        return opaque(std::span(values.begin(), values.size()), node);
    }
    InstId opaqueSubtree(NodeId id);
    InstId opaqueError(NodeId id);

    // LowerCall.cpp
    InstId call(NodeId id, InstId callee);
    InstId callWith(InstId callee, std::initializer_list<InstId> arguments, NodeId node,
                    uint8_t flags = 0);
    void arguments(NodeId list, ScratchList& pairs);
    InstId emitCounted(InstKind kind, uint32_t a, std::span<const uint32_t> pairs, NodeId node,
                       uint8_t flags = 0);

    // LowerString.cpp
    InstId string(NodeId id);
    [[nodiscard]] std::string_view plainText(NodeId id) const;
    void stringPieces(NodeId string, ScratchList& pieces, std::string& text, bool& isBytes);
    void interpolation(NodeId id, ScratchList& pieces, std::string& text);
    InstId formatSpec(NodeId id);
    void flushText(ScratchList& pieces, std::string& text, NodeId node);

    // LowerCondition.cpp
    void condition(NodeId id, uint8_t flags, Merge& onTrue, Merge& onFalse);
    void comparisonCondition(NodeId id, uint8_t flags, Merge& onTrue, Merge& onFalse);
    InstId booleanValue(NodeId id);
    InstId comparisonValue(NodeId id);
    InstId compareNext(NodeId id, NodeId& at, InstId& left);
    InstId conditionalValue(NodeId id);
    std::vector<NodeId> operandsOf(NodeId boolean) const;
    Refinement refinementOf(NodeId id, InstId test) const;
    InstId merged(Merge& end, NodeId node);
    [[nodiscard]] uint32_t localOf(NodeId id) const;
    void test(InstId value, uint8_t flags, NodeId node, Merge& onTrue, Merge& onFalse);

    InstId getAttr(InstId object, Name name, NodeId node, uint8_t flags = 0) {
        return b_.emit(InstKind::GetAttr, object.value, name.value, node, flags);
    }
    [[nodiscard]] NodeKind kind(NodeId id) const { return tree_.kind(id); }
    [[nodiscard]] Name nameOf(NodeId identifier) { return names_.intern(tree_.text(identifier)); }
    [[nodiscard]] bool hasAsync(NodeId id) const {
        for (NodeId child : tree_.children(id))
            if (kind(child) == NodeKind::Async) return true;
        return false;
    }

    const SyntaxTree& tree_;
    const ScopeTable& table_;
    NameCache& names_;
    IrFile& out_;
    const CommonNames common_;
    Builder b_;
    const Scope* scope_ = nullptr;
    IrFunction* function_ = nullptr;
    InstId namespace_;              // of a class body: its parameter
    InstId container_;              // of a comprehension: what it builds
    Merge* onException_ = nullptr;  // where exceptions of the innermost try go, in this function
    std::vector<Frame> frames_;
    NodeId typeArguments_;           // see assignToTypeOf
    std::vector<NodeId> chain_;      // scratch of chain()
    std::vector<uint32_t> scratch_;  // of ScratchList
    int depth_ = 0;
    int finallyDepth_ = 0;
};

}  // namespace graphlift
