// Whole projects of tests/projects and what the program says of them: expected/ beside each. After
// a change that is meant, UPDATE_GOLDEN=1 writes them anew; the commit says why the new text is
// right.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "analysis/driver/EditSelection.h"
#include "app/report/CallGraphReport.h"
#include "app/report/DiffReport.h"
#include "app/report/ExplainReport.h"
#include "app/report/TextReport.h"
#include "viz/callgraph/CallGraphDiagram.h"
#include "viz/dot/DotWriter.h"

using namespace graphlift;
namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void compare(const fs::path& golden, const std::string& text) {
    CAPTURE(golden.string());
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
        fs::create_directories(golden.parent_path());
        std::ofstream(golden, std::ios::binary) << text;
    }
    CHECK(text == contentOf(golden));
}

std::shared_ptr<const AnalysisSnapshot> analyzed(const fs::path& project) {
    AnalysisOptions options;
    options.exclude = {"expected"};
    auto snapshot = analyzeProject(project.string(), options, Workers(1));
    REQUIRE(snapshot);
    return *snapshot;
}

std::string patchOf(const ReportView& view) {
    const auto selection = selectEdits(view.snapshot(), {.functions = {}, .includeReview = true});
    REQUIRE(selection);
    StringSink sink;
    CHECK(writePatch(sink, view, *selection));
    return sink.text();
}

std::vector<fs::path> projects() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator("tests/projects"))
        if (entry.is_directory()) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

TEST_CASE("projects are reported as before") {
    for (const fs::path& project : projects()) {
        const auto snapshot = analyzed(project);
        const ReportView view(*snapshot);
        StringSink text, graph;
        writeTextReport(text, view, {});
        const CallGraphView calls = viewCallGraph(*snapshot, std::nullopt);
        writeCallGraphPycg(graph, *snapshot, calls);
        compare(project / "expected/report.txt", text.text());
        compare(project / "expected/calls.json", graph.text());
        compare(project / "expected/calls.dot", writeDot(makeCallGraphDiagram(*snapshot)));
        compare(project / "expected/changes.patch", patchOf(view));
    }
}

TEST_CASE("the neighbourhood of a function is cut out of the call graph") {
    const auto snapshot = analyzed("tests/projects/training");
    const auto center = findFunction(*snapshot, "Net.forward");
    REQUIRE(center);
    const auto ids = [&](unsigned callers, unsigned callees) {
        std::string text;
        for (const CallGraphNode& node :
             viewCallGraph(*snapshot, Neighbourhood{*center, callers, callees}).nodes)
            text += node.id + " ";
        return text;
    };
    CHECK(ids(0, 0) == "pkg.model:Net.forward ");
    CHECK(ids(1, 0) == "pkg.model:Net.forward pkg.model:Net.log_loss train:main ");
    CHECK(ids(2, 0) == "pkg.model:Net.forward pkg.model:Net.log_loss train:<module> train:main ");
    CHECK(ids(0, 1) ==
          "ext:tensorflow.linalg.matmul ext:tensorflow.nn.relu pkg.model:Net.forward ");
}

TEST_CASE("a function is found by a unique end of its id") {
    const auto snapshot = analyzed("tests/projects/training");
    CHECK(findFunction(*snapshot, "pkg.model:Net.forward"));
    CHECK(findFunction(*snapshot, "forward"));
    CHECK_FALSE(findFunction(*snapshot, "ward"));
    CHECK_FALSE(findFunction(*snapshot, "nothing"));
}
