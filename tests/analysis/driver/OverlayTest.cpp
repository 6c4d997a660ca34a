// Unsaved texts are analysed in place of what is on disk, and the disk is left alone.
#include <catch2/catch.hpp>

#include "analysis/driver/AnalysisHost.h"
#include "tests/support/TemporaryFolder.h"

using namespace graphlift;

namespace {
size_t numFunctions(const test::TemporaryFolder& folder, const Overlay& overlay) {
    const auto snapshot = analyzeProject(folder.path().string(), {}, Workers(1), {}, {}, overlay);
    REQUIRE(snapshot);
    return (*snapshot)->verdicts.size();
}
}  // namespace

TEST_CASE("an unsaved text replaces its file, a new path is a new file") {
    test::TemporaryFolder folder;
    folder.write("a.py", "def f(x):\n    return x\n");
    CHECK(numFunctions(folder, {}) == 1);
    CHECK(numFunctions(folder,
                       {{"a.py", "def f(x):\n    return x\n\n\ndef g(x):\n    return x\n"}}) == 2);
    CHECK(numFunctions(folder, {{"b.py", "def h(x):\n    return x\n"}}) == 2);
    CHECK(folder.read("a.py") == "def f(x):\n    return x\n");
}
