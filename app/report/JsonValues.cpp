#include "app/report/JsonValues.h"

#include <algorithm>

namespace graphlift {

namespace {

std::string_view word(Dim::Kind kind) {
    switch (kind) {
        case Dim::Kind::Known:
            return "known";
        case Dim::Kind::Dynamic:
            return "dynamic";
        case Dim::Kind::Unresolved:
            return "unresolved";
        case Dim::Kind::Ragged:
            return "ragged";
    }
    return "";
}

void writeSizes(JsonWriter& json, const std::vector<Dim>& dims) {
    json.beginArray();
    for (const Dim& dim : dims) {
        if (dim.isKnown())
            json.value(dim.size);
        else
            json.null();
    }
    json.endArray();
}

void writeShape(JsonWriter& json, const TensorType& type) {
    json.field("dtype", text(type.dtype));
    json.key("shape");
    if (type.shape.rankKnown)
        writeSizes(json, type.shape.dims);
    else
        json.null();
    json.key("dims");
    if (type.shape.rankKnown) {
        json.beginArray();
        for (const Dim& dim : type.shape.dims) json.value(word(dim.kind));
        json.endArray();
    } else
        json.null();
    json.field("layout", text(type.layout));
}

}  // namespace

void writeType(JsonWriter& json, const TensorType& type) {
    constexpr size_t kMaxValues = 4;
    json.beginObject();
    writeShape(json, type);
    json.field("origin", text(type.origin));
    if (type.content && type.content->size() <= kMaxValues &&
        std::all_of(type.content->begin(), type.content->end(),
                    [](const Dim& dim) { return dim.isKnown(); })) {
        json.key("values");
        writeSizes(json, *type.content);
    }
    json.endObject();
}

void writeTypes(JsonWriter& json, const std::vector<TensorType>& types) {
    json.beginArray();
    for (const TensorType& type : types) writeType(json, type);
    json.endArray();
}

void writeSpec(JsonWriter& json, const Spec& spec) {
    json.beginObject();
    if (!spec.sequence.empty()) {
        json.key("sequence");
        writeSpecs(json, spec.sequence);
    } else if (!spec.mapping.empty()) {
        json.key("mapping");
        json.beginObject();
        for (const auto& [key, inner] : spec.mapping) {
            json.key(key);
            writeSpec(json, inner);
        }
        json.endObject();
    } else {
        writeShape(json, spec.tensor);
    }
    json.endObject();
}

void writeSpecs(JsonWriter& json, const std::vector<Spec>& specs) {
    json.beginArray();
    for (const Spec& spec : specs) writeSpec(json, spec);
    json.endArray();
}

void writeEdits(JsonWriter& json, const ReportView& view, const std::vector<FileEdit>& edits) {
    json.beginArray();
    for (const FileEdit& edit : edits) {
        json.beginObject();
        json.field("file", view.pathOf(edit.file));
        if (edit.cell >= 0) json.field("cell", edit.cell);
        json.field("start", edit.start);
        json.field("end", edit.end);
        json.field("replacement", edit.replacement);
        json.endObject();
    }
    json.endArray();
}

void writeEvidence(JsonWriter& json, const ReportView& view,
                   const std::vector<EvidenceStep>& evidence) {
    json.beginArray();
    for (const EvidenceStep& step : evidence) {
        const Position begin = view.positionOf(step.where.file, step.where.range.begin);
        const Position end = view.positionOf(step.where.file, step.where.range.end);
        json.beginObject();
        json.field("file", view.pathOf(step.where.file));
        if (begin.cell >= 0) json.field("cell", begin.cell);
        json.field("line", begin.line);
        json.field("column", begin.column);
        json.field("end_line", end.line);
        json.field("end_column", end.column);
        json.field("message", step.message);
        json.field("step", text(step.kind));
        json.endObject();
    }
    json.endArray();
}

std::string_view text(Problem::Severity severity) {
    switch (severity) {
        case Problem::Severity::Error:
            return "error";
        case Problem::Severity::Warning:
            return "warning";
        case Problem::Severity::Note:
            return "note";
    }
    return "";
}

void writeProblem(JsonWriter& json, const Problem& problem) {
    json.beginObject();
    json.field("file", problem.file);
    if (problem.position.cell >= 0) json.field("cell", problem.position.cell);
    json.field("line", problem.position.line);
    json.field("column", problem.position.column);
    json.field("severity", text(problem.severity));
    json.field("code", problem.code);
    json.field("message", problem.message);
    json.endObject();
}

}  // namespace graphlift
