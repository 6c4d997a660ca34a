// What --fail-on looks for: a report that holds any of the named kinds ends with status 1.
#pragma once

#include <string>
#include <vector>

#include "app/report/ReportView.h"

namespace graphlift {

/// kinds: "convert" an edit is offered, "unsafe" a graph function fails a safety or removal
/// precondition, "undecided", "problem".
bool isFound(const ReportView& view, const std::vector<std::string>& kinds);

}  // namespace graphlift
