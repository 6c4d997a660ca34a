// One <function> of the report (CONTRACT.md section 4), slim or in full.
#pragma once

#include "app/report/JsonWriter.h"
#include "app/report/ReportView.h"

namespace graphlift {

enum class Detail : uint8_t {
    Slim,  // no candidate: only what fails; what holds: its message alone
    Full,
};

void writeFunction(JsonWriter& json, const ReportView& view, size_t index, Detail detail);

}  // namespace graphlift
