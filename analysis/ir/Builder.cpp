#include "analysis/ir/Builder.h"

#include <algorithm>

namespace graphlift {
namespace {

// A join of two refined values that have more than this many refinements over their common origin
// is a parameter like any other: a guess that bounds the search.
constexpr int kMaxRefinements = 32;

constexpr uint32_t kDistinct = InstId::kNone - 1;  // the result of a join that needs a parameter

}  // namespace

void Builder::start(IrFunction& function, const ScopeTable& table, const Scope& scope) {
    function_ = &function;
    table_ = &table;
    scope_ = &scope;
    insts_.clear();
    pool_.clear();
    blocks_.clear();
    constants_.clear();
    needsSimplify_ = false;
    env_.assign(scope.numLocals, kUndefined);
    loopMarks_.assign(scope.numLocals, 0);
    loopMark_ = 0;
    localNames_.resize(scope.numLocals);
    for (uint32_t index : table.variablesOf(scope)) {
        const Variable& variable = table.variables[index];
        if (variable.storage == Storage::Local) localNames_[variable.index] = index;
    }
    isOpen_ = false;
    isDead_ = false;
    startBlock();
}

void Builder::finish() {
    if (needsSimplify_) simplifier_.run(insts_, pool_, blocks_);
    function_->insts = insts_;
    function_->pool = pool_;
    function_->blocks = blocks_;
    function_->constants = constants_;
}

uint32_t Builder::append(InstKind kind, uint32_t a, uint32_t b, NodeId node, uint8_t flags,
                         uint16_t count) {
    insts_.push_back({kind, flags, count, a, b, node});
    return static_cast<uint32_t>(insts_.size() - 1);
}

InstId Builder::emit(InstKind kind, uint32_t a, uint32_t b, NodeId node, uint8_t flags,
                     uint16_t count) {
    if (!isOpen_) {  // code after a return: a block that nothing leads to
        std::fill(env_.begin(), env_.end(), kUndefined);
        isDead_ = true;
        startBlock();
    }
    return InstId(append(kind, a, b, node, flags, count));
}

uint32_t Builder::addPool(std::span<const uint32_t> values) {
    const auto begin = static_cast<uint32_t>(pool_.size());
    pool_.insert(pool_.end(), values.begin(), values.end());
    return begin;
}

InstId Builder::constant(Constant value, NodeId node) {
    // Only the last few are compared: repeated Nones and strings stand close together.
    const size_t first = constants_.size() > 8 ? constants_.size() - 8 : 0;
    size_t index = first;
    while (index < constants_.size() && constants_[index] != value) ++index;
    if (index == constants_.size()) constants_.push_back(std::move(value));
    return emit(InstKind::Const, static_cast<uint32_t>(index), InstId::kNone, node);
}

InstId Builder::read(uint32_t local, Name name, NodeId node) {
    if (env_[local] == kUndefined || !isOpen_)
        return emit(InstKind::Undef, name.value, InstId::kNone, node);
    return InstId(env_[local]);
}

BlockId Builder::startBlock() {
    const auto at = static_cast<uint32_t>(insts_.size());
    blocks_.push_back({at, at, 0});
    isOpen_ = true;
    return BlockId(blocks_.size() - 1);
}

void Builder::close() {
    blocks_.back().end = static_cast<uint32_t>(insts_.size());
    isOpen_ = false;
}

std::vector<uint32_t> Builder::copyEnv() {
    if (spareEnvs_.empty()) return env_;
    std::vector<uint32_t> env = std::move(spareEnvs_.back());
    spareEnvs_.pop_back();
    env.assign(env_.begin(), env_.end());
    return env;
}

void Builder::branch(InstId condition, uint8_t flags, NodeId node, Merge& onTrue, Merge& onFalse,
                     const Refinement& refinement, InstId trueValue, InstId falseValue) {
    const uint32_t targets[] = {BlockId::kNone, BlockId::kNone};
    const uint32_t slots = addPool(targets);
    const uint32_t inst = emit(InstKind::Branch, condition.value, slots, node, flags).value;
    close();
    Refinement whenFalse = refinement;
    whenFalse.isTrue = !refinement.isTrue;
    addEdge(onTrue, {inst, Merge::EdgeKind::True, trueValue, node, refinement, copyEnv(), isDead_});
    addEdge(onFalse,
            {inst, Merge::EdgeKind::False, falseValue, node, whenFalse, copyEnv(), isDead_});
}

void Builder::jump(Merge& target, NodeId node, InstId value) {
    if (!isOpen_ || isDead_) return endDead(node);
    const uint32_t inst = emit(InstKind::Jump, BlockId::kNone, 0, node).value;
    close();
    addEdge(target, {inst, Merge::EdgeKind::Jump, value, node, {}, copyEnv(), false});
}

void Builder::endDead(NodeId node) {
    if (isOpen_) end(InstKind::Raise, InstId::kNone, InstId::kNone, node);
}

void Builder::end(InstKind kind, uint32_t a, uint32_t b, NodeId node, uint8_t flags) {
    emit(kind, a, b, node, flags);
    close();
}

void Builder::patch(const Merge::Edge& edge, BlockId target) {
    Inst& inst = insts_[edge.inst];
    if (edge.kind == Merge::EdgeKind::Jump)
        inst.a = target.value;
    else
        pool_[inst.b + (edge.kind == Merge::EdgeKind::True ? 0 : 1)] = target.value;
}

/// Emits what the edge knows at the start of its block. A value of the expression that is the local
/// itself is known too.
void Builder::refine(Merge::Edge& edge) {
    const Refinement& known = edge.refinement;
    if (known.local == InstId::kNone || env_[known.local] == kUndefined) return;
    uint32_t& value = env_[known.local];
    const bool isMerged = edge.value.value == value;
    value =
        append(InstKind::Refine, value, known.test.value, edge.node, known.isTrue ? kTrue : 0, 0);
    if (isMerged) edge.value = InstId(value);
    needsSimplify_ = true;
}

bool Builder::enter(Merge& merge) {
    if (merge.edges.empty()) return false;
    if (merge.edges.size() == 1)
        enterSingle(merge.edges[0]);
    else
        enterMany(merge);
    recycle(merge);
    return isOpen_;
}

void Builder::addEdge(Merge& merge, Merge::Edge edge) {
    if (merge.edges.capacity() == 0 && !spareEdges_.empty()) {
        merge.edges.swap(spareEdges_.back());
        spareEdges_.pop_back();
    }
    merge.edges.push_back(std::move(edge));
}

/// Keeps the memory of a merge's edges for the next one.
void Builder::recycle(Merge& merge) {
    for (Merge::Edge& edge : merge.edges) spareEnvs_.push_back(std::move(edge.env));
    merge.edges.clear();
    spareEdges_.push_back(std::move(merge.edges));
}

void Builder::enterSingle(Merge::Edge& edge) {
    env_.swap(edge.env);
    isDead_ = edge.isDead;
    const bool isJustClosed = edge.kind == Merge::EdgeKind::Jump && edge.inst + 1 == insts_.size();
    if (isJustClosed) {  // the block goes on
        insts_.pop_back();
        isOpen_ = true;
    } else {
        patch(edge, startBlock());
        refine(edge);
    }
    mergedValue_ = edge.value;
}

void Builder::enterMany(Merge& merge) {
    for (Merge::Edge& edge : merge.edges) {
        if (edge.kind == Merge::EdgeKind::Jump) continue;
        patch(edge, startBlock());
        env_.swap(edge.env);
        refine(edge);
        if (edge.isDead) {
            endDead(edge.node);
        } else {
            edge.inst = append(InstKind::Jump, BlockId::kNone, 0, edge.node, 0, 0);
            close();
        }
        edge.kind = Merge::EdgeKind::Jump;
        edge.env.swap(env_);
    }
    const auto dead = std::remove_if(merge.edges.begin(), merge.edges.end(),
                                     [](const Merge::Edge& edge) { return edge.isDead; });
    merge.edges.erase(dead, merge.edges.end());
    if (merge.edges.empty()) return;
    isDead_ = false;
    mergeInto(startBlock(), merge);
}

/// Joins the environments; returns the locals that need a parameter.
std::vector<uint32_t> Builder::joinEnvs(const Merge& merge) {
    const size_t numLocals = scope_->numLocals;
    env_.assign(merge.edges[0].env.begin(), merge.edges[0].env.end());
    for (size_t i = 1; i < merge.edges.size(); ++i) {
        const std::vector<uint32_t>& other = merge.edges[i].env;
        for (size_t local = 0; local < numLocals; ++local)
            if (env_[local] != other[local])
                env_[local] = join(env_[local], other[local], merge.isPrecise);
    }
    std::vector<uint32_t> distinct;
    for (uint32_t local = 0; local < numLocals; ++local)
        if (env_[local] == kDistinct) distinct.push_back(local);
    return distinct;
}

void Builder::mergeInto(BlockId block, Merge& merge) {
    const std::vector<uint32_t> locals = joinEnvs(merge);
    const NodeId node = merge.edges[0].node;
    for (uint32_t local : locals) {
        const Name name = table_->variables[localNames_[local]].name;
        env_[local] = append(InstKind::BlockParam, name.value, InstId::kNone, node, 0, 0);
    }
    mergedValue_ = merge.edges[0].value;
    bool isValueParam = false;
    for (const Merge::Edge& edge : merge.edges) isValueParam |= edge.value != mergedValue_;
    if (isValueParam)
        mergedValue_ = InstId(append(InstKind::BlockParam, Name::kNone, InstId::kNone, node, 0, 0));
    const size_t numParams = locals.size() + (isValueParam ? 1 : 0);
    blocks_[block.index()].numParams = static_cast<uint32_t>(numParams);
    if (numParams > 0) needsSimplify_ = true;
    for (const Merge::Edge& edge : merge.edges) {
        Inst& inst = insts_[edge.inst];
        inst.a = block.value;
        inst.b = static_cast<uint32_t>(pool_.size());
        inst.count = static_cast<uint16_t>(numParams);
        for (uint32_t local : locals) pool_.push_back(edge.env[local]);
        if (isValueParam) pool_.push_back(edge.value.value);
    }
}

/// The value that both are, when refinements apart they are the same; else kDistinct.
uint32_t Builder::join(uint32_t a, uint32_t b, bool isPrecise) const {
    if (a >= kDistinct || b >= kDistinct) return kDistinct;
    const auto origin = [this](uint32_t value) {
        return insts_[value].kind == InstKind::Refine ? insts_[value].a : InstId::kNone;
    };
    uint32_t above = a;
    for (int i = 0; above != InstId::kNone && i < kMaxRefinements; above = origin(above), ++i) {
        uint32_t other = b;
        for (int j = 0; other != InstId::kNone && j < kMaxRefinements; other = origin(other), ++j)
            if (other == above) return isPrecise && above != a && above != b ? kDistinct : above;
    }
    return kDistinct;
}

LoopHeader Builder::startLoop(TextRange range, NodeId node) {
    LoopHeader loop;
    ++loopMark_;
    for (const Binding& binding : table_->bindingsIn(*scope_, range)) {
        const Variable& variable = table_->variables[binding.variable];
        if (variable.storage != Storage::Local || loopMarks_[variable.index] == loopMark_) continue;
        loopMarks_[variable.index] = loopMark_;
        loop.locals.push_back(variable.index);
    }
    std::sort(loop.locals.begin(), loop.locals.end());
    loop.block = BlockId(blocks_.size() + (isOpen_ ? 0u : 1u));
    jumpToLoop(loop, node);
    startBlock();
    for (uint32_t local : loop.locals) {
        const Name name = table_->variables[localNames_[local]].name;
        env_[local] = append(InstKind::BlockParam, name.value, InstId::kNone, node, 0, 0);
    }
    blocks_.back().numParams = static_cast<uint32_t>(loop.locals.size());
    if (!loop.locals.empty()) needsSimplify_ = true;
    return loop;
}

void Builder::jumpBack(const LoopHeader& loop, NodeId node) {
    if (!isOpen_ || isDead_) return endDead(node);
    jumpToLoop(loop, node);
}

void Builder::jumpToLoop(const LoopHeader& loop, NodeId node) {
    const uint32_t inst = emit(InstKind::Jump, loop.block.value, 0, node).value;
    insts_[inst].b = static_cast<uint32_t>(pool_.size());
    insts_[inst].count = static_cast<uint16_t>(loop.locals.size());
    for (uint32_t local : loop.locals) pool_.push_back(env_[local]);
    close();
}

}  // namespace graphlift
