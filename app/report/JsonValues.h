// The small things that reports say in JSON, the same everywhere: types, specs, positions, edits.
#pragma once

#include "app/report/JsonWriter.h"
#include "app/report/ReportView.h"

namespace graphlift {

void writeType(JsonWriter& json, const TensorType& type);
void writeTypes(JsonWriter& json, const std::vector<TensorType>& types);
/// A <type> without origin and values, or a nest of them.
void writeSpec(JsonWriter& json, const Spec& spec);
void writeSpecs(JsonWriter& json, const std::vector<Spec>& specs);
void writeEdits(JsonWriter& json, const ReportView& view, const std::vector<FileEdit>& edits);
void writeEvidence(JsonWriter& json, const ReportView& view,
                   const std::vector<EvidenceStep>& evidence);
void writeProblem(JsonWriter& json, const Problem& problem);
std::string_view text(Problem::Severity severity);

}  // namespace graphlift
