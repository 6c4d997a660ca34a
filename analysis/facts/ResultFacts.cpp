// GL313 incompatible_result: what a graph cannot return, and results that change their nature on
// the way out although a caller relies on it [D24, K12, K13]. Tensors, None and nests of them are
// fine.
#include <algorithm>

#include "analysis/facts/ArgumentFacts.h"
#include "analysis/facts/FunctionFacts.h"
#include "analysis/facts/Operands.h"
#include "analysis/facts/Witnesses.h"

namespace graphlift {

namespace {

Fact answer(Answer a, std::string reason = {}) {
    Fact fact;
    fact.answer = a;
    fact.reason = std::move(reason);
    return fact;
}

/// Is the value of a call used in a way that a tensor serves as well as a Python or NumPy value?
Answer useDiffers(const FactContext& context, const CodeView& caller, InstId result,
                  uint32_t bits) {
    const IrFunction& ir = *caller.ir;
    for (uint32_t i = 0; i < ir.insts.size(); ++i) {
        const Inst& inst = ir.insts[i];
        if (inst.kind == InstKind::Jump) {
            for (uint32_t k = 0; k < inst.count; ++k)
                if (ir.pool[inst.b + k] == result.value) return Answer::Unknown;
            continue;
        }
        if (!reads(ir, inst, result)) continue;
        bool number = !(bits & ~uint32_t{kIsInt | kIsFloat | kIsBool | kIsArray | kIsArrayScalar});
        bool arithmetic = inst.kind == InstKind::Binary || inst.kind == InstKind::Unary ||
                          inst.kind == InstKind::Compare || inst.kind == InstKind::Branch ||
                          inst.kind == InstKind::GetItem;
        if (arithmetic && number)
            continue;  // the result may travel on; what it meets next is not followed
        if (inst.kind != InstKind::Call) return Answer::Unknown;
        for (const SiteEdge& edge : caller.edgesAt(InstId(i))) {
            const ApiModel* api = context.api(edge);
            bool graph = api != nullptr && api->trace == TraceBehaviour::Graph;
            if (!graph) return Answer::Yes;
        }
    }
    return Answer::No;
}

/// Kinds of results that no graph returns.
std::string refused(const FactContext& context, ValueId value) {
    const ValueTable& table = *context.program.values;
    for (AtomId id : table.atoms(value)) {
        const Atom& atom = table[id];
        if (atom.kind == AtomKind::DType) return "a dtype";
        if (atom.kind == AtomKind::Function || atom.kind == AtomKind::BoundMethod ||
            atom.kind == AtomKind::Partial)
            return "a function";
        if (atom.kind == AtomKind::Class || atom.kind == AtomKind::Module ||
            atom.kind == AtomKind::External)
            return "a class or module";
        if (atom.kind == AtomKind::Iterator || atom.kind == AtomKind::Slice) return "an iterator";
        if (atom.kind != AtomKind::Object) continue;
        const ObjectInfo& object = context.program.objects[ObjectId(atom.payload)];
        if (object.kind == ObjectInfo::Kind::Set) return "a set";
        if (object.kind == ObjectInfo::Kind::Generator) return "a generator";
        if (object.kind == ObjectInfo::Kind::Instance) return "an object";
    }
    return "";
}

constexpr uint32_t kFine = kIsTensor | kIsKeras | kIsNone | kIsTuple | kIsList | kIsDict;

}  // namespace

Fact incompatibleResultFact(const FactContext& context, const FunctionSummary& summary,
                            const std::vector<CallSite>& sites) {
    const CodeView& view = context.view(summary.function);
    ValueId result = view.result;
    uint32_t bits = context.deepBits(result);
    if (std::string what = refused(context, result); !what.empty())
        return answer(Answer::Yes, "it returns " + what);
    if (bits & (kIsInstance | kIsSet | kIsGenerator | kIsFunction | kIsDType))
        return answer(Answer::Yes, "it returns something with an object in it");
    if (bits & kIsUnknown) return answer(Answer::Unknown, "what it returns is not known");
    if (!(bits & ~kFine)) return answer(Answer::No);
    if (bits & (kIsLibraryInstance | kIsShape | kIsIterator | kIsOther))
        return answer(Answer::Unknown, "it returns an object of a library");
    Answer worst = view.entered ? Answer::No : Answer::Unknown;
    std::vector<EvidenceStep> steps;
    for (const CallSite& site : sites) {
        Answer here = useDiffers(context, *site.caller, site.edge->site, context.bits(result));
        if (here == Answer::No) continue;
        worst = either(worst, here);
        if (steps.size() < 3)
            steps.push_back(stepAt(context, site.record.caller, site.edge->site,
                                   "the result is used as what it was"));
    }
    Fact fact = answer(
        worst, worst == Answer::No ? "" : "it returns a value that a graph returns as a tensor");
    fact.evidence = std::move(steps);
    return fact;
}

Fact withCallersThatCatch(const FactContext& context, const std::vector<CallSite>& sites,
                          Fact fact) {
    if (fact.answer != Answer::No) return fact;
    for (const CallSite& site : sites) {
        const SyntaxTree& tree = *site.caller->tree;
        NodeId statement =
            context.enclosing(site.record.caller, site.edge->site, {NodeKind::TryStatement});
        if (statement.isNone()) continue;
        NodeId body = tree.child(statement, Field::Body);
        TextRange at = tree.range(site.caller->ir->insts[site.edge->site.index()].node);
        bool inBody =
            !body.isNone() && tree.range(body).begin <= at.begin && at.end <= tree.range(body).end;
        bool catches = false;
        for (NodeId child : tree.children(statement))
            catches = catches || tree.kind(child) == NodeKind::ExceptClause;
        if (!inBody || !catches) continue;
        fact.answer = Answer::Unknown;
        fact.reason = "a caller catches what it raises; a graph may raise it as another class";
        fact.evidence.push_back(stepAt(context, site.record.caller, site.edge->site, fact.reason));
        return fact;
    }
    return fact;
}

namespace {

/// Does a caller ask the result for something that only tensors have, where the body gives a Python
/// number or text [D24]?
bool isAskedAsTensor(const FactContext& context, ValueId result, const CallSite& site) {
    constexpr uint32_t kPlain = kNumberBits | kIsString;
    ApiId tensor = context.registry.role(Role::TensorClass);
    uint32_t bits = context.bits(result);
    if (tensor.isNone() || bits == 0 || (bits & ~kPlain)) return false;
    return std::ranges::any_of(site.caller->ir->insts, [&](const Inst& inst) {
        if (inst.kind != InstKind::GetAttr || inst.valueA() != site.edge->site) return false;
        ApiId member = context.registry.member(tensor, context.text(inst.nameB()));
        return !member.isNone() && inst.nameB() != context.program.names->find("real") &&
               inst.nameB() != context.program.names->find("imag");
    });
}

}  // namespace

Fact removalSensitiveFact(const FactContext& context, const FunctionSummary& summary,
                          const std::vector<CallSite>& sites) {
    if (!summary.hybrid) return answer(Answer::No);
    Fact out = answer(Answer::No);
    for (FactId id : {FactId::IncompatibleResult, FactId::FrozenStateRead, FactId::PythonEntropy,
                      FactId::ListGrowthInTensorLoop, FactId::CaughtTensorError, FactId::EagerTest,
                      FactId::TensorLeak}) {
        const Fact& fact = summary.facts[static_cast<size_t>(id)];
        if (fact.answer == Answer::Yes) {
            out = fact;
            return out;
        }
        if (fact.answer == Answer::Unknown && out.answer == Answer::No) out = fact;
    }
    for (const CallSite& site : sites)
        if (isAskedAsTensor(context, context.view(summary.function).result, site)) {
            Fact fact =
                answer(Answer::Yes,
                       "a caller uses the result as a tensor, which only the graph makes of it");
            fact.evidence.push_back(
                stepAt(context, site.record.caller, site.edge->site, fact.reason));
            return fact;
        }
    for (const ParameterFacts& p : summary.parameters)
        for (const TensorType& type : p.types)
            if (type.origin == Origin::Numpy && out.answer == Answer::No)
                out = answer(Answer::Unknown,
                             "callers pass an array, which the graph makes a tensor of");
    bool signature = summary.hybrid->signatureStatus != HybridFacts::Status::Absent;
    bool literal =
        summary.facts[static_cast<size_t>(FactId::LiteralParameter)].answer != Answer::No;
    if (signature && literal && out.answer == Answer::No)
        out = answer(Answer::Unknown,
                     "callers pass Python values, which the signature casts to tensors");
    return out;
}

}  // namespace graphlift
