#include "app/report/DiffReport.h"

#include "analysis/diff/UnifiedPatch.h"
#include "analysis/edit/Apply.h"
#include "app/report/JsonValues.h"

namespace graphlift {

Result<bool> writePatch(Sink& sink, const ReportView& view, const EditSelection& selection) {
    for (const FileChange& change : selection.files) {
        const SourceFile& source = *view.program().files[change.file.index()]->source;
        const auto changed = applyToFile(source, change.edits);
        if (!changed) return tl::unexpected(changed.error());
        sink.write(unifiedPatch(source.path(), source.bytes(), *changed));
    }
    return true;
}

void writeDiffJson(Sink& sink, const ReportView& view, const EditSelection& selection) {
    JsonWriter json(sink);
    json.beginObject(JsonWriter::Layout::Lines);
    json.field("schema", 1);
    json.key("files");
    json.beginArray(JsonWriter::Layout::Lines);
    for (const FileChange& change : selection.files) {
        json.beginObject();
        json.field("file", view.pathOf(change.file));
        json.key("edits");
        std::vector<FileEdit> edits;
        for (const TextEdit& edit : change.edits)
            edits.push_back(
                {edit.file, edit.cell, edit.range.begin, edit.range.end, edit.replacement});
        writeEdits(json, view, edits);
        json.key("functions");
        json.beginArray();
        for (FunctionId function : change.functions) json.value(view.program().idOf(function));
        json.endArray();
        json.field("applicability", text(change.applicability));
        json.endObject();
    }
    json.endArray();
    json.key("left");
    json.beginArray(JsonWriter::Layout::Lines);
    for (const LeftEdit& left : selection.left) {
        json.beginObject();
        json.field("id", view.program().idOf(left.function));
        json.field("why", left.why);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    json.lineEnd();
}

}  // namespace graphlift
