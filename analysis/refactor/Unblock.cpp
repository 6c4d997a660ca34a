#include "analysis/refactor/Unblock.h"

#include <algorithm>
#include <utility>

namespace graphlift {

namespace {

/// What to do about a failing precondition; those that nothing but leaving it helps have no row.
constexpr std::pair<PreconditionId, std::string_view> kRemedies[] = {
    {PreconditionId::HasTensorParameter, "pass tensors in place of Python values"},
    {PreconditionId::NoVaryingLiteral, "pass the changing value as a tensor"},
    {PreconditionId::NoFreshObjectArgument, "make the object once, before the calls"},
    {PreconditionId::DefinedOnce, "move the definition out of the function or loop"},
    {PreconditionId::NoPythonSideEffects,
     "move the effect to the caller, or use its counterpart in the graph"},
    {PreconditionId::NotRecursive, "write the recursion as a loop"},
    {PreconditionId::NoEagerOnlyCall, "return the tensor and read its value in the caller"},
    {PreconditionId::NoNumpyOnParameter, "use the tensor function of the same name"},
    {PreconditionId::NoInvalidNameArgument, "use a name without spaces"},
    {PreconditionId::NoStaleVariableRead, "read the variables after the first call"},
    {PreconditionId::NoUnconvertibleIteration,
     "use a plain for loop or an operation on the whole tensor"},
    {PreconditionId::NoConflictingDtypeCoercion, "give the array the tensor's dtype"},
    {PreconditionId::NoVariableCreation, "make the variable or layer once, outside"},
    {PreconditionId::NoFrozenState, "keep the state in a variable, or pass it"},
    {PreconditionId::NoPythonEntropy, "use the random operations of the graph, or pass the value"},
    {PreconditionId::GraphCompatibleResult, "return tensors and build the object in the caller"},
    {PreconditionId::ConvertibleControlFlow, "give both branches the same names and types"},
    {PreconditionId::NoListGrowthInTensorLoop, "collect in a tensor array"},
    {PreconditionId::NoGeneratorOrCoroutine, "return the values together"},
    {PreconditionId::NoCaughtTensorError, "test the condition before, with tensors"},
    {PreconditionId::NoEagerTest, "do the test in the caller"},
    {PreconditionId::Decoratable, "move the tensor code into a function of its own"},
    {PreconditionId::FunctionObjectUnused, "keep the plain function under a second name"},
    {PreconditionId::NoTensorLeak, "return the tensor, or assign it to a variable"},
    {PreconditionId::ArrayArgumentUsedAsTensor, "use tensor functions on the argument"},
    {PreconditionId::NoEndlessDatasetIteration, "iterate with a plain for loop"},
    {PreconditionId::TraceableArguments, "pass a tuple in place of the object"},
    {PreconditionId::NoMixedLiteralTypes, "use one type in all calls"},
    {PreconditionId::NoDynamicDimensionRead, "read the shape as a tensor"},
};

std::string_view remedy(PreconditionId id) {
    for (const auto& [of, text] : kRemedies)
        if (of == id) return text;
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
