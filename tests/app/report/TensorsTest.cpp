// The tensor flow of small programs: goldens of what is printed, and every statement against what
// TensorFlow made of it (tests/truth/lanes.py).
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/report/ExplainReport.h"
#include "app/report/TensorsReport.h"
#include "tests/support/Golden.h"
#include "tests/support/TemporaryFolder.h"
#include "viz/tensors/StatementLanes.h"
#include "viz/tensors/TensorDot.h"

using namespace graphlift;
namespace fs = std::filesystem;

namespace {

const char* const kCorpus = "tests/corpus/tensors";

std::shared_ptr<const AnalysisSnapshot> analyzed(const fs::path& file) {
    auto snapshot = analyzeProject(file.string(), {}, Workers(1));
    REQUIRE(snapshot);
    return *snapshot;
}

TensorFlow flowOf(const AnalysisSnapshot& snapshot, const std::string& name) {
    const auto index = findFunction(snapshot, name);
    REQUIRE(index);
    return computeTensorFlow(*snapshot.facts, snapshot.facts->functions[*index].function);
}

uint32_t lineOf(const AnalysisSnapshot& snapshot, FileId file, uint32_t offset) {
    return snapshot.program->files[file.index()]->source->position(offset).line;
}

/// The lines whose statements are not what the recording says, one a line of text.
std::string disagreements(const AnalysisSnapshot& snapshot, const std::string& name,
                          const nlohmann::json& recorded) {
    std::string out;
    for (const FlowStatement& statement : flowOf(snapshot, name).statements) {
        const uint32_t first = lineOf(snapshot, statement.where.file, statement.where.range.begin);
        const uint32_t last = lineOf(snapshot, statement.where.file, statement.where.range.end - 1);
        const auto holds = [&](const char* key) {
            return std::ranges::any_of(recorded[key], [&](const nlohmann::json& line) {
                return first <= line.get<uint32_t>() && line.get<uint32_t>() <= last;
            });
        };
        if (holds("exits")) continue;
        const bool graph = holds("operations") || holds("handed-out");
        if ((statement.when != When::Trace) != graph)
            out += name + " line " + std::to_string(first) + ": " +
                   std::string(text(statement.when)) + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("statements run where TensorFlow runs them") {
    size_t functions = 0;
    for (const fs::path& recording : graphlift::testing::filesIn(kCorpus, ".lanes")) {
        const fs::path file = recording.parent_path() / recording.stem();
        CAPTURE(file.string());
        const auto snapshot = analyzed(file);
        const auto recorded = nlohmann::json::parse(graphlift::testing::readFile(recording));
        for (const auto& [name, lines] : recorded.items()) {
            CHECK(disagreements(*snapshot, file.stem().string() + ":" + name, lines) == "");
            ++functions;
        }
    }
    CHECK(functions > 20);
}

TEST_CASE("tensor flows print as their goldens") {
    for (const fs::path& file : graphlift::testing::filesIn(kCorpus, ".py")) {
        const auto snapshot = analyzed(file);
        StringSink json;
        std::string dot;
        for (const FunctionSummary& function : snapshot->facts->functions) {
            const TensorFlow flow = computeTensorFlow(*snapshot->facts, function.function);
            writeTensorsJson(json, *snapshot, flow);
            dot += writeTensorDot(makeTensorDiagram(*snapshot->program, flow));
        }
        CHECK(graphlift::testing::compareGolden(file.string() + ".json", json.text()) == "");
        CHECK(graphlift::testing::compareGolden(file.string() + ".dot", dot) == "");
    }
}

TEST_CASE("a call that changes a variable may have any callee") {
    const test::TemporaryFolder folder;
    const std::string head = "import tensorflow as tf\nv = tf.Variable(1.0)\n";
    const std::pair<const char*, std::string> programs[] = {
        {"bound.py",
         "assign = v.assign\ndef f(x):\n    assign(x)\n    return x\nf(tf.constant(2.0))\n"},
        {"chosen.py",
         "def f(x, up):\n    change = v.assign_add if up else v.assign_sub\n    change(x)\n"
         "    return x\nf(tf.constant(2.0), True)\n"},
        {"metric.py",
         "mean = tf.keras.metrics.Mean()\ndef f(x):\n    mean(x)\n    return x\n"
         "f(tf.constant(2.0))\n"}};
    for (const auto& [name, text] : programs) {
        INFO(name);
        const fs::path file = folder.path() / name;
        std::ofstream(file) << head << text;
        const auto snapshot = analyzed(file);
        REQUIRE(snapshot);
        const TensorFlow flow = flowOf(*snapshot, "f");
        CHECK(std::ranges::any_of(flow.nodes, [](const FlowNode& node) {
            return node.kind == FlowNode::Kind::Parameter || node.name == "x";
        }));
        for (const FlowEdge& edge : flow.edges) {
            CHECK(edge.from < flow.nodes.size());
            CHECK(edge.to < flow.nodes.size());
        }
    }
}

TEST_CASE("the same function asked twice gives the same flow") {
    const auto snapshot = analyzed(fs::path(kCorpus) / "calls.py");
    StringSink once, again;
    writeTensorsJson(once, *snapshot, flowOf(*snapshot, "calls:gradients"));
    writeTensorsJson(again, *snapshot, flowOf(*snapshot, "calls:gradients"));
    CHECK(once.text() == again.text());
}

TEST_CASE("the lane margin has the head of the function and every line of a statement") {
    const auto snapshot = analyzed(fs::path(kCorpus) / "effects.py");
    const auto index = findFunction(*snapshot, "effects:prints");
    REQUIRE(index);
    std::string lanes;
    for (const LineLane& line :
         statementLanes(*snapshot, snapshot->facts->functions[*index].function))
        lanes += std::to_string(line.at.line) + " " + std::string(text(line.when)) + "\n";
    CHECK(lanes == "14 trace\n16 trace\n17 graph\n18 graph\n19 graph\n");
}

// The name of what is called was once taken for the place of an instruction.
TEST_CASE("a metric of the module that is called in a graph has edges of its own nodes only") {
    test::TemporaryFolder folder;
    folder.write("m.py",
                 "import tensorflow as tf\n\n"
                 "total = tf.keras.metrics.Mean()\n\n\n"
                 "@tf.function\ndef step(x):\n    total(x)\n    return x * 2.0\n\n\n"
                 "step(tf.ones([2]))\n");
    const auto snapshot = analyzed(folder.path() / "m.py");
    const TensorFlow flow = flowOf(*snapshot, "m:step");
    CHECK(std::ranges::any_of(flow.nodes, [](const FlowNode& node) {
        return node.label == "total(x)" && node.effect == FlowNode::Effect::Variable;
    }));
    for (const FlowEdge& edge : flow.edges) {
        REQUIRE(edge.from < flow.nodes.size());
        REQUIRE(edge.to < flow.nodes.size());
        CHECK(edge.argument != "state");
    }
}
