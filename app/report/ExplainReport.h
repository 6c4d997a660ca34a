// One function explained: verdict, every precondition with its evidence, the change that would
// unblock it.
#pragma once

#include <optional>

#include "analysis/support/Result.h"
#include "app/report/ReportView.h"
#include "app/report/Sink.h"
#include "app/report/Style.h"

namespace graphlift {

/// The function that an id, or a unique end of one ("Trainer.step"), names. Fails (BadCall) with
/// what to write instead.
Result<size_t> findFunction(const AnalysisSnapshot& snapshot, const std::string& name);

void writeExplainText(Sink& sink, const ReportView& view, size_t index, Colors colors);
void writeExplainJson(Sink& sink, const ReportView& view, size_t index);

/// The help page of a precondition, by code or name; nullopt: there is none.
std::optional<std::string_view> helpPage(std::string_view codeOrName);

}  // namespace graphlift
