// The report that a person reads: a summary, then per file the functions that take tensors or are
// graphs, each with the advice, the reasons in plain words with their places, and what would
// unblock it.
#pragma once

#include "app/report/ReportView.h"
#include "app/report/Sink.h"
#include "app/report/Style.h"

namespace graphlift {

struct TextReportOptions {
    Colors colors = Colors::Off;
    bool full = false;     // functions that are no candidates too, and what holds
    bool timings = false;  // makes the output differ from run to run
};

void writeTextReport(Sink& sink, const ReportView& view, const TextReportOptions& options);

}  // namespace graphlift
