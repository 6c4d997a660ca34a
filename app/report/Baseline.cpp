#include "app/report/Baseline.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

namespace graphlift {

namespace {

using Json = nlohmann::json;

tl::unexpected<Error> unusable(const std::string& path, const std::string& why) {
    return fail(ErrorCode::BadCall, "the baseline " + path + " cannot be used: " + why +
                                        ". Make one with: graphlift analyze PROJECT -f json -o " +
                                        path);
}

Baseline fromJson(const Json& report) {
    Baseline baseline;
    for (const Json& function : report.at("functions")) {
        Baseline::Function& known = baseline.functions[function.at("id").get<std::string>()];
        known.action = function.at("action").get<std::string>();
        for (const Json& precondition : function.at("preconditions"))
            if (precondition.at("status") == "fails")
                known.failing.insert(precondition.at("id").get<std::string>());
    }
    for (const Json& problem : report.at("problems"))
        baseline.problems.emplace(problem.at("file").get<std::string>(),
                                  problem.at("code").get<std::string>(),
                                  problem.at("message").get<std::string>());
    return baseline;
}

bool isKnown(const ReportView& view, size_t index, const Baseline& baseline) {
    const auto found = baseline.functions.find(view.idOf(index));
    if (found == baseline.functions.end()) return false;
    const Verdict& verdict = view.snapshot().verdicts[index];
    return found->second.action == text(verdict.action) &&
           std::all_of(verdict.findings.begin(), verdict.findings.end(), [&](const Finding& f) {
               return f.status != Status::Fails ||
                      found->second.failing.count(std::string(code(f.id))) != 0;
           });
}

}  // namespace

Result<Baseline> readBaseline(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return unusable(path, "it cannot be read");
    const Json report = Json::parse(in, nullptr, false);
    if (report.is_discarded() || !report.is_object()) return unusable(path, "it is no JSON report");
    if (report.value("schema", Json()) != 1) return unusable(path, "its schema is not 1");
    try {
        return fromJson(report);
    } catch (const Json::exception&) {
        return unusable(path, "it is no report of `graphlift analyze`");
    }
}

void keepNew(ReportView& view, const Baseline& baseline) {
    std::vector<size_t> shown;
    for (size_t index : view.shown())
        if (!isKnown(view, index, baseline)) shown.push_back(index);
    std::vector<Problem> problems;
    for (const Problem& problem : view.problems())
        if (baseline.problems.count({problem.file, problem.code, problem.message}) == 0)
            problems.push_back(problem);
    view.restrict(std::move(shown), std::move(problems));
}

}  // namespace graphlift
