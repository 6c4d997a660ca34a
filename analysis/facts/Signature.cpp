#include "analysis/facts/Signature.h"

#include <algorithm>
#include <set>

#include "analysis/facts/Parameters.h"

namespace graphlift {

namespace {

/// One spec for several types, or the name of what keeps them apart.
struct Reduced {
    TensorType type;
    std::string reason;
};

Reduced reduce(const std::vector<TensorType>& types) {
    Reduced out;
    out.type = types.front();
    out.type.content.reset();
    out.type.origin = Origin::Tensor;
    std::string dtypeReason, layoutReason;
    for (const TensorType& t : types) {
        if (t.dtype != out.type.dtype) dtypeReason = "HETEROGENEOUS_DTYPE";
        if ((t.layout == Layout::Sparse) != (out.type.layout == Layout::Sparse))
            layoutReason = "HETEROGENEOUS_SPARSITY";
        if (t.layout == Layout::Ragged && out.type.layout == Layout::Dense)
            out.type.layout = Layout::Ragged;
        bool ranks = t.shape.rankKnown && out.type.shape.rankKnown &&
                     t.shape.rank() == out.type.shape.rank();
        if (!ranks) {
            out.type.shape = Shape::unknown();
            continue;
        }
        for (size_t i = 0; i < t.shape.dims.size(); ++i) {
            Dim& dim = out.type.shape.dims[i];
            if (!(dim == t.shape.dims[i])) dim = Dim::dynamic();
        }
    }
    bool unknown =
        std::ranges::any_of(types, [](const TensorType& t) { return t.dtype == DType::Unknown; });
    out.reason =
        !dtypeReason.empty() && !unknown ? dtypeReason : (unknown ? "UNKNOWN_DTYPE" : layoutReason);
    return out;
}

/// Calls that a test expects to fail say nothing of the right types [prior art 3.16].
bool isExpectedFailure(const FactContext& context, const CallSite& site) {
    FunctionId f = site.record.caller;
    NodeId with = context.enclosing(f, site.edge->site, {NodeKind::WithStatement});
    if (with.isNone()) return false;
    const SyntaxTree& tree = *site.caller->tree;
    TextRange range = tree.range(with);
    for (const SiteEdge& edge : site.caller->edges) {
        const ApiModel* api = context.api(edge);
        NodeId node = (*site.caller)[edge.site].node;
        bool inside = !node.isNone() && range.begin <= tree.range(node).begin &&
                      tree.range(node).end <= range.end;
        if (inside && api != nullptr && api->hasTag("expects-error")) return true;
    }
    return tree.text(tree.firstChild(with)).find("pytest.raises") != std::string_view::npos;
}

struct Evidence {
    ValueId value = ValueTable::bottom();
    bool onlyExpectedFailures = false;
};

Evidence evidenceFor(const FactContext& context, const FunctionSummary& summary,
                     const std::vector<CallSite>& sites, uint32_t p) {
    Evidence out;
    bool excluded = false, kept = false;
    for (const CallSite& site : sites) (isExpectedFailure(context, site) ? excluded : kept) = true;
    ValueId all = context.view(summary.function).params[p];
    if (!excluded || !kept) {
        out.value = all;
        return out;
    }
    for (const CallSite& site : sites)
        if (!isExpectedFailure(context, site))
            out.value = context.program.values->join(
                out.value, argumentValue(context, summary.function, site, p));
    out.onlyExpectedFailures =
        !(context.deepBits(out.value) & kArrayBits) && (context.deepBits(all) & kArrayBits);
    return out;
}

/// A sequence entry, or the reason.
std::string containerSpec(const FactContext& context, ValueId value, Spec& spec) {
    ContainerParts parts = containerParts(context, value);
    if (parts.kind.empty() || parts.kind == "dict" || parts.nested || parts.elements.empty())
        return "TENSOR_CONTAINER_UNSUPPORTED";
    if (context.bits(value) & (kIsNone | kIsUnknown)) return "TENSOR_CONTAINER_UNSUPPORTED";
    if (!parts.sameLength && parts.fixed) return "HETEROGENEOUS_ARITY";
    if (!parts.fixed) return "TENSOR_CONTAINER_UNSUPPORTED";
    spec.isTuple = parts.kind == "tuple";
    for (ValueId element : parts.elements) {
        auto types = arrayTypes(context, element);
        if (types.empty() || (context.bits(element) & ~uint32_t{kArrayBits}))
            return "TENSOR_CONTAINER_UNSUPPORTED";
        Reduced reduced = reduce(types);
        if (!reduced.reason.empty()) return reduced.reason;
        Spec part;
        part.tensor = reduced.type;
        spec.sequence.push_back(std::move(part));
    }
    return "";
}

std::string tensorSpec(const FactContext& context, const FunctionSummary& summary,
                       const Evidence& evidence, uint32_t p, Spec& spec) {
    const ParameterFacts& parameter = summary.parameters[p];
    if (evidence.onlyExpectedFailures) return "EXPECTED_FAILURE_EVIDENCE_ONLY";
    auto types = arrayTypes(context, evidence.value);
    if (types.empty()) {
        if (parameter.tensorEvidence == "hint" && !(context.deepBits(evidence.value) & kArrayBits))
            return "TYPE_HINT_WITHOUT_DTYPE";
        return containerSpec(context, evidence.value, spec);
    }
    uint32_t rest = context.bits(evidence.value) & ~kArrayBits;
    if (rest & kContainerBits) return "TENSOR_CONTAINER_UNSUPPORTED";
    if (rest & (kNumberBits | kIsString | kIsNone | kIsInstance)) return "NON_TENSOR_PARAMETER";
    if (parameter.tensorEvidence == "hint" && types.size() == 1 && types[0].dtype == DType::Unknown)
        return "TYPE_HINT_WITHOUT_DTYPE";
    Reduced reduced = reduce(types);
    if (!reduced.reason.empty()) return reduced.reason;
    spec.tensor = reduced.type;
    bool conflict = false;
    if (auto dtype = pinnedDType(context, summary.function, p, conflict))
        spec.tensor.dtype = *dtype;
    return "";
}

/// Arguments that a library passes to a step of its call protocol by itself.
bool isProtocolArgument(const FactContext& context, const FunctionSummary& summary,
                        const std::string& name) {
    if (!context.isCallStep(summary.function)) return false;
    ClassId cls = context.classOf(summary.function);
    for (ApiId base : context.program.classes[cls].libraryBases)
        if (context.registry[base].hasTag("call-argument:" + name)) return true;
    return false;
}

/// A signature covers a positional prefix: what is left out must not come before what is in.
void requireSuffix(const FunctionSummary& summary, std::vector<bool>& omitted,
                   SignatureFacts& out) {
    bool later = false;
    std::vector<std::pair<std::string, std::string>> found;
    for (uint32_t p = static_cast<uint32_t>(summary.parameters.size()); p-- > 0;) {
        if (summary.parameters[p].role == ParameterFacts::Role::Receiver) continue;
        if (!omitted[p])
            later = true;
        else if (later)
            found.emplace_back(summary.parameters[p].name, "DEFAULTED_PARAMETER_PRECEDES_SPEC");
    }
    out.blocking.insert(out.blocking.end(), found.rbegin(), found.rend());
}

}  // namespace

std::optional<DType> pinnedDType(const FactContext& context, FunctionId f, uint32_t parameter,
                                 bool& conflict) {
    const CodeView& view = context.view(f);
    std::set<DType> own, imposed;
    for (const TensorType& t : arrayTypes(context, view.params[parameter])) {
        if (t.origin != Origin::Numpy)
            return std::nullopt;  // a tensor keeps its dtype in both modes
        own.insert(t.dtype);
    }
    auto isParameter = [&](InstId inst) { return view[inst].kind == InstKind::Param; };
    for (uint32_t i = 0; i < view.ir->insts.size(); ++i) {
        const Inst& inst = view.ir->insts[i];
        if (inst.kind != InstKind::Binary || !view.reached[i]) continue;
        for (auto [mine, other] :
             {std::pair(inst.valueA(), inst.valueB()), std::pair(inst.valueB(), inst.valueA())}) {
            if (!isParameter(mine) || view[mine].a != parameter || mine == other) continue;
            auto types = arrayTypes(context, view.value(other));
            if (isParameter(other)) {
                std::set<DType> partner;
                for (const TensorType& t : types) partner.insert(t.dtype);
                bool single = own.size() == 1 && partner.size() == 1;
                if (single && *own.begin() != *partner.begin() && !own.contains(DType::Unknown) &&
                    !partner.contains(DType::Unknown))
                    conflict = true;
                continue;
            }
            for (const TensorType& t : types)
                if (t.origin == Origin::Tensor || t.origin == Origin::Variable)
                    imposed.insert(t.dtype);
        }
    }
    if (imposed.contains(DType::Unknown)) return std::nullopt;
    if (imposed.size() >= 2) conflict = true;
    if (imposed.size() != 1 || own.size() != 1 || own.contains(DType::Unknown) || own == imposed)
        return std::nullopt;
    return *imposed.begin();
}

SignatureFacts inferSignature(const FactContext& context, const FunctionSummary& summary,
                              const std::vector<CallSite>& sites) {
    SignatureFacts out;
    if (!context.options.signatures) {
        out.absenceReason = "NOT_ATTEMPTED";
        return out;
    }
    std::vector<bool> omitted(summary.parameters.size());
    bool anyTensor = false, anyParameter = false;
    for (const ParameterFacts& p : summary.parameters)
        anyTensor = anyTensor || p.tensor == Answer::Yes;
    for (uint32_t i = 0; i < summary.parameters.size(); ++i) {
        const ParameterFacts& p = summary.parameters[i];
        if (p.role == ParameterFacts::Role::Receiver) {
            if (p.name != "self") out.blocking.emplace_back(p.name, "NON_TENSOR_PARAMETER");
            continue;
        }
        anyParameter = true;
        bool starred = p.role == ParameterFacts::Role::VarPositional ||
                       p.role == ParameterFacts::Role::VarKeyword;
        if (starred) {
            if (p.supplied == Answer::No || (p.supplied != Answer::Yes && sites.empty())) {
                omitted[i] = true;
                continue;
            }
            out.blocking.emplace_back(p.name, p.tensor == Answer::Yes
                                                  ? "TENSOR_CONTAINER_UNSUPPORTED"
                                                  : "NON_TENSOR_PARAMETER");
            continue;
        }
        Spec spec;
        std::string reason;
        if (p.tensor == Answer::Yes)
            reason = tensorSpec(context, summary, evidenceFor(context, summary, sites, i), i, spec);
        else if (!p.hasDefault)
            reason = "NON_TENSOR_PARAMETER";
        else if (isProtocolArgument(context, summary, p.name) || p.supplied != Answer::No)
            reason = "DEFAULTED_PARAMETER_SUPPLIED";
        else
            omitted[i] = true;
        if (reason.empty() && !omitted[i] && p.role == ParameterFacts::Role::KeywordOnly)
            reason = "NON_TENSOR_PARAMETER";
        if (!reason.empty())
            out.blocking.emplace_back(p.name, reason);
        else if (!omitted[i])
            out.specs.push_back(std::move(spec));
    }
    if (!anyTensor && anyParameter &&
        summary.facts[static_cast<size_t>(FactId::TensorParameter)].answer == Answer::Yes) {
        out.blocking.clear();
        out.specs.clear();
        out.absenceReason = "SPECULATIVE_TENSOR_PARAMETER";
        return out;
    }
    if (out.blocking.empty()) requireSuffix(summary, omitted, out);
    if (!out.blocking.empty() || out.specs.empty()) {
        out.absenceReason =
            out.blocking.empty() ? "NON_TENSOR_PARAMETER" : out.blocking.front().second;
        out.specs.clear();
        return out;
    }
    out.present = true;
    std::string prefix = frameworkPrefix(context, summary.function);
    for (const Spec& spec : out.specs)
        out.text += (out.text.empty() ? "" : ", ") + specText(context, spec, prefix);
    out.text = "[" + out.text + "]";
    return out;
}

}  // namespace graphlift
