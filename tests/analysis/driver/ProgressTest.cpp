// What a waiting window is told: stages in their order, counts that fit the project, on the calling
// thread only; and that a stop asked for in the middle is obeyed.
#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "analysis/driver/AnalysisHost.h"
#include "tests/support/TemporaryFolder.h"

using namespace graphlift;

namespace {

constexpr int kFiles = 30;

void writeProject(test::TemporaryFolder& folder) {
    for (int i = 0; i < kFiles; ++i)
        folder.write("m" + std::to_string(i) + ".py", "def f(x):\n    return x + 1\n\n\nf(1)\n");
}

std::string nameOf(Progress::Stage stage) {
    switch (stage) {
        case Progress::Stage::Scan:
            return "scan";
        case Progress::Stage::Read:
            return "read";
        case Progress::Stage::Parse:
            return "parse";
        case Progress::Stage::Interpret:
            return "interpret";
        case Progress::Stage::Facts:
            return "facts";
        case Progress::Stage::Decide:
            return "decide";
    }
    return "";
}

}  // namespace

TEST_CASE("an observer hears of every stage in order, with what it counts") {
    test::TemporaryFolder folder;
    writeProject(folder);
    std::string stages;
    bool onThisThread = true;
    const std::thread::id caller = std::this_thread::get_id();
    const auto snapshot = analyzeProject(
        folder.path().string(), {}, Workers(3), {}, {[&](const Progress& progress) {
            onThisThread &= std::this_thread::get_id() == caller;
            if (progress.file.empty())
                stages += nameOf(progress.stage) + " " + std::to_string(progress.total) + "\n";
            CHECK(progress.done <= progress.total);
        }});
    REQUIRE(snapshot);
    // A file has two functions: its body and f.
    CHECK(stages == "scan 0\nread 30\nparse 30\ninterpret 60\nfacts 0\ndecide 0\n");
    CHECK(onThisThread);
}

TEST_CASE("a stop asked for by the observer ends the run and publishes nothing") {
    test::TemporaryFolder folder;
    writeProject(folder);
    for (const Progress::Stage last :
         {Progress::Stage::Scan, Progress::Stage::Read, Progress::Stage::Parse,
          Progress::Stage::Interpret, Progress::Stage::Facts, Progress::Stage::Decide}) {
        CAPTURE(nameOf(last));
        std::stop_source stop;
        std::string heard;
        const auto snapshot = analyzeProject(folder.path().string(), {}, Workers(2),
                                             stop.get_token(), {[&](const Progress& progress) {
                                                 heard = nameOf(progress.stage);
                                                 if (progress.stage == last) stop.request_stop();
                                             }});
        REQUIRE(snapshot);
        CHECK(*snapshot == nullptr);
        CHECK(heard == nameOf(last));
    }
}
