// An earlier report as a measure: only what it has not is shown. A function counts as known when it
// was there with the same action and no precondition fails that did not fail then; lines may have
// moved.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "analysis/support/Result.h"
#include "app/report/ReportView.h"

namespace graphlift {

struct Baseline {
    struct Function {
        std::string action;
        std::set<std::string> failing;  // codes
    };
    std::map<std::string, Function> functions;                             // by id
    std::set<std::tuple<std::string, std::string, std::string>> problems;  // file, code, message
};

/// Fails (BadCall) when the file is not there or is no report of a schema that is known.
Result<Baseline> readBaseline(const std::string& path);

void keepNew(ReportView& view, const Baseline& baseline);

}  // namespace graphlift
