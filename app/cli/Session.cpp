#include "app/cli/Session.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "analysis/support/Utf8.h"

namespace graphlift {

namespace fs = std::filesystem;

Result<AnalysisOptions> Session::options() const {
    std::error_code error;
    const fs::path project = call_.project;
    fs::path root = fs::is_directory(project, error) ? project : project.parent_path();
    if (root.empty()) root = ".";
    auto options = loadOptions(root, call_.config);
    if (!options) return options;
    // A path in the settings file counts from there, one on the command line from where the user
    // is.
    const bool given = call_.settings.count("baseline") != 0;
    if (!given && !options->baseline.empty())
        options->baseline = (root / options->baseline).string();
    return applySettings(std::move(*options), call_.settings);
}

std::shared_ptr<const AnalysisSnapshot> Session::analyze(Exit& status) {
    const auto options = this->options();
    if (!options) {
        status = failed(options.error());
        return nullptr;
    }
    const Workers workers(options->jobs);
    const auto snapshot = analyzeProject(call_.project, *options, workers, stop());
    if (!snapshot) {
        status = failed(snapshot.error());
        return nullptr;
    }
    if (*snapshot == nullptr) {
        status = Exit::Interrupted;
        return nullptr;
    }
    status = statusOf(**snapshot);
    reportUnreadable(**snapshot);
    kept_ = *snapshot;
    return kept_;
}

void Session::reportUnreadable(const AnalysisSnapshot& snapshot) const {
    if (!snapshot.inputsUnreadable || call_.quiet) return;
    for (const Problem& problem : snapshot.problems)
        if (problem.severity == Problem::Severity::Error && problem.code != "syntax-error")
            say(problem.file + ": " + problem.message);
}

bool Session::accepts(std::initializer_list<std::string_view> formats, std::string& format) const {
    format = call_.format.empty() ? std::string(*formats.begin()) : call_.format;
    if (std::find(formats.begin(), formats.end(), format) != formats.end()) return true;
    std::string known;
    for (std::string_view one : formats) known += (known.empty() ? "" : ", ") + std::string(one);
    say("`" + call_.command + "` of this version cannot write the format \"" + format +
        "\". Formats are " + known + ".");
    return false;
}

void Session::say(const std::string& message) const {
    std::string text = "graphlift: ";
    // Messages are ours and may have several lines; what they quote may not add any.
    for (size_t begin = 0; begin <= message.size();) {
        const size_t end = std::min(message.find('\n', begin), message.size());
        text += printable(std::string_view(message).substr(begin, end - begin)) + "\n";
        begin = end + 1;
    }
    std::fputs(text.c_str(), stderr);
}

Exit Session::failed(const Error& error) const {
    say(error.message);
    switch (error.code) {
        case ErrorCode::BadCall:
        case ErrorCode::NotFound:
            return Exit::BadCall;
        case ErrorCode::Unreadable:
        case ErrorCode::Unwritable:
        case ErrorCode::Malformed:
        case ErrorCode::ChangedOnDisk:
            return Exit::Incomplete;
        case ErrorCode::Internal:
            return Exit::Internal;
    }
    return Exit::Internal;
}

Colors Session::colorsFor(const Output& output) {
    const char* off = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
    const bool wanted = output.isTerminal() && (off == nullptr || *off == '\0') && !dumb;
    return wanted ? Colors::On : Colors::Off;
}

Exit statusOf(const AnalysisSnapshot& snapshot) {
    return snapshot.inputsUnreadable ? Exit::Incomplete : Exit::Done;
}

}  // namespace graphlift
