// What would change: as a patch that `git apply` and `patch -p1` accept, or as JSON with the edits.
#pragma once

#include "analysis/driver/EditSelection.h"
#include "app/report/ReportView.h"
#include "app/report/Sink.h"

namespace graphlift {

/// Fails (Internal) when edits do not fit the files.
Result<bool> writePatch(Sink& sink, const ReportView& view, const EditSelection& selection);
void writeDiffJson(Sink& sink, const ReportView& view, const EditSelection& selection);

}  // namespace graphlift
