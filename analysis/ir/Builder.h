// Builds the SSA form of one function block by block. The lowering is structured, so a block is
// begun only when all its forward predecessors are known: their environments (local -> value) are
// compared and a block gets a parameter for each local that differs. A loop header gets one for
// each local that is bound in the loop; Simplify.h removes those that turn out to be useless.
//
//   Merge after;                     if c: x = 1        b0:  Branch c -> b1, b2
//   b.branch(c, ..., then, after);                      b1:  Jump b3(1)
//   b.enter(then);                                      b2:  Jump b3(x)       (made by enter)
//   b.write(x, one); b.jump(after);                     b3:  BlockParam x
//   b.enter(after);
//
// Code that nothing leads to is built too. It never reaches a live block: where it would, it ends
// with a Raise of nothing.
#pragma once

#include <span>
#include <vector>

#include "analysis/ir/Scopes.h"
#include "analysis/ir/Simplify.h"

namespace graphlift {

/// What is known about a local on one edge of a branch.
struct Refinement {
    uint32_t local = InstId::kNone;
    InstId test;
    bool isTrue = true;
};

/// The edges that lead to a block that has not begun.
struct Merge {
    /// True: keep the different things known on the edges as a parameter. False: forget them.
    bool isPrecise = false;

    enum class EdgeKind : uint8_t { True, False, Jump };
    struct Edge {
        uint32_t inst;  // the Branch or Jump
        EdgeKind kind;
        InstId value;  // of the expression that the merge computes, or none
        NodeId node;
        Refinement refinement;
        std::vector<uint32_t> env;
        bool isDead;  // leaves code that nothing leads to
    };
    std::vector<Edge> edges;

    /// Moves the edges of another merge here.
    void take(Merge& other) {
        if (edges.empty()) return edges.swap(other.edges);
        for (Edge& edge : other.edges) edges.push_back(std::move(edge));
        other.edges.clear();
    }
};

struct LoopHeader {
    BlockId block;
    std::vector<uint32_t> locals;  // one block parameter each
};

class Builder {
  public:
    /// Starts a function: its entry block is open, no local holds a value.
    void start(IrFunction& function, const ScopeTable& table, const Scope& scope);
    /// Ends it: removes useless block parameters and refinements, and numbers the values.
    void finish();

    InstId emit(InstKind kind, uint32_t a, uint32_t b, NodeId node, uint8_t flags = 0,
                uint16_t count = 0);
    uint32_t addPool(std::span<const uint32_t> values);
    InstId constant(Constant value, NodeId node);
    InstId none(NodeId node) { return constant(NoneConst{}, node); }

    [[nodiscard]] bool isOpen() const { return isOpen_; }
    InstId read(uint32_t local, Name name, NodeId node);
    void write(uint32_t local, InstId value) { env_[local] = value.value; }
    void forget(uint32_t local) { env_[local] = kUndefined; }

    /// Ends the open block with a Branch; the value and the refinement travel on the edges.
    void branch(InstId condition, uint8_t flags, NodeId node, Merge& onTrue, Merge& onFalse,
                const Refinement& refinement = {}, InstId trueValue = {}, InstId falseValue = {});
    void jump(Merge& target, NodeId node, InstId value = {});
    /// Ends the open block with Return or Raise.
    void end(InstKind kind, uint32_t a, uint32_t b, NodeId node, uint8_t flags = 0);
    /// Begins the block that the edges lead to. False: there are none, and no block is open.
    bool enter(Merge& merge);
    /// The value that the edges of the merge entered last carried.
    [[nodiscard]] InstId mergedValue() const { return mergedValue_; }

    /// Jumps to a new header with parameters for the locals bound between two offsets of the
    /// source.
    LoopHeader startLoop(TextRange range, NodeId node);
    void jumpBack(const LoopHeader& loop, NodeId node);
    [[nodiscard]] size_t numLocals() const { return env_.size(); }

  private:
    static constexpr uint32_t kUndefined = InstId::kNone;

    uint32_t append(InstKind kind, uint32_t a, uint32_t b, NodeId node, uint8_t flags,
                    uint16_t count);
    BlockId startBlock();
    void close();
    void patch(const Merge::Edge& edge, BlockId target);
    void refine(Merge::Edge& edge);
    void enterSingle(Merge::Edge& edge);
    void enterMany(Merge& merge);
    void mergeInto(BlockId block, Merge& merge);
    std::vector<uint32_t> joinEnvs(const Merge& merge);
    void endDead(NodeId node);
    void jumpToLoop(const LoopHeader& loop, NodeId node);
    [[nodiscard]] uint32_t join(uint32_t a, uint32_t b, bool isPrecise) const;
    std::vector<uint32_t> copyEnv();
    void addEdge(Merge& merge, Merge::Edge edge);
    void recycle(Merge& merge);

    IrFunction* function_ = nullptr;
    const ScopeTable* table_ = nullptr;
    const Scope* scope_ = nullptr;
    std::vector<uint32_t> env_;
    std::vector<uint32_t> localNames_;              // variable of each local
    std::vector<std::vector<uint32_t>> spareEnvs_;  // memory of edges that were entered
    std::vector<std::vector<Merge::Edge>> spareEdges_;
    std::vector<uint32_t> loopMarks_;  // by local: the last loop that has a parameter for it
    uint32_t loopMark_ = 0;
    bool isOpen_ = false;
    bool isDead_ = false;  // nothing leads to the open block
    bool needsSimplify_ = false;
    InstId mergedValue_;
    // Scratch that keeps its memory from function to function.
    Simplifier simplifier_;
    std::vector<Inst> insts_;
    std::vector<uint32_t> pool_;
    std::vector<IrBlock> blocks_;
    std::vector<Constant> constants_;
};

}  // namespace graphlift
