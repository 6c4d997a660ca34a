// Every offered edit of every corpus file: the changed text parses, and the changed functions are
// not changed again.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "analysis/driver/EditSelection.h"
#include "analysis/edit/Apply.h"

using namespace graphlift;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> corpusFiles() {
    std::vector<fs::path> files;
    for (const char* folder : {"tests/corpus/preconditions", "tests/corpus/truth"}) {
        if (!fs::exists(folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".py") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

struct Changed {
    std::string text;
    size_t functions = 0;  // that have an edit
};

/// The only file of a project with all offered edits made.
Changed changedText(const std::string& path, std::string& complaints) {
    const auto snapshot = analyzeProject(path, {}, Workers(1));
    if (!snapshot || (*snapshot)->program->files.empty()) return {};
    const auto selection = selectEdits(**snapshot, {.functions = {}, .includeReview = true});
    if (!selection) {
        complaints += path + ": " + selection.error().message + "\n";
        return {};
    }
    if (selection->files.empty()) return {};
    const FileChange& change = selection->files.front();
    const SourceFile& source = *(*snapshot)->program->files[change.file.index()]->source;
    const auto text = applyToFile(source, change.edits);
    if (!text) complaints += path + ": " + text.error().message + "\n";
    return {text.value_or(""), change.functions.size()};
}

size_t syntaxErrors(const AnalysisSnapshot& snapshot) {
    return static_cast<size_t>(
        std::count_if(snapshot.problems.begin(), snapshot.problems.end(),
                      [](const Problem& p) { return p.code == "syntax-error"; }));
}

}  // namespace

TEST_CASE("changed corpus files parse and are not changed again") {
    std::string complaints;
    size_t changed = 0;
    std::string pattern = (fs::temp_directory_path() / "graphlift-round-XXXXXX").string();
    const fs::path folder = mkdtemp(pattern.data());
    for (const fs::path& file : corpusFiles()) {
        const Changed first = changedText(file.string(), complaints);
        if (first.functions == 0) continue;
        changed += first.functions;
        const fs::path copy = folder / file.filename();
        std::ofstream(copy, std::ios::binary) << first.text;
        const auto again = analyzeProject(copy.string(), {}, Workers(1));
        REQUIRE(again);
        if (syntaxErrors(**again) != 0) complaints += file.string() + " does not parse\n";
        const auto selection = selectEdits(**again, {.functions = {}, .includeReview = true});
        if (!selection || !selection->files.empty())
            complaints += file.string() + " would be changed again\n";
    }
    std::error_code error;
    fs::remove_all(folder, error);
    CHECK(complaints == "");
    CHECK(changed > 50);
}
