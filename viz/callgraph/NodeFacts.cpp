#include "viz/callgraph/NodeFacts.h"

#include <algorithm>

#include "analysis/support/Utf8.h"

namespace graphlift {

namespace {

GraphVerdict verdictOf(const Verdict& verdict, const FunctionSummary& summary) {
    switch (verdict.action) {
        case Action::ConvertToGraph:
            return GraphVerdict::ToGraph;
        case Action::ConvertToEager:
            return GraphVerdict::ToEager;
        case Action::Reconfigure:
            return GraphVerdict::Reconfigure;
        case Action::Keep:
            return summary.mode == Mode::Traced ? GraphVerdict::InGraph : GraphVerdict::Keep;
        case Action::Undecided:
            return GraphVerdict::Undecided;
        case Action::None:
            return GraphVerdict::None;
    }
    return GraphVerdict::None;
}

bool blocks(Group group) {
    switch (group) {
        case Group::Subject:
        case Group::Retracing:
        case Group::Safety:
        case Group::Benefit:
            return true;
        case Group::Signature:
        case Group::Removal:
        case Group::Note:
            return false;
    }
    return false;
}

uint32_t numFailing(const Verdict& verdict) {
    return static_cast<uint32_t>(std::count_if(
        verdict.findings.begin(), verdict.findings.end(),
        [](const Finding& f) { return f.status == Status::Fails && blocks(group(f.id)); }));
}

std::vector<GraphBadge> badgesOf(const Verdict& verdict, const FunctionSummary& summary) {
    using Kind = GraphBadge::Kind;
    switch (verdict.action) {
        case Action::ConvertToGraph:
        case Action::ConvertToEager:
        case Action::Reconfigure:
            if (verdict.applicability == Applicability::Safe) return {{Kind::Safe, 0}};
            if (verdict.applicability == Applicability::NeedsReview) return {{Kind::Review, 0}};
            return {};
        case Action::Keep: {
            const uint32_t fails = summary.hybrid ? 0 : numFailing(verdict);
            if (summary.mode == Mode::Traced || fails == 0) return {};
            return {{Kind::Fails, fails}};
        }
        case Action::Undecided:
            return {{Kind::Open, static_cast<uint32_t>(verdict.open.size())}};
        case Action::None:
            break;
    }
    const Fact& effects = summary.facts[static_cast<size_t>(FactId::PythonSideEffects)];
    if (effects.answer == Answer::Yes && !effects.harmless) return {{Kind::Effect, 0}};
    return {};
}

/// The text of the parameters as written, on one line.
std::string signatureOf(const SyntaxTree& tree, const IrFunction& ir, std::string_view name) {
    std::string_view written = "()";
    for (NodeId child : tree.children(ir.node))
        if (tree.kind(child) == NodeKind::Parameters ||
            tree.kind(child) == NodeKind::LambdaParameters)
            written = tree.text(child);
    std::string line;
    for (const char c : written) {
        const bool isSpace = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!isSpace)
            line += c;
        else if (!line.empty() && line.back() != ' ' && line.back() != '(')
            line += ' ';
    }
    if (line.empty() || line.front() != '(') line = "(" + line + ")";
    return printable(std::string(name) + line);
}

TraceRoot traceRootOf(const Verdict& verdict, const FunctionSummary& summary) {
    if (summary.hybrid) return TraceRoot::Now;
    const bool converted = verdict.action == Action::ConvertToGraph && verdict.planApplies;
    return converted ? TraceRoot::WouldBe : TraceRoot::No;
}

void addFacts(const AnalysisSnapshot& snapshot, uint32_t index, GraphNode& node) {
    const FunctionSummary& summary = snapshot.facts->functions[index];
    const Verdict& verdict = snapshot.verdicts[index];
    node.verdict = verdictOf(verdict, summary);
    node.badges = badgesOf(verdict, summary);
    node.traceRoot = traceRootOf(verdict, summary);
    node.isCandidate = summary.candidate;
    for (const DecoratorFacts& decorator : summary.decorators)
        node.decorators.push_back("@" + printable(decorator.name));
}

bool isTestPath(const std::string& path) {
    const std::string rooted = "/" + path;
    const std::string base = rooted.substr(rooted.rfind('/') + 1);
    return rooted.find("/tests/") != std::string::npos ||
           rooted.find("/test/") != std::string::npos || base.compare(0, 5, "test_") == 0 ||
           base == "conftest.py";
}

GraphNodeKind kindOf(ScopeKind scope) {
    switch (scope) {
        case ScopeKind::Module:
            return GraphNodeKind::Module;
        case ScopeKind::Class:
            return GraphNodeKind::Class;
        case ScopeKind::Function:
        case ScopeKind::Lambda:
        case ScopeKind::ListComp:
        case ScopeKind::SetComp:
        case ScopeKind::DictComp:
        case ScopeKind::GeneratorExp:
            return GraphNodeKind::Function;
    }
    return GraphNodeKind::Function;
}

/// The nearest enclosing class or function: its name, and the outermost class for collapsing.
void addOwners(const Program& program, FunctionId function, GraphNode& node) {
    if (node.kind == GraphNodeKind::Class) node.classId = node.id;
    for (FunctionId at = program.functions[function].parent; at;
         at = program.functions[at].parent) {
        const IrFunction& ir = program.ir(at);
        if (ir.scope == ScopeKind::Module) break;
        const bool isNamed = ir.scope == ScopeKind::Class || ir.isCodeOfItsOwn();
        if (isNamed && node.owner.empty()) node.owner = printable(program.names->text(ir.name));
        if (ir.scope == ScopeKind::Class) node.classId = program.idOf(at);
    }
}

/// "f", "f#2", "<lambda1>": the last part of the qualified name.
std::string lastPart(const std::string& qualifiedName) {
    return qualifiedName.substr(qualifiedName.rfind('.') + 1);
}

}  // namespace

std::string shortPlace(const std::string& path, Position at) {
    std::string place = printable(path.substr(path.rfind('/') + 1));
    if (at.cell >= 0)
        return place + ", cell " + std::to_string(at.cell) + ", line " + std::to_string(at.line);
    return place + ":" + std::to_string(at.line);
}

GraphNode projectNode(const AnalysisSnapshot& snapshot, FunctionId function) {
    const Program& program = *snapshot.program;
    const IrFunction& ir = program.ir(function);
    const SyntaxTree& tree = program.tree(function);
    GraphNode node;
    node.id = program.idOf(function);
    node.kind = kindOf(ir.scope);
    const TextRange range = tree.range(ir.node);
    const TextRange shown = ir.nameNode ? tree.range(ir.nameNode) : range;
    node.site = {tree.source->path(), tree.source->position(range.begin), shown};
    node.module = node.id.substr(0, node.id.find(':'));
    node.isTest = isTestPath(node.site.path);
    node.qualifiedName = printable(node.module + "." + ir.qualifiedName);
    node.place = shortPlace(node.site.path, node.site.at);
    if (node.kind == GraphNodeKind::Module) {
        node.name = printable(node.module);
        node.qualifiedName = node.name;
        node.place = "module code, " + printable(node.site.path);
        return node;
    }
    addOwners(program, function, node);
    node.name = printable(lastPart(ir.qualifiedName));
    if (node.kind == GraphNodeKind::Class) {
        node.place = "class body, " + node.place;
        return node;
    }
    node.signature = signatureOf(tree, ir, program.names->text(ir.name));
    const uint32_t index = snapshot.facts->byFunction[function.index()];
    if (index != Id<int>::kNone) addFacts(snapshot, index, node);
    return node;
}

GraphNode libraryNode(const std::string& path, bool isBuiltin) {
    constexpr std::string_view kBuiltins = "builtins.";
    GraphNode node;
    node.kind = isBuiltin ? GraphNodeKind::Builtin : GraphNodeKind::External;
    node.id = isBuiltin ? "builtin:" + path.substr(kBuiltins.size()) : "ext:" + path;
    node.name = node.qualifiedName = printable(path);
    node.module = path.substr(0, path.find('.'));
    return node;
}

}  // namespace graphlift
