#include "analysis/refactor/Unblock.h"

#include <algorithm>

namespace graphlift {

namespace {

/// What to do about a failing precondition; empty where nothing but leaving it helps.
std::string_view remedy(PreconditionId id) {
    switch (id) {
        case PreconditionId::HasTensorParameter:
            return "pass tensors in place of Python values";
        case PreconditionId::NoVaryingLiteral:
            return "pass the changing value as a tensor";
        case PreconditionId::NoFreshObjectArgument:
            return "make the object once, before the calls";
        case PreconditionId::DefinedOnce:
            return "move the definition out of the function or loop";
        case PreconditionId::NoPythonSideEffects:
            return "move the effect to the caller, or use its counterpart in the graph";
        case PreconditionId::NotRecursive:
            return "write the recursion as a loop";
        case PreconditionId::NoEagerOnlyCall:
            return "return the tensor and read its value in the caller";
        case PreconditionId::NoNumpyOnParameter:
            return "use the tensor function of the same name";
        case PreconditionId::NoInvalidNameArgument:
            return "use a name without spaces";
        case PreconditionId::NoStaleVariableRead:
            return "read the variables after the first call";
        case PreconditionId::NoUnconvertibleIteration:
            return "use a plain for loop or an operation on the whole tensor";
        case PreconditionId::NoConflictingDtypeCoercion:
            return "give the array the tensor's dtype";
        case PreconditionId::NoVariableCreation:
            return "make the variable or layer once, outside";
        case PreconditionId::NoFrozenState:
            return "keep the state in a variable, or pass it";
        case PreconditionId::NoPythonEntropy:
            return "use the random operations of the graph, or pass the value";
        case PreconditionId::GraphCompatibleResult:
            return "return tensors and build the object in the caller";
        case PreconditionId::ConvertibleControlFlow:
            return "give both branches the same names and types";
        case PreconditionId::NoListGrowthInTensorLoop:
            return "collect in a tensor array";
        case PreconditionId::NoGeneratorOrCoroutine:
            return "return the values together";
        case PreconditionId::NoCaughtTensorError:
            return "test the condition before, with tensors";
        case PreconditionId::NoEagerTest:
            return "do the test in the caller";
        case PreconditionId::Decoratable:
            return "move the tensor code into a function of its own";
        case PreconditionId::FunctionObjectUnused:
            return "keep the plain function under a second name";
        case PreconditionId::NoTensorLeak:
            return "return the tensor, or assign it to a variable";
        case PreconditionId::ArrayArgumentUsedAsTensor:
            return "use tensor functions on the argument";
        case PreconditionId::NoEndlessDatasetIteration:
            return "iterate with a plain for loop";
        case PreconditionId::TraceableArguments:
            return "pass a tuple in place of the object";
        case PreconditionId::NoMixedLiteralTypes:
            return "use one type in all calls";
        case PreconditionId::NoDynamicDimensionRead:
            return "read the shape as a tensor";
        case PreconditionId::CallersKnown:
        case PreconditionId::BoundedShapes:
        case PreconditionId::NoKerasSymbolicArgument:
        case PreconditionId::EagerProgram:
        case PreconditionId::StrategyBoundary:
        case PreconditionId::NoSeededRandomOp:
        case PreconditionId::RemovalNeutral:
        case PreconditionId::PerformsTensorComputation:
        case PreconditionId::NotAlreadyTraced:
        case PreconditionId::WorthATrace:
        case PreconditionId::SignatureInferable:
        case PreconditionId::NoUnresolvedStaticAxis:
        case PreconditionId::SuppliedSignatureFits:
        case PreconditionId::CurrentDecoratorArguments:
        case PreconditionId::RelaxableAxes:
            return "";
    }
    return "";
}

std::string placeOf(const FunctionView& function, const Finding& finding) {
    if (finding.evidence.empty()) return "";
    const Program& program = *function.program.program;
    const EvidenceStep& last = finding.evidence.back();
    const SourceFile& source = *program.files[last.where.file.index()]->source;
    const std::string line = std::to_string(source.position(last.where.range.begin).line);
    const FileId own = program.functions[function.summary.function].file;
    return last.where.file == own ? " (line " + line + ")"
                                  : " (" + source.path() + ", line " + line + ")";
}

bool blocksConversion(const Finding& finding) {
    const Group of = group(finding.id);
    return finding.status == Status::Fails &&
           (of == Group::Safety || of == Group::Retracing || of == Group::Subject);
}

std::vector<Unblock> failing(const FunctionView& function, const std::vector<Finding>& findings) {
    std::vector<Unblock> unblocks;
    const auto blocking = std::count_if(findings.begin(), findings.end(), blocksConversion);
    for (const Finding& finding : findings) {
        if (!blocksConversion(finding) || remedy(finding.id).empty()) continue;
        // One change that mends the only obstacle is a safe advice; several need a second look
        // together.
        unblocks.push_back({finding.id,
                            std::string(remedy(finding.id)) + placeOf(function, finding),
                            blocking == 1});
    }
    return unblocks;
}

/// What would answer an open question, by the reason that the facts give.
std::string_view settlement(std::string_view reason) {
    const auto says = [&](UnknownReason one) {
        return reason.find(describe(one)) != std::string_view::npos;
    };
    if (reason.find("nothing in the project calls") != std::string_view::npos)
        return "call it from the project or a test, or add type hints";
    if (says(UnknownReason::UnresolvedCallee) || says(UnknownReason::OpaqueDecorator))
        return "look at what is called there, or name it directly";
    if (says(UnknownReason::MissingModule))
        return "add the folder of the missing module with --python-path";
    if (says(UnknownReason::UnmodelledApi))
        return "look up what the library function does, and move the call out if it is no tensor "
               "operation";
    if (says(UnknownReason::DynamicFeature)) return "write the name out";
    if (says(UnknownReason::SyntaxError)) return "mend the syntax error";
    return "look at the place and decide by hand";
}

std::vector<Unblock> open(const FunctionView& function, const Verdict& verdict) {
    std::vector<Unblock> unblocks;
    for (const Finding& finding : verdict.findings) {
        const bool asked =
            std::find(verdict.open.begin(), verdict.open.end(), finding.id) != verdict.open.end();
        if (asked)
            unblocks.push_back(
                {finding.id, std::string(settlement(finding.reason)) + placeOf(function, finding),
                 false});
    }
    return unblocks;
}

}  // namespace

std::vector<Unblock> findUnblocks(const FunctionView& function, const Verdict& verdict) {
    if (verdict.action == Action::Undecided) return open(function, verdict);
    if (verdict.action != Action::Keep || function.summary.mode != Mode::Eager) return {};
    return failing(function, verdict.findings);
}

}  // namespace graphlift
