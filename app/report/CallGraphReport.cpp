#include "app/report/CallGraphReport.h"

#include <map>
#include <set>

#include "app/report/JsonWriter.h"

namespace graphlift {

namespace {

using Lay = JsonWriter::Layout;

const SourceFile& sourceOf(const AnalysisSnapshot& snapshot, FileId file) {
    return *snapshot.program->files[file.index()]->source;
}

void writePlace(JsonWriter& json, const AnalysisSnapshot& snapshot, const SourceRange& where,
                bool withColumn) {
    const SourceFile& source = sourceOf(snapshot, where.file);
    const Position at = source.position(where.range.begin);
    json.field("file", source.path());
    if (at.cell >= 0) json.field("cell", at.cell);
    json.field("line", at.line);
    if (withColumn) json.field("column", at.column);
}

void writeNodes(JsonWriter& json, const AnalysisSnapshot& snapshot, const CallGraphView& view) {
    json.key("nodes");
    json.beginArray(Lay::Lines);
    for (const CallGraphNode& node : view.nodes) {
        json.beginObject();
        json.field("id", node.id);
        json.field("kind", text(node.kind));
        if (node.function) {
            const FileId file = snapshot.program->functions[node.function].file;
            json.field("file", sourceOf(snapshot, file).path());
            if (node.at.cell >= 0) json.field("cell", node.at.cell);
            json.field("line", node.at.line);
        }
        json.endObject();
    }
    json.endArray();
}

void writeEdges(JsonWriter& json, const AnalysisSnapshot& snapshot, const CallGraphView& view) {
    json.key("edges");
    json.beginArray(Lay::Lines);
    for (const CallGraphEdge& edge : view.edges) {
        json.beginObject();
        json.field("caller", view.nodes[edge.caller].id);
        json.field("callee", view.nodes[edge.callee].id);
        json.field("kind", text(edge.kind));
        json.key("sites");
        json.beginArray();
        for (const SourceRange& site : edge.sites) {
            json.beginObject();
            writePlace(json, snapshot, site, true);
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
    json.endArray();
}

/// "pkg/mod.py" -> "pkg.mod", "pkg/__init__.py" -> "pkg".
std::string modulePath(std::string_view path) {
    path = path.substr(0, path.rfind('.'));
    constexpr std::string_view kInit = "/__init__";
    if (path.size() > kInit.size() && path.substr(path.size() - kInit.size()) == kInit)
        path.remove_suffix(kInit.size());
    std::string dotted(path);
    for (char& c : dotted)
        if (c == '/') c = '.';
    return dotted;
}

/// "builtins.len" -> "<builtin>.len", "builtins.str.join" -> "<**PyStr**>.join", "numpy.mean" as it
/// is.
std::string libraryName(const std::string& path) {
    constexpr std::string_view kBuiltins = "builtins.";
    if (path.compare(0, kBuiltins.size(), kBuiltins) != 0) return path;
    std::string rest = path.substr(kBuiltins.size());
    const size_t dot = rest.find('.');
    if (dot == std::string::npos) return "<builtin>." + rest;
    if (rest[0] >= 'a' && rest[0] <= 'z') rest[0] = static_cast<char>(rest[0] - 'a' + 'A');
    return "<**Py" + rest.substr(0, dot) + "**>" + rest.substr(dot);
}

std::string pycgName(const AnalysisSnapshot& snapshot, const CallGraphNode& node) {
    if (node.function.isNone()) return libraryName(node.path);
    const Program& program = *snapshot.program;
    const IrFunction& ir = program.ir(node.function);
    const std::string module =
        modulePath(sourceOf(snapshot, program.functions[node.function].file).path());
    return ir.scope == ScopeKind::Module ? module : module + "." + ir.plainQualifiedName;
}

/// Calls of library names, and every kind of call of the project's own functions. What Python does
/// by itself with values of libraries (iterating a list) has no name in this form.
bool isExchanged(const CallGraphView& view, const CallGraphEdge& edge) {
    const CallGraphNode& callee = view.nodes[edge.callee];
    if (callee.function) return callee.kind == CallGraphNode::Kind::Function;
    switch (edge.kind) {
        case EdgeKind::Call:
        case EdgeKind::Constructor:
        case EdgeKind::Callback:
        case EdgeKind::Decorator:
            return true;
        case EdgeKind::Iteration:
        case EdgeKind::ContextManager:
        case EdgeKind::Property:
        case EdgeKind::Operator:
            return false;
    }
    return false;
}

}  // namespace

void writeCallGraphJson(Sink& sink, const AnalysisSnapshot& snapshot, const CallGraphView& view) {
    JsonWriter json(sink);
    json.beginObject(Lay::Lines);
    json.field("schema", 1);
    writeNodes(json, snapshot, view);
    writeEdges(json, snapshot, view);
    json.key("unresolved");
    json.beginArray(Lay::Lines);
    for (const UnresolvedCall& call : view.unresolved) {
        json.beginObject();
        json.field("caller", view.nodes[call.caller].id);
        writePlace(json, snapshot, call.where, false);
        json.field("text", call.text);
        json.field("reason", call.reason);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    json.lineEnd();
}

void writeCallGraphPycg(Sink& sink, const AnalysisSnapshot& snapshot, const CallGraphView& view) {
    std::map<std::string, std::set<std::string>> calls;
    for (const CallGraphNode& node : view.nodes)
        if (node.function && node.kind != CallGraphNode::Kind::Class)
            calls[pycgName(snapshot, node)];
    for (const CallGraphEdge& edge : view.edges)
        if (isExchanged(view, edge))
            calls[pycgName(snapshot, view.nodes[edge.caller])].insert(
                pycgName(snapshot, view.nodes[edge.callee]));
    JsonWriter json(sink);
    json.beginObject(Lay::Lines);
    for (const auto& [caller, callees] : calls) {
        json.key(caller);
        json.beginArray();
        for (const std::string& callee : callees) json.value(callee);
        json.endArray();
    }
    json.endObject();
    json.lineEnd();
}

}  // namespace graphlift
