// All facts of a program: one summary a function, in report order.
#include <algorithm>
#include <map>

#include "analysis/facts/ArgumentFacts.h"
#include "analysis/facts/Coverage.h"
#include "analysis/facts/FactBasis.h"
#include "analysis/facts/FunctionFacts.h"
#include "analysis/facts/Hybrids.h"
#include "analysis/facts/Parameters.h"
#include "analysis/facts/Signature.h"
#include "analysis/facts/TraceFacts.h"
#include "analysis/facts/Witnesses.h"

namespace graphlift {

namespace {

constexpr FactId kTraceHazards[] = {
    FactId::EagerOnlyCall,
    FactId::NumpyOnParameter,
    FactId::InvalidNameArgument,
    FactId::StaleVariableRead,
    FactId::UnconvertibleIteration,
    FactId::ConflictingDtypeCoercion,
    FactId::VariableCreation,
    FactId::FrozenStateRead,
    FactId::PythonEntropy,
    FactId::UnconvertibleControlFlow,
    FactId::ListGrowthInTensorLoop,
    FactId::CaughtTensorError,
    FactId::EagerTest,
    FactId::ArrayOnlyUse,
    FactId::StrategyBoundary,
    FactId::EndlessDatasetIteration,
    FactId::DynamicDimensionRead,
};

/// Facts of programs as a whole.
struct ProgramWide {
    Coverage coverage;
    UnresolvedNames unresolved;
    std::vector<std::pair<FunctionId, InstId>> handed;
    FunctionObjectUses objectUses;
    std::vector<bool> graphModeFile;  // by FileId
    bool seeds = false;
};

ProgramWide findProgramWide(const FactContext& context) {
    ProgramWide out{computeCoverage(context),
                    unresolvedNames(context),
                    handedToLibraries(context),
                    findFunctionObjectUses(context),
                    {},
                    false};
    out.graphModeFile.resize(context.program.files.size());
    for (size_t i = 0; i < context.program.functions.size(); ++i)
        for (const SiteEdge& edge : context.view(FunctionId(i)).edges) {
            const uint8_t traits = context.traits(edge);
            out.seeds = out.seeds || (traits & kSeeds) != 0;
            if (traits & kBuildsGraphs)
                out.graphModeFile[context.program.functions[FunctionId(i)].file.index()] = true;
        }
    return out;
}

std::vector<std::string> flagsOf(const FactContext& context, FunctionId f) {
    const IrFunction& ir = context.program.ir(f);
    std::vector<std::string> flags;
    FunctionId parent = context.program.functions[f].parent;
    bool nested = false;
    for (; !parent.isNone() && !nested; parent = context.program.functions[parent].parent)
        nested = context.program.ir(parent).isCodeOfItsOwn();
    if (nested) flags.emplace_back("nested");
    if (ir.isAsync) flags.emplace_back("async");
    if (ir.isGenerator) flags.emplace_back("generator");
    const auto& names = decoratorNames(context, f);
    auto has = [&](std::string_view name) { return std::ranges::find(names, name) != names.end(); };
    if (has("builtins.classmethod")) flags.emplace_back("classmethod");
    if (has("builtins.staticmethod")) flags.emplace_back("staticmethod");
    bool accessor = false;
    for (NodeId node : ir.decorators) {
        std::string_view text = context.program.tree(f).text(node);
        accessor = accessor || text.ends_with(".setter") || text.ends_with(".deleter") ||
                   text.ends_with(".getter");
    }
    if (has("builtins.property") || accessor) flags.emplace_back("property");
    return flags;
}

class Builder {
  public:
    Builder(const FactContext& context, const Summaries& summaries, const ProgramWide& wide)
        : context_(context), summaries_(summaries), wide_(wide) {}

    void build(FunctionId f, FunctionSummary& s) {
        s.function = f;
        const IrFunction& ir = context_.program.ir(f);
        s.entered = context_.view(f).entered;
        s.kind = ir.scope == ScopeKind::Lambda
                     ? "lambda"
                     : (context_.classOf(f).isNone() ? "function" : "method");
        s.flags = flagsOf(context_, f);
        s.decorators = describeDecorators(context_, f);
        s.hybrid = describeHybrid(context_, f);
        std::vector<CallSite> sites = callSitesOf(context_, f);
        s.parameters = describeParameters(context_, f, sites);
        s.result = arrayTypes(context_, context_.view(f).result);
        subject(s, sites);
        trace(s, sites);
        callers(s, sites);
        signature(s, sites);
        put(s, FactId::RemovalSensitive, removalSensitiveFact(context_, s, sites));
        s.mode = s.hybrid ? Mode::Hybrid
                          : (get(s, FactId::AlreadyTraced).answer == Answer::Yes ? Mode::Traced
                                                                                 : Mode::Eager);
        s.candidate = s.hybrid.has_value() || get(s, FactId::TensorParameter).answer != Answer::No;
        assumptions(s);
    }

  private:
    static Fact& get(FunctionSummary& s, FactId id) { return s.facts[static_cast<size_t>(id)]; }
    static void put(FunctionSummary& s, FactId id, Fact fact) { get(s, id) = std::move(fact); }

    void subject(FunctionSummary& s, const std::vector<CallSite>& sites) {
        ArgumentView view{context_, s.function, sites, s};
        put(s, FactId::TensorParameter, tensorParameterFact(context_, s));
        put(s, FactId::LiteralParameter, literalParameterFact(view));
        put(s, FactId::VaryingLiteral, varyingLiteralFact(view));
        put(s, FactId::MixedLiteralTypes, mixedLiteralTypesFact(view));
        put(s, FactId::FreshObjectArgument, freshObjectArgumentFact(view));
        put(s, FactId::UnboundedShapes, unboundedShapesFact(view));
        put(s, FactId::DefinedRepeatedly, definedRepeatedlyFact(view));
        put(s, FactId::KerasSymbolicArgument, kerasSymbolicArgumentFact(view));
        put(s, FactId::UntraceableArgument, untraceableArgumentFact(view));
        put(s, FactId::SingleUse, singleUseFact(view));
        s.traces = forecastTraces(view);
        put(s, FactId::CallersUnknown,
            callersUnknownFact(context_, s.function, wide_.unresolved, wide_.handed));
    }

    void trace(FunctionSummary& s, const std::vector<CallSite>& sites) {
        FunctionId f = s.function;
        for (FactId id : kTraceHazards) put(s, id, hazardFact(context_, summaries_, f, id));
        put(s, FactId::PythonSideEffects, sideEffectFact(context_, summaries_, f));
        put(s, FactId::TensorLeak, tensorLeakFact(context_, summaries_, f));
        put(s, FactId::TensorComputation, tensorComputationFact(context_, summaries_, f));
        put(s, FactId::TensorParameterIteration, own(f, FactId::TensorParameterIteration));
        put(s, FactId::GeneratorOrCoroutine, own(f, FactId::GeneratorOrCoroutine));
        put(s, FactId::Recursive, recursive(f));
        put(s, FactId::CaughtTensorError,
            withCallersThatCatch(context_, sites, get(s, FactId::CaughtTensorError)));
        Fact graphMode = hazardFact(context_, summaries_, f, FactId::GraphModeProgram);
        if (wide_.graphModeFile[context_.program.functions[f].file.index()]) {
            graphMode.answer = Answer::Yes;
            if (graphMode.reason.empty()) graphMode.reason = "its module builds graphs itself";
        }
        put(s, FactId::GraphModeProgram, std::move(graphMode));
        Fact random = hazardFact(context_, summaries_, f, FactId::SeededRandomOp);
        if (!wide_.seeds && random.answer == Answer::Yes) {
            random = {};
            random.answer = Answer::No;
        }
        put(s, FactId::SeededRandomOp, std::move(random));
    }

    /// A hazard of the function's own body only.
    Fact own(FunctionId f, FactId id) {
        Fact fact;
        fact.answer = Answer::No;
        for (const Hazard& hazard : summaries_[f].hazards) {
            if (hazard.fact != id || hazard.always != Answer::Yes ||
                !hazard.alwaysAt.callee.isNone())
                continue;
            fact.answer = Answer::Yes;
            fact.reason = summaries_.messages[hazard.alwaysAt.message.index()];
            fact.evidence.push_back(stepAt(context_, f, hazard.alwaysAt.site, fact.reason));
        }
        return fact;
    }

    Fact recursive(FunctionId f) {
        Fact fact;
        fact.answer = context_.graph.isRecursive(f) ? Answer::Yes : Answer::No;
        if (fact.answer == Answer::No)
            return orUnresolved(context_, summaries_, f, std::move(fact));
        fact.reason = "it can reach itself";
        for (const FunctionEdge& edge : context_.graph.edgesOf(f)) {
            if (edge.callee.isNone() || edge.sites.empty()) continue;
            if (context_.graph.component[edge.callee.index()] !=
                context_.graph.component[f.index()])
                continue;
            fact.evidence.push_back(stepAt(context_, f, edge.sites.front(),
                                           "calls " +
                                               context_.program.ir(edge.callee).plainQualifiedName +
                                               ", which leads back",
                                           EvidenceStep::Kind::Call));
            break;
        }
        return fact;
    }

    void callers(FunctionSummary& s, const std::vector<CallSite>& sites) {
        FunctionId f = s.function;
        put(s, FactId::CoveredByGraphCallers,
            coverageFact(context_, f, wide_.coverage.covered[f.index()],
                         "every caller is a graph function or runs in one"));
        put(s, FactId::AlreadyTraced,
            coverageFact(context_, f, wide_.coverage.traced[f.index()],
                         "every caller runs in a graph already"));
        put(s, FactId::NotDecoratable, notDecoratableFact(context_, s));
        put(s, FactId::IncompatibleResult, incompatibleResultFact(context_, s, sites));
        put(s, FactId::FunctionObjectUsed,
            functionObjectUsedFact(
                context_, wide_.objectUses, s,
                hazardFact(context_, summaries_, f, FactId::FunctionObjectUsed)));
    }

    void signature(FunctionSummary& s, const std::vector<CallSite>& sites) {
        s.signature = inferSignature(context_, s, sites);
        put(s, FactId::UnresolvedStaticAxis, unresolvedStaticAxisFact(context_, summaries_, s));
        put(s, FactId::SignatureMismatch, signatureMismatchFact(s));
        put(s, FactId::DeprecatedArgument, deprecatedArgumentFact(context_, s));
        put(s, FactId::StaticAxisRead, staticAxisReadFact(context_, summaries_, s));
        put(s, FactId::SignatureAbsent, signatureAbsentFact(s));
        dtypeConflicts(s);
        if (get(s, FactId::UnresolvedStaticAxis).answer != Answer::Yes) return;
        s.signature.present = false;
        s.signature.specs.clear();
        s.signature.text.clear();
        s.signature.absenceReason = "WITHHELD_STATICALLY_READ_AXES";
    }

    /// One foreign dtype alone is harmless where the signature converts to it at the entry.
    void dtypeConflicts(FunctionSummary& s) {
        Fact& fact = get(s, FactId::ConflictingDtypeCoercion);
        bool conflict = false, pinned = false;
        for (uint32_t p = 0; p < s.parameters.size(); ++p)
            pinned = pinnedDType(context_, s.function, p, conflict).has_value() || pinned;
        if (conflict) {
            fact.answer = Answer::Yes;
            if (fact.reason.empty()) fact.reason = "arguments are asked for different dtypes";
        } else if (pinned && fact.answer == Answer::Yes && s.signature.present &&
                   get(s, FactId::UnresolvedStaticAxis).answer == Answer::No &&
                   get(s, FactId::CallersUnknown).answer == Answer::No) {
            fact.answer = Answer::Unknown;
            fact.reason = "the signature converts the array at the entry, wherever it is used";
        }
    }

    void assumptions(FunctionSummary& s) {
        if (context_.options.closedProject) s.assumes.emplace_back("closed-project");
        uint64_t bits = summaries_[s.function].assumptions;
        for (size_t i = 0; i < summaries_.assumptions.size(); ++i)
            if (bits >> i & 1) s.assumes.push_back(summaries_.assumptions[i].id);
    }

    const FactContext& context_;
    const Summaries& summaries_;
    const ProgramWide& wide_;
};

void countUnmodelled(const FactContext& context, ProgramFacts& out) {
    std::map<std::string, uint32_t> uses;
    for (size_t i = 0; i < context.program.functions.size(); ++i)
        for (const SiteEdge& edge : context.view(FunctionId(i)).edges) {
            if (!edge.callee.isNone() || !edge.constructed.isNone() || edge.external.isNone())
                continue;
            const ApiModel* api = context.api(edge);
            if ((api != nullptr && api->isCurated) || context.isInternal(edge)) continue;
            ++uses[api != nullptr ? api->path : context.program.externals[edge.external.index()]];
        }
    out.unmodelledApis.assign(uses.begin(), uses.end());
    std::ranges::stable_sort(out.unmodelledApis, std::greater{},
                             &std::pair<std::string, uint32_t>::second);
}

}  // namespace

std::shared_ptr<const ProgramFacts> computeFacts(std::shared_ptr<const Program> program,
                                                 std::shared_ptr<const CallGraph> callGraph,
                                                 const FactsOptions& options, Trace& trace) {
    Trace::Span span(trace, "facts");
    auto out = std::make_shared<ProgramFacts>();
    out->basis = std::make_shared<FactBasis>(program, callGraph, options);
    const FactContext& context = out->basis->context;
    const Summaries& summaries = out->basis->summaries;
    ProgramWide wide = findProgramWide(context);
    Builder builder(context, summaries, wide);
    out->byFunction.assign(program->functions.size(), Id<int>::kNone);
    out->functions.reserve(program->functions.size());
    for (size_t i = 0; i < program->functions.size(); ++i) {
        if (!program->ir(FunctionId(i)).isCodeOfItsOwn()) continue;
        out->byFunction[i] = static_cast<uint32_t>(out->functions.size());
        builder.build(FunctionId(i), out->functions.emplace_back());
    }
    out->assumptionTexts.emplace_back("closed-project",
                                      "nothing outside the project calls its functions");
    for (const auto& [id, sentence] : summaries.assumptions)
        out->assumptionTexts.emplace_back(id, sentence);
    countUnmodelled(context, *out);
    out->program = std::move(program);
    out->callGraph = std::move(callGraph);
    return out;
}

}  // namespace graphlift
