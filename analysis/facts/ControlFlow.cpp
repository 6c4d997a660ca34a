// GL314 unconvertible_control_flow and GL325 endless_dataset_iteration: control flow on tensors
// that AutoGraph cannot make part of the graph. A function without tensor conditions and tensor
// loops is fine whatever else it does. A condition or loop is fine when it holds no return, raise,
// break or continue, and every variable that it may set has one dtype (and in loops one shape) on
// all ways. What is not of these forms is unknown, what is known to raise is a yes.
#include <algorithm>

#include "analysis/facts/TensorRegions.h"

namespace graphlift {

namespace {

constexpr FactId kFact = FactId::UnconvertibleControlFlow;

class Checker {
  public:
    explicit Checker(LocalPass& pass) : pass_(pass), ir_(*pass.view.ir) {}

    void run() {
        regions_ = tensorStatements(pass_);
        for (const TensorStatement& region : regions_) statement(region);
        pass_.forEach(InstKind::Branch, [&](InstId id, const Inst& inst) { condition(id, inst); });
        pass_.forEach(InstKind::Unary, [&](InstId id, const Inst& inst) {
            if (inst.flags == static_cast<uint8_t>(UnaryOp::Not)) truthOf(id, inst.valueA());
        });
        for (const TensorStatement& region : regions_)
            steered_.emplace_back(region.at, region.when);
        if (!steered_.empty()) unconverted();
        for (const auto& [at, when] : steered_) pass_.reportFlow(when, at);
    }

  private:
    void say(const Symbolic& when, Answer answer, InstId at, std::string message) {
        Symbolic s = when;
        s.answer = both(s.answer, answer);
        pass_.report(kFact, s, at, std::move(message));
    }

    /// Only a bool tensor has a truth in a graph [F12, K5].
    void truthOf(InstId at, InstId value) {
        Symbolic s = pass_.symbolic(value);
        if (!s) return;
        Answer wrong = (pass_.bits(value) & (kIsInt | kIsFloat)) ? Answer::Yes : Answer::No;
        const ValueTable& table = *pass_.context.program.values;
        for (AtomId id : table.atoms(pass_.view.value(value))) {
            if (table[id].kind != AtomKind::Tensor) continue;
            DType dtype = table.tensor(id).dtype;
            if (dtype == DType::Bool) continue;
            wrong = dtype == DType::Unknown ? either(wrong, Answer::Unknown) : Answer::Yes;
        }
        if (s.answer == Answer::Unknown) wrong = Answer::Unknown;
        if (wrong != Answer::No)
            say(s, wrong, at,
                wrong == Answer::Yes ? "asks for the truth of a tensor that is not bool"
                                     : "may ask for the truth of a tensor that is not bool");
    }

    void condition(InstId id, const Inst& inst) {
        if ((inst.flags & (kOnNext | kMayRaise)) != 0 || inst.valueA().isNone()) return;
        Symbolic s = pass_.symbolic(inst.valueA());
        if (!s) return;
        if (inst.flags & kAssertTest)
            return say(s, Answer::Yes, id, "an assert on a tensor is not converted");
        if (isComprehension())
            return say(s, Answer::Yes, id,
                       "a comprehension's condition on a tensor is not converted");
        truthOf(id, inst.valueA());
        if (inst.flags & (kConditionalExpr | kBoolOp)) steered_.emplace_back(id, s);
        if ((inst.flags & kConditionalExpr) != 0) mergedValues(id, inst, s);
    }

    bool isComprehension() const {
        return ir_.scope == ScopeKind::ListComp || ir_.scope == ScopeKind::SetComp ||
               ir_.scope == ScopeKind::DictComp || ir_.scope == ScopeKind::GeneratorExp;
    }

    /// The first statement inside that leaves it, of those kinds; nested functions aside.
    NodeId firstInside(NodeId outer, std::initializer_list<NodeKind> kinds) const {
        if (outer.isNone()) return outer;
        std::vector<NodeId> work{outer};
        while (!work.empty()) {
            NodeId at = work.back();
            work.pop_back();
            NodeKind kind = pass_.view.tree->kind(at);
            if (std::ranges::find(kinds, kind) != kinds.end()) return at;
            if (kind == NodeKind::FunctionDefinition || kind == NodeKind::Lambda ||
                kind == NodeKind::ClassDefinition)
                continue;
            for (NodeId child : pass_.view.tree->children(at)) work.push_back(child);
        }
        return NodeId::none();
    }

    void statement(const TensorStatement& region) {
        if (region.node.isNone())
            return say(region.when, Answer::Unknown, region.at, "control flow on a tensor");
        if (!firstInside(region.node, {NodeKind::RaiseStatement}).isNone())
            say(region.when, Answer::Yes, region.at,
                "a raise under a tensor condition happens while tracing, whatever the value");
        bool loop = region.kind != TensorStatement::Kind::If;
        if (!firstInside(region.node, {NodeKind::ReturnStatement}).isNone()) {
            if (loop)
                say(region.when, hasInnerReturn(region) ? Answer::Yes : Answer::Unknown, region.at,
                    "returns from a loop that a tensor steers");
            else
                returns(region);
        }
        if (!loop && !firstInside(region.node, {NodeKind::BreakStatement}).isNone() &&
            inPythonLoop(region))
            say(region.when, Answer::Yes, region.at,
                "a break under a tensor condition in a Python loop is not converted");
        storesInside(region);
        if (region.kind == TensorStatement::Kind::While) turnsSymbolic(region);
        if (loop)
            loopVariables(region);
        else
            mergedValues(region.at, pass_.view[region.at], region.when);
    }

    /// Attributes and elements written under a tensor condition are variables of it: there on every
    /// way, of one kind [F41].
    void storesInside(const TensorStatement& region) {
        for (InstKind kind : {InstKind::SetItem, InstKind::SetAttr})
            pass_.forEach(kind, [&](InstId id, const Inst& inst) {
                if (isInside(pass_, region, id) && !isInside(pass_, region, inst.valueA()))
                    say(region.when, Answer::Unknown, id,
                        "writes a part of something under a tensor condition");
            });
    }

    /// A loop that a Python value steers at first and a tensor later [F19].
    void turnsSymbolic(const TensorStatement& region) {
        InstId condition = pass_.view[region.at].valueA();
        if ((pass_.bits(condition) & kSymbolicBits) && (pass_.bits(condition) & kNumberBits))
            say(region.when, Answer::Yes, region.at,
                "the condition of the loop turns from a Python value into a tensor");
    }

    /// A return under a tensor condition inside the loop [F33].
    bool hasInnerReturn(const TensorStatement& loop) const {
        for (const TensorStatement& inner : regions_)
            if (inner.kind == TensorStatement::Kind::If && isInside(pass_, loop, inner.at) &&
                !inner.node.isNone() &&
                !firstInside(inner.node, {NodeKind::ReturnStatement}).isNone())
                return true;
        return false;
    }

    bool inPythonLoop(const TensorStatement& region) const {
        for (const TensorStatement& other : regions_)
            if (other.kind != TensorStatement::Kind::If && isInside(pass_, other, region.at))
                return false;
        return pass_.context.isInLoop(pass_.view.id, region.at);
    }

    /// A return under a tensor condition: every way must return tensors of one dtype.
    void returns(const TensorStatement& region) {
        ValueId all = ValueTable::bottom();
        for (uint32_t i = 0; i < ir_.insts.size(); ++i)
            if (ir_.insts[i].kind == InstKind::Return && pass_.view.reached[i])
                all = pass_.context.program.values->join(all,
                                                         pass_.view.value(ir_.insts[i].valueA()));
        Answer bad = conflicts(all, false);
        uint32_t bits = pass_.context.bits(all);
        if ((bits & kIsNone) && (bits & ~uint32_t{kIsNone})) bad = Answer::Yes;
        if (bad != Answer::No)
            say(region.when, bad, region.at,
                "the ways under a tensor condition return different things");
    }

    /// May values that meet be tensors of different dtype (`shapes`: or shape), or no tensors at
    /// all?
    Answer conflicts(ValueId value, bool shapes) const {
        const ValueTable& table = *pass_.context.program.values;
        uint32_t bits = pass_.context.bits(value);
        if (bits & kIsUnknown) return Answer::Unknown;
        if (bits == kIsLibraryInstance && allOfRole(value, Role::TensorArrayClass))
            return Answer::No;
        if ((bits & kArrayBits) == 0) {  // Python values: fine while they are of one kind
            bool oneKind = bits == kIsInt || bits == kIsFloat || bits == kIsBool;
            return oneKind || !table.onlyAtom(value).isNone() ? Answer::No : Answer::Unknown;
        }
        if (bits & (kIsNone | kIsString | kIsInstance | kIsFunction | kIsLibraryInstance | kIsDict))
            return Answer::Yes;
        if (bits & ~uint32_t{kArrayBits | kNumberBits}) return Answer::Unknown;
        DType dtype = DType::Unknown;
        const Shape* shape = nullptr;
        Answer bad = Answer::No;
        for (AtomId id : table.atoms(value)) {
            if (table[id].kind != AtomKind::Tensor) continue;
            const TensorType& t = table.tensor(id);
            if (t.dtype == DType::Unknown) bad = either(bad, Answer::Unknown);
            if (dtype != DType::Unknown && t.dtype != DType::Unknown && t.dtype != dtype)
                return Answer::Yes;
            dtype = t.dtype;
            if (shapes && shape != nullptr && !(t.shape == *shape)) {
                bool known = t.shape.isFullyKnown() && shape->isFullyKnown() && !t.merged;
                bad = either(bad, known ? Answer::Yes : Answer::Unknown);
            }
            if (shapes && !t.shape.rankKnown) bad = either(bad, Answer::Unknown);
            shape = &t.shape;
        }
        // A Python number becomes a tensor of its default dtype where the ways meet.
        auto becomes = [&](uint32_t kind, DType own) {
            if (!(bits & kind) || dtype == own) return;
            bad = either(bad, dtype == DType::Unknown ? Answer::Unknown : Answer::Yes);
        };
        becomes(kIsInt, DType::Int32);
        becomes(kIsFloat, DType::Float32);
        becomes(kIsBool, DType::Bool);
        return bad;
    }

    [[nodiscard]] bool allOfRole(ValueId value, Role role) const {
        const Program& program = pass_.context.program;
        return std::ranges::all_of(program.values->atoms(value), [&](AtomId id) {
            const Atom& atom = (*program.values)[id];
            return atom.kind == AtomKind::Object &&
                   pass_.context.registry.hasRole(program.objects[ObjectId(atom.payload)].api,
                                                  role);
        });
    }

    /// The block where both ways of a branch meet again, and the variables that arrive there.
    void mergedValues(InstId at, const Inst& branch, const Symbolic& when) {
        if (auto block = meetingBlock(ir_, branch)) meet(at, *block, when);
    }

    void meet(InstId at, uint32_t block, const Symbolic& when) {
        for (uint32_t i = 0; i < ir_.blocks[block].numParams; ++i) {
            InstId parameter(ir_.blocks[block].begin + i);
            if (comesUndefined(block, i)) {
                say(when, Answer::Yes, at, variable(parameter) + " is set on one way only");
                continue;
            }
            if (!pass_.view.reached[parameter.index()]) continue;
            Answer bad = conflicts(pass_.view.value(parameter), false);
            if (bad != Answer::No)
                say(when, bad, at,
                    variable(parameter) +
                        " has values of different kinds on the ways of a tensor condition");
        }
    }

    std::string variable(InstId parameter) const {
        Name name = ir_.insts[parameter.index()].nameA();
        return name.isNone() ? "the value"
                             : "the variable " + std::string(pass_.context.text(name));
    }

    bool comesUndefined(uint32_t block, uint32_t index) const {
        for (const Inst& inst : ir_.insts)
            if (inst.kind == InstKind::Jump && inst.a == block && index < inst.count)
                if (ir_.insts[ir_.pool[inst.b + index]].kind == InstKind::Undef) return true;
        return false;
    }

    /// The variables that a loop carries: parameters of blocks that are jumped to from behind.
    void loopVariables(const TensorStatement& region) {
        for (uint32_t i = 0; i < ir_.insts.size(); ++i) {
            const Inst& jump = ir_.insts[i];
            if (jump.kind != InstKind::Jump || ir_.blocks[jump.a].begin > i ||
                !pass_.view.reached[i])
                continue;
            uint32_t header = ir_.blocks[jump.a].end - 1;
            if (!isInside(pass_, region, InstId(header)) && !isHeaderOf(region, jump.a)) continue;
            for (uint32_t k = 0; k < ir_.blocks[jump.a].numParams; ++k) {
                InstId parameter(ir_.blocks[jump.a].begin + k);
                if (comesUndefined(jump.a, k)) continue;
                Answer bad = conflicts(pass_.view.value(parameter), true);
                if (bad != Answer::No)
                    say(region.when, bad, region.at,
                        variable(parameter) +
                            " changes its kind or shape in a loop that a tensor steers");
            }
        }
    }

    bool isHeaderOf(const TensorStatement& region, uint32_t block) const {
        const Inst& last = ir_.insts[ir_.blocks[block].end - 1];
        if (region.kind == TensorStatement::Kind::While)
            return InstId(ir_.blocks[block].end - 1) == region.at;
        if (last.kind != InstKind::Branch || !(last.flags & kOnNext)) return false;
        const Inst& next = pass_.view[last.valueA()];
        return next.kind == InstKind::Next && next.valueA() == region.at;
    }

    /// Tensor control flow in code that AutoGraph leaves alone [F57, F30, F70].
    void unconverted() {
        std::string_view name = pass_.context.text(ir_.name);
        bool dunder =
            name.size() > 4 && name.starts_with("__") && name.ends_with("__") && name != "__call__";
        std::string why;
        if (dunder) why = std::string(name) + " is not converted";
        if (ir_.isGenerator || ir_.isAsync) why = "generators and coroutines are not converted";
        NodeId odd =
            firstInside(pass_.view.tree->child(ir_.node, Field::Body), {NodeKind::MatchStatement});
        if (!odd.isNone()) why = "a function with match is not converted";
        if (hasLoopElse()) why = "a function with an else of a loop is not converted";
        if (why.empty()) return;
        for (const auto& [at, when] : steered_) say(when, Answer::Yes, at, why);
    }

    bool hasLoopElse() const {
        NodeId body = pass_.view.tree->child(ir_.node, Field::Body);
        std::vector<NodeId> work;
        if (!body.isNone()) work.push_back(body);
        while (!work.empty()) {
            NodeId at = work.back();
            work.pop_back();
            NodeKind kind = pass_.view.tree->kind(at);
            bool loop = kind == NodeKind::ForStatement || kind == NodeKind::WhileStatement;
            if (loop && !pass_.view.tree->child(at, Field::Alternative).isNone()) return true;
            if (kind == NodeKind::FunctionDefinition || kind == NodeKind::ClassDefinition) continue;
            for (NodeId child : pass_.view.tree->children(at)) work.push_back(child);
        }
        return false;
    }

    LocalPass& pass_;
    const IrFunction& ir_;
    std::vector<TensorStatement> regions_;
    std::vector<std::pair<InstId, Symbolic>> steered_;  // expressions too
};

void datasets(LocalPass& pass) {
    auto report = [&](InstId value, InstId at, const std::string& message) {
        if (pass.bits(value) & kIsDataset)
            pass.report(FactId::EndlessDatasetIteration, Answer::Yes, at, message);
    };
    pass.forEach(InstKind::Iter, [&](InstId id, const Inst& inst) {
        if (inst.flags & kComprehension)
            report(inst.valueA(), id, "a comprehension over a dataset never ends while tracing");
    });
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        for (std::string_view name :
             {"builtins.list", "builtins.tuple", "builtins.sorted", "builtins.set", "builtins.sum"})
            if (api.path == name)
                for (InstId argument : pass.argumentsOf(edge.site, api))
                    if (pass.bits(argument) & kIsDataset)
                        report(
                            argument, edge.site,
                            pass.callee(edge.site) + "() over a dataset never ends while tracing");
    });
}

}  // namespace

void findControlFlow(LocalPass& pass) {
    Checker(pass).run();
    datasets(pass);
}

}  // namespace graphlift
