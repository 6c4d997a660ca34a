#include "app/report/ExplainReport.h"

#include "analysis/driver/Suppressions.h"
#include "app/report/FunctionJson.h"
#include "app/report/FunctionText.h"
#include "app/report/HelpPages.h"
#include "app/report/ReasonWords.h"
#include "analysis/support/Utf8.h"

namespace graphlift {

namespace {

/// Does `id` end with `name` at the border of a name: "m:A.f" ends with "f", "A.f" and "m:A.f".
bool endsWithName(std::string_view id, std::string_view name) {
    if (id.size() < name.size() || id.substr(id.size() - name.size()) != name) return false;
    if (id.size() == name.size()) return true;
    const char before = id[id.size() - name.size() - 1];
    return before == '.' || before == ':';
}

std::string listed(const std::vector<std::string>& ids) {
    constexpr size_t kShown = 10;
    std::string text;
    for (size_t i = 0; i < ids.size() && i < kShown; ++i) text += "\n  " + printable(ids[i]);
    if (ids.size() > kShown) text += "\n  and " + std::to_string(ids.size() - kShown) + " more";
    return text;
}

void writeParameters(Sink& sink, const ReportFunction& function) {
    for (const ParameterFacts& p : function.summary.parameters) {
        std::string line = "  " + printable(p.name) + ": tensor " + std::string(text(p.tensor));
        if (!p.tensorReason.empty()) line += " (" + printable(p.tensorReason) + ")";
        for (const TensorType& type : p.types) line += ", " + printTensor(type);
        sink.write(line + "\n");
    }
}

}  // namespace

Result<size_t> findFunction(const AnalysisSnapshot& snapshot, const std::string& name) {
    std::vector<std::string> matches;
    size_t found = 0;
    for (size_t i = 0; i < snapshot.facts->functions.size(); ++i) {
        const std::string id = snapshot.program->idOf(snapshot.facts->functions[i].function);
        if (id == name) return i;
        if (!endsWithName(id, name)) continue;
        found = i;
        matches.push_back(id);
    }
    if (matches.size() == 1) return found;
    if (matches.empty())
        return fail(
            ErrorCode::BadCall,
            "no function is called \"" + printable(name) +
                "\". Names look like pkg.module:Class.method; `graphlift analyze` lists them.");
    return fail(ErrorCode::BadCall, "several functions are called \"" + printable(name) +
                                        "\"; say which:" + listed(matches));
}

void writeExplainText(Sink& sink, const ReportView& view, size_t index, Colors colors) {
    const Style style(colors);
    const ReportFunction function = view.function(index);
    sink.write(style.paint(Ink::Bold, printable(view.idOf(index))) + "  " +
               printable(function.file.source->path()) + ":" + std::to_string(function.begin.line) +
               "\n");
    sink.write("  " + adviceText(view, function, style) + "\n");
    if (function.verdict.rule != Rule::None)
        sink.write("  decided by row " + std::string(text(function.verdict.rule)) + "\n");
    writeParameters(sink, function);
    const SignatureFacts& signature = function.summary.signature;
    if (signature.present)
        sink.write("  input signature " + printable(signature.text) + "\n");
    else if (!signature.absenceReason.empty())
        sink.write("  no input signature: " + std::string(reasonWords(signature.absenceReason)) + " (" +
                   signature.absenceReason + ")\n");
    for (const Status status :
         {Status::Fails, Status::Unknown, Status::Holds, Status::NotApplicable}) {
        for (const Finding& finding : function.verdict.findings)
            if (finding.status == status) sink.write(findingText(view, function, finding, style));
    }
    for (const Unblock& hint : function.verdict.unblock)
        sink.write("  " + std::string(code(hint.precondition)) +
                   " to unblock: " + printable(hint.edit) + "\n");
}

void writeExplainJson(Sink& sink, const ReportView& view, size_t index) {
    JsonWriter json(sink);
    json.beginObject(JsonWriter::Layout::Lines);
    json.field("schema", 1);
    json.key("function");
    writeFunction(json, view, index, Detail::Full);
    json.endObject();
    json.lineEnd();
}

std::optional<std::string_view> helpPage(std::string_view codeOrName) {
    const auto id = findPrecondition(codeOrName);
    if (!id) return std::nullopt;
    return helpPageText(name(*id));
}

}  // namespace graphlift
