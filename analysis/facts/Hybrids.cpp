#include "analysis/facts/Hybrids.h"

#include <algorithm>

#include "analysis/facts/CallSites.h"

namespace graphlift {

namespace {

/// The call that carries the arguments: `@function(...)` or the wrap itself; none for a bare
/// decorator.
InstId argumentCall(const CodeView& where, const HybridUse& use) {
    if (!use.viaDecorator) return use.site;
    const Inst& decoration = where[use.site];
    if (decoration.kind != InstKind::Call) return InstId::none();
    return where[decoration.valueA()].kind == InstKind::Call ? decoration.valueA() : InstId::none();
}

std::string parameterName(const FactContext& context, uint32_t position) {
    ApiId api = context.registry.role(Role::GraphDecorator);
    if (api.isNone() || position >= context.registry[api].params.size()) return "";
    return context.registry[api].params[position].name;
}

/// Name and source text of each written argument.
void writtenArguments(const FactContext& context, const CodeView& where, InstId call,
                      HybridFacts& out) {
    const SyntaxTree& tree = *where.tree;
    NodeId node = where[call].node;
    if (!node.isNone() && tree.kind(node) == NodeKind::Decorator) node = tree.firstChild(node);
    NodeId list = node.isNone() || tree.kind(node) != NodeKind::Call
                      ? NodeId::none()
                      : tree.child(node, Field::Arguments);
    if (list.isNone()) return;
    uint32_t position = 0;
    for (NodeId argument : tree.children(list)) {
        if (tree.kind(argument) == NodeKind::Comment) continue;
        NodeId name = tree.child(argument, Field::Name), value = tree.child(argument, Field::Value);
        bool keyword =
            tree.kind(argument) == NodeKind::KeywordArgument && !name.isNone() && !value.isNone();
        if (keyword)
            out.arguments.emplace_back(tree.text(name), tree.text(value));
        else if (std::string known = parameterName(context, position++); !known.empty())
            out.arguments.emplace_back(known, tree.text(argument));
    }
}

std::optional<Dim> dimOf(const ValueTable& table, ValueId value) {
    AtomId only = table.onlyAtom(value);
    if (only.isNone()) return std::nullopt;
    if (table[only].kind == AtomKind::None) return Dim::dynamic();
    if (table[only].kind == AtomKind::Int)
        return Dim::known(static_cast<int64_t>(table[only].payload));
    return std::nullopt;
}

std::optional<Shape> shapeOf(const FactContext& context, ValueId value) {
    const ValueTable& table = *context.program.values;
    AtomId only = table.onlyAtom(value);
    if (only.isNone()) return std::nullopt;
    const Atom& atom = table[only];
    if (atom.kind == AtomKind::None) return Shape::unknown();
    if (atom.kind == AtomKind::ShapeOf) return table.tensor(only).shape;
    std::vector<ValueId> parts;
    if (atom.kind == AtomKind::Tuple) {
        auto elements = table.sequence(only);
        parts.assign(elements.begin(), elements.end());
    } else if (atom.kind == AtomKind::Object &&
               context.program.objects[ObjectId(atom.payload)].kind == ObjectInfo::Kind::List) {
        for (const HeapSlot& slot : context.slots(ObjectId(atom.payload))) {
            if (context.isInternal(slot)) continue;
            if (slot.kind != HeapSlot::Key::Item) return std::nullopt;
            parts.push_back(slot.value);
        }
    } else {
        return std::nullopt;
    }
    Shape shape = Shape::scalar();
    for (ValueId part : parts) {
        auto dim = dimOf(table, part);
        if (!dim) return std::nullopt;
        shape.dims.push_back(*dim);
    }
    return shape;
}

std::optional<DType> dtypeOf(const ValueTable& table, ValueId value) {
    AtomId only = table.onlyAtom(value);
    if (only.isNone() || table[only].kind != AtomKind::DType) return std::nullopt;
    return static_cast<DType>(table[only].payload);
}

std::optional<Spec> specOf(const FactContext& context, ValueId value) {
    const ValueTable& table = *context.program.values;
    AtomId only = table.onlyAtom(value);
    if (only.isNone() || table[only].kind != AtomKind::Object) return std::nullopt;
    const ObjectInfo& object = context.program.objects[ObjectId(table[only].payload)];
    if (object.kind != ObjectInfo::Kind::LibraryInstance || object.api.isNone())
        return std::nullopt;
    if (object.api != context.registry.role(Role::TensorSpecClass) || object.summary)
        return std::nullopt;
    std::optional<Shape> shape;
    std::optional<DType> dtype;
    for (const auto& [name, given] : object.config) {
        if (context.text(name) == "shape") shape = shapeOf(context, given);
        if (context.text(name) == "dtype") dtype = dtypeOf(table, given);
    }
    if (!shape || !dtype) return std::nullopt;
    Spec spec;
    spec.tensor.shape = *shape;
    spec.tensor.dtype = *dtype;
    return spec;
}

void readSignature(const FactContext& context, const CodeView& where, InstId call,
                   HybridFacts& out) {
    auto written = std::ranges::find(out.arguments, "input_signature",
                                     &std::pair<std::string, std::string>::first);
    if (written == out.arguments.end() || written->second == "None") return;
    out.signatureStatus = HybridFacts::Status::Unmodelled;
    const Inst& inst = where[call];
    InstId given;
    for (uint32_t i = 0, position = 0; i < inst.count; ++i) {
        CallOperand operand = callOperand(*where.ir, inst, i);
        if (operand.tag == kPositional && parameterName(context, position++) == "input_signature")
            given = operand.value;
        if (operand.tag < kStarStarArgs && context.text(Name(operand.tag)) == "input_signature")
            given = operand.value;
    }
    if (given.isNone()) return;
    const ValueTable& table = *context.program.values;
    AtomId only = table.onlyAtom(where.value(given));
    if (only.isNone()) return;
    std::vector<ValueId> parts;
    if (table[only].kind == AtomKind::Tuple) {
        auto elements = table.sequence(only);
        parts.assign(elements.begin(), elements.end());
    } else if (table[only].kind == AtomKind::Object &&
               context.program.objects[ObjectId(table[only].payload)].kind ==
                   ObjectInfo::Kind::List) {
        for (const HeapSlot& slot : context.slots(ObjectId(table[only].payload))) {
            if (context.isInternal(slot)) continue;
            if (slot.kind != HeapSlot::Key::Item) return;
            parts.push_back(slot.value);
        }
    } else {
        return;
    }
    std::vector<Spec> specs;
    for (ValueId part : parts) {
        auto spec = specOf(context, part);
        if (!spec) return;
        specs.push_back(std::move(*spec));
    }
    out.signature = std::move(specs);
    out.signatureStatus = HybridFacts::Status::Modelled;
}

}  // namespace

std::optional<HybridFacts> describeHybrid(const FactContext& context, FunctionId f) {
    const HybridUse* use = nullptr;
    for (const HybridUse& candidate : context.hybridUsesOf(f))
        if (use == nullptr || candidate.viaDecorator)
            use = &candidate;  // of several decorators the last in the source
    if (use == nullptr) return std::nullopt;
    HybridFacts out;
    out.viaDecorator = use->viaDecorator;
    out.where = context.rangeOf(use->where, use->site);
    const CodeView& where = context.view(use->where);
    InstId call = argumentCall(where, *use);
    if (call.isNone()) return out;
    writtenArguments(context, where, call, out);
    readSignature(context, where, call, out);
    return out;
}

std::vector<DecoratorFacts> describeDecorators(const FactContext& context, FunctionId f) {
    const IrFunction& ir = context.program.ir(f);
    const SyntaxTree& tree = context.program.tree(f);
    FileId file = context.program.functions[f].file;
    std::vector<DecoratorFacts> out;
    const auto& names = decoratorNames(context, f);
    for (size_t i = 0; i < ir.decorators.size(); ++i) {
        NodeId node = ir.decorators[i];
        DecoratorFacts d;
        d.name = names[i];
        if (d.name.empty()) {
            while (tree.kind(node) == NodeKind::Call && !tree.child(node, Field::Function).isNone())
                node = tree.child(node, Field::Function);
            ModuleId module = context.program.functions[f].module;
            d.name = std::string(context.text((*context.program.modules)[module].name)) + "." +
                     shortText(tree, node);
        }
        d.where = {file, tree.range(ir.decorators[i])};
        d.line = context.program.files[file.index()]
                     ->source->position(tree.range(ir.decorators[i]).begin)
                     .line;
        out.push_back(std::move(d));
    }
    return out;
}

Fact deprecatedArgumentFact(const FactContext& context, const FunctionSummary& summary) {
    Fact fact;
    fact.answer = Answer::No;
    if (!summary.hybrid) return fact;
    ApiId api = context.registry.role(Role::GraphDecorator);
    for (const auto& [name, written] : summary.hybrid->arguments) {
        if (api.isNone() || !context.registry[api].hasTag("deprecated-argument:" + name)) continue;
        fact.answer = Answer::Yes;
        fact.reason = "the argument " + name + " is out of date";
        fact.evidence.push_back({summary.hybrid->where, fact.reason, EvidenceStep::Kind::Here});
        return fact;
    }
    return fact;
}

}  // namespace graphlift
