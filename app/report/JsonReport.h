// The whole report as JSON, schema 1 (CONTRACT.md section 4), written as a stream.
#pragma once

#include "app/report/FunctionJson.h"
#include "app/report/ReportView.h"
#include "app/report/Sink.h"

namespace graphlift {

struct JsonReportOptions {
    Detail detail = Detail::Slim;
    bool timings = false;  // makes the output differ from run to run
};

void writeJsonReport(Sink& sink, const ReportView& view, const JsonReportOptions& options);

}  // namespace graphlift
