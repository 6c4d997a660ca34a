#include "analysis/facts/CallBinding.h"

#include <algorithm>

#include "analysis/facts/FactCache.h"

namespace graphlift {

namespace {

/// How the callee's first parameter is filled before the written arguments.
struct Receiver {
    enum class Kind : uint8_t { None, Value, Unknown } kind = Kind::None;
    InstId inst;
};

FunctionId functionOf(const Program& program, ValueId callable) {
    AtomId only = program.values->onlyAtom(callable);
    if (only.isNone()) return FunctionId::none();
    const Atom& atom = (*program.values)[only];
    return atom.kind == AtomKind::Function ? program.closures[ClosureId(atom.payload)].function
                                           : FunctionId::none();
}

/// The receiver of super().method(...) is the caller's own first parameter.
InstId superReceiver(const FactContext& context, const CodeView& caller, InstId object) {
    for (AtomId id : context.program.values->atoms(caller.value(object)))
        if ((*context.program.values)[id].kind == AtomKind::Super)
            for (uint32_t i = 0; i < caller.ir->insts.size(); ++i)
                if (caller.ir->insts[i].kind == InstKind::Param && caller.ir->insts[i].a == 0)
                    return InstId(i);
    return object;
}

Receiver receiverOfCall(const FactContext& context, const CodeView& caller, const SiteEdge& edge) {
    const Inst& call = caller[edge.site];
    const ValueTable& table = *context.program.values;
    bool plain = false, bound = false, object = false, other = false;
    for (AtomId id : table.atoms(caller.value(call.valueA()))) {
        const Atom& atom = table[id];
        if (atom.kind == AtomKind::Function)
            plain =
                plain || context.program.closures[ClosureId(atom.payload)].function == edge.callee;
        else if (atom.kind == AtomKind::BoundMethod)
            bound = bound || functionOf(context.program, table.sequence(id)[0]) == edge.callee;
        else if (atom.kind == AtomKind::Object)
            object = true;
        else if (atom.kind == AtomKind::Partial)
            other = true;
    }
    if (other) return {Receiver::Kind::Unknown, {}};
    if (plain != bound) {
        if (plain) return {Receiver::Kind::None, {}};
        InstId receiver = receiverOf(caller, edge.site);
        if (receiver.isNone()) return {Receiver::Kind::Unknown, {}};
        return {Receiver::Kind::Value, superReceiver(context, caller, receiver)};
    }
    if (!plain && object) return {Receiver::Kind::Value, call.valueA()};
    return {Receiver::Kind::Unknown, {}};
}

class Binder {
  public:
    Binder(const FactContext& context, const CodeView& caller, const SiteEdge& edge)
        : context_(context),
          caller_(caller),
          edge_(edge),
          callee_(context.program.ir(edge.callee)),
          out_(callee_.params.size()) {}

    std::vector<BoundArgument> run() {
        const Inst& site = caller_[edge_.site];
        if (edge_.kind == EdgeKind::Callback || edge_.kind == EdgeKind::Decorator) return unknown();
        if (site.kind != InstKind::Call) return operands(site);
        Receiver receiver = edge_.kind == EdgeKind::Constructor
                                ? Receiver{Receiver::Kind::Value, edge_.site}
                                : receiverOfCall(context_, caller_, edge_);
        if (receiver.kind == Receiver::Kind::Unknown) return unknown();
        if (receiver.kind == Receiver::Kind::Value) give(next_++, receiver.inst);
        for (uint32_t i = 0; i < site.count; ++i) argument(callOperand(*caller_.ir, site, i));
        return std::move(out_);
    }

  private:
    std::vector<BoundArgument> unknown() {
        for (BoundArgument& a : out_) a.kind = BoundArgument::Kind::Unknown;
        return std::move(out_);
    }

    /// Operators, properties, iteration: the operands in order.
    std::vector<BoundArgument> operands(const Inst& site) {
        if (edge_.kind != EdgeKind::Property && edge_.kind != EdgeKind::Operator &&
            edge_.kind != EdgeKind::Iteration)
            return unknown();
        give(next_++, site.valueA());
        bool two = site.kind == InstKind::Binary || site.kind == InstKind::Compare ||
                   site.kind == InstKind::GetItem;
        if (two)
            give(next_++, site.valueB());
        else
            for (uint32_t i = next_; i < out_.size(); ++i)
                out_[i].kind = BoundArgument::Kind::Unknown;
        return std::move(out_);
    }

    void give(uint32_t index, InstId value) {
        uint32_t at = 0, positional = 0;
        for (; at < callee_.params.size(); ++at) {
            ParamKind kind = callee_.params[at].kind;
            if (kind == ParamKind::VarPositional) {
                out_[at].kind = BoundArgument::Kind::Given;
                out_[at].extra.push_back(value);
                if (out_[at].inst.isNone()) out_[at].inst = value;
                return;
            }
            if (kind != ParamKind::Positional && kind != ParamKind::PositionalOnly) return;
            if (positional++ == index) break;
        }
        if (at >= out_.size()) return;
        out_[at].kind = BoundArgument::Kind::Given;
        out_[at].inst = value;
    }

    void keyword(Name name, InstId value) {
        for (uint32_t i = 0; i < callee_.params.size(); ++i) {
            ParamKind kind = callee_.params[i].kind;
            bool named = kind == ParamKind::Positional || kind == ParamKind::KeywordOnly;
            if (!(named && callee_.params[i].name == name) && kind != ParamKind::VarKeyword)
                continue;
            out_[i].kind = BoundArgument::Kind::Given;
            if (kind == ParamKind::VarKeyword) out_[i].extra.push_back(value);
            if (out_[i].inst.isNone()) out_[i].inst = value;
            return;
        }
    }

    void argument(const CallOperand& operand) {
        if (operand.tag == kPositional) {
            give(next_++, operand.value);
        } else if (operand.tag == kStarArgs || operand.tag == kStarStarArgs) {
            for (uint32_t i = operand.tag == kStarArgs ? next_ : 0; i < out_.size(); ++i)
                if (out_[i].kind == BoundArgument::Kind::Default)
                    out_[i].kind = BoundArgument::Kind::Unknown;
        } else {
            keyword(Name(operand.tag), operand.value);
        }
    }

    const FactContext& context_;
    const CodeView& caller_;
    const SiteEdge& edge_;
    const IrFunction& callee_;
    std::vector<BoundArgument> out_;
    uint32_t next_ = 0;
};

}  // namespace

const std::vector<BoundArgument>& bindArguments(const FactContext& context, const CodeView& caller,
                                                const SiteEdge& edge) {
    auto& ofCaller = context.cache().bound[caller.id.index()];
    if (ofCaller.empty()) ofCaller.resize(caller.edges.size());
    auto& bound = ofCaller[static_cast<size_t>(&edge - caller.edges.data())];
    if (bound.empty()) bound = Binder(context, caller, edge).run();
    return bound;
}

InstId argumentOf(const FactContext& context, const CodeView& caller, InstId call,
                  const ApiModel& api, uint32_t parameter) {
    const Inst& inst = caller[call];
    if (inst.kind != InstKind::Call || parameter >= api.params.size()) return InstId::none();
    bool method = api.kind == ApiKind::Method;
    if (method && parameter == 0) return receiverOf(caller, call);
    Name name = context.program.names->find(api.params[parameter].name);
    uint32_t position = 0;
    for (uint32_t i = 0; i < inst.count; ++i) {
        CallOperand operand = callOperand(*caller.ir, inst, i);
        if (operand.tag == kStarArgs) return InstId::none();
        if (operand.tag == kPositional && position++ + (method ? 1u : 0u) == parameter)
            return operand.value;
        if (operand.tag != kPositional && operand.tag != kStarStarArgs && Name(operand.tag) == name)
            return operand.value;
    }
    return InstId::none();
}

ValueId constructorArgument(const FactContext& context, const ObjectInfo& object, Name name) {
    for (auto [key, value] : object.config)
        if (key == name) return value;
    if (object.allocatedIn.isNone() || object.site.isNone()) return ValueTable::bottom();
    const CodeView& maker = context.view(object.allocatedIn);
    const Inst& call = maker[object.site];
    if (call.kind != InstKind::Call) return ValueTable::bottom();
    for (uint32_t i = 0; i < call.count; ++i) {
        CallOperand operand = callOperand(*maker.ir, call, i);
        if (Name(operand.tag) == name) return maker.value(operand.value);
    }
    return ValueTable::bottom();
}

ValueId boundValue(const FactContext& context, const CodeView& caller,
                   const BoundArgument& argument) {
    ValueId value = caller.value(argument.inst);
    for (InstId extra : argument.extra)
        value = context.program.values->join(value, caller.value(extra));
    return value;
}

}  // namespace graphlift
