#include "analysis/driver/ProgramDump.h"

#include <algorithm>
#include <tuple>

#include "analysis/driver/ValueText.h"

namespace graphlift {

namespace {

std::string_view word(EdgeKind kind) {
    switch (kind) {
        case EdgeKind::Call:
            return "call";
        case EdgeKind::Constructor:
            return "constructor";
        case EdgeKind::Callback:
            return "callback";
        case EdgeKind::Decorator:
            return "decorator";
        case EdgeKind::Iteration:
            return "iteration";
        case EdgeKind::ContextManager:
            return "context-manager";
        case EdgeKind::Property:
            return "property";
        case EdgeKind::Operator:
            return "operator";
    }
    return "";
}

std::string lineOf(const Program& program, FunctionId function, InstId site) {
    const SourceRange where = program.rangeOf(function, site);
    const Position at = program.files[where.file.index()]->source->position(where.range.begin);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string targetOf(const Program& program, const CallEdge& edge) {
    std::string text;
    if (edge.callee)
        text = program.idOf(program.specializations[edge.callee].function);
    else if (edge.external)
        text = program.externals[edge.external.index()];
    else if (edge.api)
        text = (*program.registry)[edge.api].path;
    if (edge.constructed)
        text +=
            " makes " + std::string(program.names->text(program.classes[edge.constructed].name));
    if (edge.traced) text += " (traced)";
    if (edge.python) text += " (python)";
    if (edge.redirected) text += " (redirected)";
    return text;
}

void printContext(const Program& program, const Specialization& context, std::string& out) {
    const IrFunction& ir = program.ir(context.function);
    out += context.entered ? "  entered\n" : "  swept\n";
    for (size_t i = 0; i < context.params.size() && i < ir.params.size(); ++i)
        out += "    " + std::string(program.names->text(ir.params[i].name)) + ": " +
               printValue(program, context.params[i]) +
               (i < context.supplied.size() && context.supplied[i] ? "" : " (never given)") + "\n";
    out += "    result: " + printValue(program, context.result) + "\n";
    if (ir.isGenerator) out += "    yields: " + printValue(program, context.yields) + "\n";
    for (const CallEdge& edge : context.calls)
        out += "    " + lineOf(program, context.function, edge.site) + " " +
               std::string(word(edge.kind)) + " " + targetOf(program, edge) + "\n";
    for (const UnresolvedSite& site : context.unresolved)
        out += "    " + lineOf(program, context.function, site.site) +
               " unresolved: " + std::string(describe(site.reason)) + "\n";
}

std::string printKey(const Program& program, const HeapSlot& slot) {
    switch (slot.kind) {
        case HeapSlot::Key::Attribute:
            return "." + std::string(program.names->text(Name(slot.key)));
        case HeapSlot::Key::Item:
            return "[" + printValue(program, program.values->single(AtomId(slot.key))) + "]";
        case HeapSlot::Key::AnyItem:
            return "[*]";
        case HeapSlot::Key::AnyAttribute:
            return ".*";
    }
    return "";
}

// Attributes of an object by their text: the numbers of names are those of the order of reading.
void printHeap(const Program& program, std::string& out) {
    std::vector<std::pair<std::string, const HeapSlot*>> slots;
    for (const HeapSlot& slot : program.heap) slots.emplace_back(printKey(program, slot), &slot);
    std::ranges::stable_sort(slots, {}, [](const auto& slot) {
        const bool isAttribute = slot.second->kind == HeapSlot::Key::Attribute;
        return std::tuple(slot.second->object, slot.second->kind,
                          isAttribute ? std::string_view(slot.first) : std::string_view());
    });
    for (const auto& [key, slot] : slots)
        out += printObject(program, slot->object) + key + " = " +
               printValue(program, slot->value) + "\n";
}

}  // namespace

std::string printProgram(const Program& program) {
    std::string out;
    for (size_t i = 0; i < program.functions.size(); ++i) {
        const FunctionId id(i);
        out += program.idOf(id) + (program.escapes[i] ? " (escapes)\n" : "\n");
        for (SpecializationId context : program.contexts[i])
            printContext(program, program.specializations[context], out);
    }
    for (const HybridUse& use : program.hybridUses)
        out += "hybrid " + program.idOf(use.function) +
               (use.viaDecorator ? " by decorator\n" : " by wrap\n");
    printHeap(program, out);
    return out;
}

std::string printCallGraph(const CallGraph& graph) {
    std::string out;
    const Program& program = *graph.program;
    for (const FunctionEdge& edge : graph.edges) {
        out += program.idOf(edge.caller) + " -" + std::string(word(edge.kind)) + "-> " +
               (edge.callee ? program.idOf(edge.callee)
                            : "ext:" + program.externals[edge.external.index()]);
        for (InstId site : edge.sites) out += " " + lineOf(program, edge.caller, site);
        out += "\n";
    }
    return out;
}

std::string printFacts(const ProgramFacts& facts) {
    std::string out;
    for (const FunctionSummary& function : facts.functions) {
        out += facts.program->idOf(function.function) + " " + std::string(text(function.mode)) +
               (function.candidate ? " candidate" : "") +
               (function.entered ? " entered\n" : " swept\n");
        for (const ParameterFacts& p : function.parameters) {
            out += "  " + p.name + ": tensor " + std::string(text(p.tensor)) + " literal " +
                   std::string(text(p.literal));
            for (const TensorType& type : p.types) out += " [" + printTensor(type) + "]";
            out += "\n";
        }
        for (size_t i = 0; i < kNumFacts; ++i) {
            const Fact& fact = function.facts[i];
            if (fact.answer != Answer::No)
                out += "  " + std::string(text(static_cast<FactId>(i))) + " " +
                       std::string(text(fact.answer)) +
                       (fact.reason.empty() ? "" : ": " + fact.reason) + "\n";
        }
        if (function.signature.present) out += "  signature " + function.signature.text + "\n";
    }
    return out;
}

std::string printVerdicts(const AnalysisSnapshot& snapshot) {
    std::string out;
    for (size_t i = 0; i < snapshot.verdicts.size(); ++i) {
        const Verdict& verdict = snapshot.verdicts[i];
        out += snapshot.program->idOf(verdict.function) + " " + std::string(text(verdict.action)) +
               " " + std::string(text(verdict.rule)) + " " +
               std::string(text(verdict.applicability)) + "\n";
        for (const Finding& finding : verdict.findings)
            if (finding.status == Status::Fails || finding.status == Status::Unknown)
                out += "  " + std::string(code(finding.id)) + " " +
                       std::string(text(finding.status)) + ": " + finding.message +
                       (finding.reason.empty() ? "" : " (" + finding.reason + ")") + "\n";
    }
    return out;
}

}  // namespace graphlift
