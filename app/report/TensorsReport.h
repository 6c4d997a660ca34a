// The tensor flow of one function as JSON (CONTRACT.md section 6).
#pragma once

#include "analysis/driver/AnalysisHost.h"
#include "analysis/flow/TensorFlow.h"
#include "app/report/Sink.h"

namespace graphlift {

void writeTensorsJson(Sink& sink, const AnalysisSnapshot& snapshot, const TensorFlow& flow);

}  // namespace graphlift
