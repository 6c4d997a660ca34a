#include "analysis/facts/Parameters.h"

#include <algorithm>

#include "analysis/facts/Literals.h"

namespace graphlift {

namespace {

ParameterFacts::Role roleOf(const FactContext& context, FunctionId f, uint32_t index) {
    switch (context.program.ir(f).params[index].kind) {
        case ParamKind::VarPositional:
            return ParameterFacts::Role::VarPositional;
        case ParamKind::VarKeyword:
            return ParameterFacts::Role::VarKeyword;
        case ParamKind::KeywordOnly:
            return ParameterFacts::Role::KeywordOnly;
        case ParamKind::PositionalOnly:
        case ParamKind::Positional:
            break;
    }
    return index == 0 && hasReceiver(context, f) ? ParameterFacts::Role::Receiver
                                                 : ParameterFacts::Role::Positional;
}

/// Does an annotation mean a tensor, also inside Optional[...], tuple[...] and the like?
bool hintsTensor(const FactContext& context, const CodeView& outer, InstId inst, int depth) {
    if (inst.isNone() || depth > 6) return false;
    if (ApiId api = context.externalApi(outer.value(inst));
        !api.isNone() && context.registry.hintedTensor(api))
        return true;
    const Inst& at = outer[inst];
    const auto& pool = outer.ir->pool;
    if (at.kind == InstKind::GetItem || at.kind == InstKind::Binary)
        return hintsTensor(context, outer, at.valueA(), depth + 1) ||
               hintsTensor(context, outer, at.valueB(), depth + 1);
    if (at.kind == InstKind::BuildTuple || at.kind == InstKind::BuildList)
        for (uint32_t i = 0; i < at.b; ++i)
            if (hintsTensor(context, outer, InstId(pool[at.a + i] & ~kStarBit), depth + 1))
                return true;
    return false;
}

/// The annotation of a parameter among the operands of the MakeFunction.
bool isHinted(const FactContext& context, FunctionId f, uint32_t parameter) {
    if (context.program.ir(f).params[parameter].annotation.isNone()) return false;
    FunctionId parent = context.program.functions[f].parent;
    if (parent.isNone()) return false;
    const CodeView& outer = context.view(parent);
    for (const Inst& inst : outer.ir->insts) {
        if (inst.kind != InstKind::MakeFunction || inst.a != context.program.functions[f].index)
            continue;
        for (uint32_t i = 0; i < inst.count; ++i) {
            CallOperand operand = callOperand(*outer.ir, inst, i);
            bool ours = operandOf(operand.tag) == FunctionOperand::Annotation &&
                        parameterOf(operand.tag) == parameter;
            if (ours) return hintsTensor(context, outer, operand.value, 0);
        }
    }
    return false;
}

void classify(const FactContext& context, FunctionId f, uint32_t index, ParameterFacts& p) {
    const CodeView& view = context.view(f);
    ValueId value = view.params[index];
    uint32_t bits = context.bits(value), deep = context.deepBits(value);
    p.tensor = Answer::Yes;
    bool starred =
        p.role == ParameterFacts::Role::VarPositional || p.role == ParameterFacts::Role::VarKeyword;
    if (p.role == ParameterFacts::Role::Receiver) {
        p.tensor = Answer::No;
    } else if (context.options.followTypeHints && isHinted(context, f, index)) {
        p.tensorEvidence = "hint";
    } else if (bits & kArrayBits) {
        p.tensorEvidence = "dataflow";
    } else if ((bits & (kIsTuple | kIsList | kIsDict | kIsSet)) && (deep & kArrayBits)) {
        p.tensorEvidence = "container";
    } else if (!view.entered && !starred) {
        p.tensor = Answer::Unknown;
        p.tensorReason = "nothing in the project calls it";
    } else if (bits & kIsUnknown) {
        p.tensor = Answer::Unknown;
        p.tensorReason = "what it gets is not known: " +
                         std::string(describe(context.program.values->unknownReason(value)));
    } else if (deep & kIsUnknown) {
        p.tensor = Answer::Unknown;
        p.tensorReason = "what is in it is not known";
    } else {
        p.tensor = Answer::No;
    }
}

Answer suppliedBy(const FactContext& context, FunctionId f, uint32_t index,
                  const std::vector<CallSite>& sites) {
    if (!context.view(f).entered) return Answer::Unknown;
    Answer out = Answer::No;
    for (const CallSite& site : sites) {
        if (site.arguments[index].kind == BoundArgument::Kind::Given) return Answer::Yes;
        if (site.arguments[index].kind == BoundArgument::Kind::Unknown) out = Answer::Unknown;
    }
    return sites.empty() ? Answer::Unknown : out;
}

/// The prior art's rule: some call gives only Python numbers or strings. A default that no call
/// replaces does not count.
Answer literalOf(const FactContext& context, FunctionId f, uint32_t index, const ParameterFacts& p,
                 const std::vector<CallSite>& sites) {
    if (p.role == ParameterFacts::Role::Receiver) return Answer::No;
    if (p.hasDefault && p.supplied == Answer::No && p.role == ParameterFacts::Role::Positional)
        return Answer::No;
    if (!context.view(f).entered) return Answer::Unknown;
    Answer out = Answer::No;
    for (const CallSite& site : sites)
        out = either(out, holdsLiteral(context, argumentValue(context, f, site, index)));
    return sites.empty() ? holdsLiteral(context, context.view(f).params[index]) : out;
}

}  // namespace

std::vector<TensorType> arrayTypes(const FactContext& context, ValueId value) {
    const ValueTable& table = *context.program.values;
    std::vector<TensorType> out;
    if (!table.has(value, AtomKind::Tensor)) return out;
    for (AtomId id : table.atoms(value))
        if (table[id].kind == AtomKind::Tensor && table.tensor(id).origin != Origin::Python)
            out.push_back(table.tensor(id));
    if (out.size() < 2) return out;
    std::vector<std::pair<std::string, TensorType>> byText;
    for (TensorType& type : out) byText.emplace_back(printTensor(type), std::move(type));
    std::ranges::stable_sort(byText, {}, &std::pair<std::string, TensorType>::first);
    for (size_t i = 0; i < out.size(); ++i) out[i] = std::move(byText[i].second);
    return out;
}

ContainerParts containerParts(const FactContext& context, ValueId value) {
    ContainerParts out;
    const ValueTable& table = *context.program.values;
    bool first = true;
    out.fixed = true;
    for (AtomId id : table.atoms(value)) {
        const Atom& atom = table[id];
        std::vector<ValueId> parts;
        std::string kind;
        if (atom.kind == AtomKind::Tuple) {
            kind = "tuple";
            auto elements = table.sequence(id);
            parts.assign(elements.begin(), elements.end());
        } else if (atom.kind == AtomKind::AnyTuple) {
            kind = "tuple";
            out.fixed = false;
            parts.assign(1, table.sequence(id)[0]);
        } else if (atom.kind == AtomKind::Object) {
            ObjectInfo::Kind object = context.program.objects[ObjectId(atom.payload)].kind;
            if (object == ObjectInfo::Kind::List) kind = "list";
            if (object == ObjectInfo::Kind::Dict) kind = "dict";
            if (kind.empty()) return {};
            for (const HeapSlot& slot : context.slots(ObjectId(atom.payload))) {
                if (slot.kind == HeapSlot::Key::AnyItem) out.fixed = false;
                if (slot.kind == HeapSlot::Key::Item || slot.kind == HeapSlot::Key::AnyItem)
                    parts.push_back(slot.value);
            }
        } else {
            if (atom.kind == AtomKind::None) continue;
            return {};
        }
        if (!first && kind != out.kind) return {};
        out.kind = out.kind.empty() ? kind : out.kind;
        if (!first && parts.size() != out.elements.size()) out.sameLength = false;
        first = false;
        if (out.elements.size() < parts.size())
            out.elements.resize(parts.size(), ValueTable::bottom());
        for (size_t i = 0; i < parts.size(); ++i)
            out.elements[i] = context.program.values->join(out.elements[i], parts[i]);
    }
    for (ValueId element : out.elements)
        out.nested = out.nested || (context.bits(element) & kContainerBits) != 0;
    if (out.kind == "dict") out.fixed = false;
    return out;
}

std::vector<ParameterFacts> describeParameters(const FactContext& context, FunctionId f,
                                               const std::vector<CallSite>& sites) {
    const IrFunction& ir = context.program.ir(f);
    std::vector<ParameterFacts> out(ir.params.size());
    for (uint32_t i = 0; i < ir.params.size(); ++i) {
        ParameterFacts& p = out[i];
        p.name = context.text(ir.params[i].name);
        p.role = roleOf(context, f, i);
        p.hasDefault = ir.params[i].hasDefault;
        classify(context, f, i, p);
        p.supplied = suppliedBy(context, f, i, sites);
        p.literal = literalOf(context, f, i, p, sites);
        ValueId value = context.view(f).params[i];
        p.types = arrayTypes(context, value);
        if (p.tensorEvidence == "container") {
            ContainerParts parts = containerParts(context, value);
            p.container = parts.kind;
            for (ValueId element : parts.elements)
                p.elements.push_back(arrayTypes(context, element));
        }
        p.pythonTypes = literalsOf(context, value).keys;
    }
    return out;
}

namespace {

/// Names of functions that are steps of training or inference, by the prior art's patterns.
bool speaksOfTensors(const FactContext& context, FunctionId f) {
    std::string_view name = context.text(context.program.ir(f).name);
    auto step = name.rfind("_step");
    bool isStep = step != std::string_view::npos && step + 5 == name.size();
    size_t train = name.find("train"), test = name.find("test");
    if (isStep && (train < step || test < step)) return true;
    if (name == "run_model" || name.ends_with("inference")) return true;
    return (name == "__call__" || context.isCallStep(f)) &&
           context.derivesFrom(context.classOf(f), Role::ModelClass);
}

}  // namespace

Fact tensorParameterFact(const FactContext& context, const FunctionSummary& summary) {
    Fact fact;
    fact.answer = Answer::No;
    bool any = false;
    for (const ParameterFacts& p : summary.parameters) {
        if (p.role == ParameterFacts::Role::Receiver) continue;
        any = true;
        if (p.tensor == Answer::Yes) {
            fact.answer = Answer::Yes;
            fact.reason = p.name + " is a tensor or holds one";
            return fact;
        }
        if (p.tensor == Answer::Unknown && fact.answer == Answer::No) {
            fact.answer = Answer::Unknown;
            fact.reason = p.name + ": " + p.tensorReason;
        }
    }
    if (any && context.options.speculate && speaksOfTensors(context, summary.function)) {
        fact.answer = Answer::Yes;
        fact.reason = "its name and class speak for a step on tensors";
    }
    return fact;
}

}  // namespace graphlift
