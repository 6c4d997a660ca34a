#include "analysis/source/ProjectSettings.h"

#include <algorithm>
#include <functional>
#include <map>

namespace graphlift {

namespace {

struct Setting {
    // False when the value has another type or makes no sense.
    std::function<bool(AnalysisOptions&, const SettingValue&)> apply;
    const char* wants;
};

Setting flag(bool AnalysisOptions::*member) {
    return {[member](AnalysisOptions& options, const SettingValue& value) {
                const bool* on = std::get_if<bool>(&value);
                if (on != nullptr) options.*member = *on;
                return on != nullptr;
            },
            "true or false"};
}

Setting text(std::string AnalysisOptions::*member) {
    return {[member](AnalysisOptions& options, const SettingValue& value) {
                const std::string* given = std::get_if<std::string>(&value);
                if (given != nullptr) options.*member = *given;
                return given != nullptr;
            },
            "a text"};
}

Setting list(std::vector<std::string> AnalysisOptions::*member) {
    return {[member](AnalysisOptions& options, const SettingValue& value) {
                if (const auto* one = std::get_if<std::string>(&value)) options.*member = {*one};
                const auto* many = std::get_if<std::vector<std::string>>(&value);
                if (many != nullptr) options.*member = *many;
                return many != nullptr || std::holds_alternative<std::string>(value);
            },
            "a list of texts"};
}

bool applyJobs(AnalysisOptions& options, const SettingValue& value) {
    const int64_t* count = std::get_if<int64_t>(&value);
    if (count == nullptr || *count < 0 || *count > 1024) return false;
    options.jobs = static_cast<unsigned>(*count);
    return true;
}

bool isFailKind(const std::string& kind) {
    return kind == "convert" || kind == "unsafe" || kind == "undecided" || kind == "problem";
}

bool applyFailOn(AnalysisOptions& options, const SettingValue& value) {
    return list(&AnalysisOptions::failOn).apply(options, value) &&
           std::all_of(options.failOn.begin(), options.failOn.end(), isFailKind);
}

const std::map<std::string, Setting>& knownSettings() {
    static const std::map<std::string, Setting> kKnown{
        {"signatures", flag(&AnalysisOptions::signatures)},
        {"tests-as-entry-points", flag(&AnalysisOptions::testsAsEntryPoints)},
        {"follow-type-hints", flag(&AnalysisOptions::followTypeHints)},
        {"speculate", flag(&AnalysisOptions::speculate)},
        {"closed-project", flag(&AnalysisOptions::closedProject)},
        {"cache", flag(&AnalysisOptions::cache)},
        {"jobs", {applyJobs, "a number from 0 to 1024"}},
        {"framework-version", text(&AnalysisOptions::frameworkVersion)},
        {"exclude", list(&AnalysisOptions::exclude)},
        {"python-path", list(&AnalysisOptions::pythonPath)},
        {"fail-on", {applyFailOn, "a list of convert, unsafe, undecided and problem"}},
        {"baseline", text(&AnalysisOptions::baseline)}};
    return kKnown;
}

std::string knownNames() {
    std::string names;
    for (const auto& [name, setting] : knownSettings()) names += (names.empty() ? "" : ", ") + name;
    return names;
}

}  // namespace

Result<AnalysisOptions> applySettings(AnalysisOptions options, const Settings& settings) {
    for (const auto& [name, value] : settings) {
        const auto setting = knownSettings().find(name);
        if (setting == knownSettings().end())
            return fail(ErrorCode::BadCall,
                        "there is no setting '" + name + "'; settings are " + knownNames());
        if (!setting->second.apply(options, value))
            return fail(ErrorCode::BadCall,
                        "the setting '" + name + "' must be " + setting->second.wants);
    }
    return options;
}

Result<AnalysisOptions> loadOptions(const std::filesystem::path& root,
                                    const std::filesystem::path& config) {
    const std::filesystem::path file = config.empty() ? root / "pyproject.toml" : config;
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        if (config.empty()) return AnalysisOptions();
        return fail(ErrorCode::NotFound,
                    "the settings file '" + config.string() + "' is not there");
    }
    const auto project = parsePyProject(readIfPresent(file), !config.empty());
    if (!project) return fail(ErrorCode::BadCall, file.string() + ": " + project.error().message);
    auto options = applySettings({}, project->settings);
    if (!options) return fail(ErrorCode::BadCall, file.string() + ": " + options.error().message);
    return options;
}

}  // namespace graphlift
