#include "app/report/JsonReport.h"

#include "app/report/JsonValues.h"

namespace graphlift {

namespace {

using Lay = JsonWriter::Layout;

void writeHead(JsonWriter& json, const ReportView& view, const ReportCounts& counts) {
    json.field("schema", 1);
    json.key("tool");
    json.beginObject();
    json.field("name", "graphlift");
    json.field("version", kVersion);
    json.endObject();
    json.key("project");
    json.beginObject();
    json.field("name", view.snapshot().projectName);
    json.field("files", counts.files);
    json.field("lines", counts.lines);
    json.field("functions", counts.functions);
    json.field("candidates", counts.candidates);
    json.endObject();
}

void writeOptions(JsonWriter& json, const AnalysisSnapshot& snapshot) {
    const AnalysisOptions& options = snapshot.options;
    json.key("options");
    json.beginObject();
    json.field("signatures", options.signatures);
    json.field("tests_as_entry_points", options.testsAsEntryPoints);
    json.field("follow_type_hints", options.followTypeHints);
    json.field("speculate", options.speculate);
    json.field("closed_project", options.closedProject);
    json.field("framework_version", snapshot.frameworkVersion);
    json.endObject();
}

void writeAssumptions(JsonWriter& json, const AnalysisSnapshot& snapshot) {
    json.key("assumptions");
    json.beginArray(Lay::Lines);
    for (const Assumption& assumption : snapshot.assumptions) {
        json.beginObject();
        json.field("id", assumption.id);
        json.field("text", assumption.text);
        json.field("functions", assumption.functions);
        json.endObject();
    }
    json.endArray();
    json.key("suppressions");
    json.beginArray(Lay::Lines);
    for (const Suppression& suppression : snapshot.suppressions) {
        json.beginObject();
        json.field("file", suppression.file);
        if (suppression.cell >= 0) json.field("cell", suppression.cell);
        json.field("line", suppression.line);
        json.field("code", suppression.code);
        json.field("reason", suppression.reason);
        json.endObject();
    }
    json.endArray();
}

void writeSummary(JsonWriter& json, const ReportCounts& counts) {
    json.key("summary");
    json.beginObject();
    for (Action action : kSummaryActions)
        json.field(text(action), counts.actions[static_cast<size_t>(action)]);
    json.endObject();
}

void writeUnmodelled(JsonWriter& json, const ProgramFacts& facts) {
    json.key("unmodelled_apis");
    json.beginArray(Lay::Lines);
    for (const auto& [name, uses] : facts.unmodelledApis) {
        json.beginObject();
        json.field("name", name);
        json.field("uses", uses);
        json.endObject();
    }
    json.endArray();
}

void writeTimings(JsonWriter& json, const Trace& trace) {
    json.key("timings");
    json.beginObject();
    json.key("stages");
    json.beginObject();
    for (const Trace::Stage& stage : trace.stages) {
        json.key(stage.name);
        json.seconds(stage.seconds);
    }
    json.endObject();
    json.key("counters");
    json.beginObject();
    for (const Trace::Counter& counter : trace.counters) json.field(counter.name, counter.value);
    json.endObject();
    json.endObject();
}

}  // namespace

void writeJsonReport(Sink& sink, const ReportView& view, const JsonReportOptions& options) {
    JsonWriter json(sink);
    const AnalysisSnapshot& snapshot = view.snapshot();
    const ReportCounts counts = view.counts();
    json.beginObject(Lay::Lines);
    writeHead(json, view, counts);
    writeOptions(json, snapshot);
    writeAssumptions(json, snapshot);
    writeSummary(json, counts);
    json.key("problems");
    json.beginArray(Lay::Lines);
    for (const Problem& problem : view.problems()) writeProblem(json, problem);
    json.endArray();
    writeUnmodelled(json, *snapshot.facts);
    if (options.timings) writeTimings(json, snapshot.trace);
    json.key("functions");
    json.beginArray(Lay::Lines);
    for (size_t index : view.shown()) writeFunction(json, view, index, options.detail);
    json.endArray();
    json.endObject();
    json.lineEnd();
}

}  // namespace graphlift
