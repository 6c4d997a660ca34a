// Comments that accept a finding.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/app/cli/Program.h"

using namespace graphlift::test;

namespace {

nlohmann::json analyzed(const Folder& folder) {
    return nlohmann::json::parse(run({"analyze", folder.path(), "-f", "json"}).out);
}

/// The failing GL301 of the first function.
nlohmann::json effectOf(const nlohmann::json& report) {
    for (const auto& precondition : report["functions"][0]["preconditions"])
        if (precondition["id"] == "GL301") return precondition;
    return {};
}

}  // namespace

TEST_CASE("an accepted finding is marked and the verdict stays") {
    const std::string head = "import tensorflow as tf\n\n\n";
    const std::string body = "    return x + 1.0\n\n\nf(tf.ones([2]))\n";
    for (const std::string& source :
         {head + "def f(x):\n    print(x)  # graphlift: ignore[GL301] wanted once\n" + body,
          head + "def f(x):  # graphlift: ignore[GL101, GL301]\n    print(x)\n" + body,
          head + "# graphlift: ignore[no-python-side-effects] progress\ndef f(x):\n    print(x)\n" +
              body}) {
        CAPTURE(source);
        const Folder folder;
        folder.write("a.py", source);
        const auto report = analyzed(folder);
        CHECK(report["functions"][0]["action"] == "keep");
        CHECK(effectOf(report)["status"] == "fails");
        CHECK(effectOf(report)["suppressed"] == true);
        CHECK(report["suppressions"].back()["code"] == "GL301");
        const std::string text = run({"analyze", folder.path()}).out;
        CHECK(text.find("GL301 fails") == std::string::npos);
    }
}

TEST_CASE("a comment elsewhere accepts nothing") {
    const Folder folder;
    folder.write("a.py",
                 "import tensorflow as tf\n\nX = '# graphlift: ignore[GL301]'\n\n\ndef f(x):\n    "
                 "print(x)\n    return x + 1.0  # graphlift: ignore[GL301]\n\n\nf(tf.ones([2]))\n");
    const auto report = analyzed(folder);
    CHECK(report["suppressions"].size() == 1);
    CHECK_FALSE(effectOf(report).contains("suppressed"));
}

TEST_CASE("a code that does not exist is a problem") {
    const Folder folder;
    folder.write("a.py", "x = 1  # graphlift: ignore[GL999]\n");
    const auto report = analyzed(folder);
    REQUIRE(report["problems"].size() == 1);
    CHECK(report["problems"][0]["code"] == "unknown-code");
}
