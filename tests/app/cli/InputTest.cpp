// Bad and unusual input: the rest is still reported, and nothing crashes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/app/cli/Program.h"

using namespace graphlift::test;

namespace {

nlohmann::json analyzed(const std::string& path, int wanted = 0) {
    const Outcome outcome = run({"analyze", path, "-f", "json"});
    CAPTURE(outcome.err);
    CHECK(outcome.status == wanted);
    return nlohmann::json::parse(outcome.out, nullptr, false);
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("a folder without Python is done with a note") {
    const Folder folder;
    folder.write("readme.txt", "no Python here");
    const auto report = analyzed(folder.path());
    REQUIRE(report.is_object());
    CHECK(report["functions"].empty());
    REQUIRE(report["problems"].size() == 1);
    CHECK(report["problems"][0]["severity"] == "note");
}

TEST_CASE("an empty file is a file") {
    const Folder folder;
    folder.write("a.py", "");
    const auto report = analyzed(folder.path());
    CHECK(report["project"]["files"] == 1);
    CHECK(report["problems"].empty());
}

TEST_CASE("a syntax error is a problem and not a failure") {
    const Folder folder;
    folder.write("a.py", "def f(x):\n    return x\n\ndef g(:\n");
    const auto report = analyzed(folder.path());
    REQUIRE(report.is_object());
    REQUIRE_FALSE(report["problems"].empty());
    CHECK(report["problems"][0]["code"] == "syntax-error");
    CHECK(report["problems"][0]["line"] == 4);
    CHECK(report["functions"][0]["id"] == "a:f");
}

TEST_CASE("files that cannot be decoded are reported with status 3") {
    const Folder folder;
    folder.write("good.py", "def f(x):\n    return x\n");
    folder.write("nul.py", std::string("x = 1\0\n", 7));
    folder.write("latin.py", "x = '\xE9'\n");
    const auto report = analyzed(folder.path(), 3);
    REQUIRE(report.is_object());
    CHECK(report["problems"].size() == 2);
    CHECK(report["functions"].size() == 1);
}

TEST_CASE("deep nesting does not bring it down") {
    const Folder folder;
    folder.write("brackets.py", "x = " + repeated("[", 10000) + repeated("]", 10000) + "\n");
    folder.write("elif.py", "def f(x):\n    if x == 0:\n        return 0\n" +
                                repeated("    elif x == 1:\n        return 1\n", 10000));
    folder.write("operators.py", "def f(x):\n    return x" + repeated(" + x", 10000) + "\n");
    folder.write("calls.py", "x = " + repeated("f(", 5000) + repeated(")", 5000) + "\n");
    folder.write("attributes.py", "y = x" + repeated(".a", 10000) + "\n");
    for (const char* name :
         {"brackets.py", "elif.py", "operators.py", "calls.py", "attributes.py"}) {
        CAPTURE(name);
        CHECK(analyzed(folder.path(name)).is_object());
    }
}

TEST_CASE("long lines and large files are read like any other") {
    const Folder folder;
    folder.write("line.py", "def f(x):\n    return [" + repeated("1, ", 34000) + "x]\n");
    folder.write("large.py",
                 "def g(x):\n" +
                     repeated("    x = x + 1  #" + std::string(90, '.') + "\n", 100000) +
                     "    return x\n");
    const auto report = analyzed(folder.path());
    REQUIRE(report.is_object());
    CHECK(report["problems"].empty());
    CHECK(report["functions"].size() == 2);
}

TEST_CASE("what cannot be read is told and the rest is analysed") {
    const Folder folder;
    folder.write("good.py", "def f(x):\n    return x\n");
    folder.write("broken.ipynb", "{\"cells\": [");
    std::filesystem::create_directory(folder.path("folder.py"));
    std::filesystem::create_symlink(".", folder.path("loop"));
    std::filesystem::create_symlink("nowhere.py", folder.path("gone.py"));
    const auto report = analyzed(folder.path(), 3);
    REQUIRE(report.is_object());
    CHECK(report["functions"].size() == 1);
    std::vector<std::string> files;
    for (const auto& problem : report["problems"]) files.push_back(problem["file"]);
    for (const char* name : {"broken.ipynb", "folder.py", "gone.py"}) {
        CAPTURE(name);
        CHECK(std::count(files.begin(), files.end(), name) == 1);
    }
}

TEST_CASE("names of the analysed code cannot reach the terminal raw") {
    const Folder folder;
    folder.write("a\x1b[31m.py", "def f(x):\n    return x\n");
    const Outcome text = run({"analyze", folder.path(), "--full"});
    CHECK(text.status == 0);
    CHECK(text.out.find('\x1b') == std::string::npos);
    CHECK(analyzed(folder.path())["functions"][0]["file"] == "a\x1b[31m.py");
}

TEST_CASE("one file is a project of its own") {
    const Folder folder;
    folder.write("a.py", "def f(x):\n    return x\n");
    folder.write("b.py", "def g(x):\n    return x\n");
    const auto report = analyzed(folder.path("b.py"));
    REQUIRE(report["functions"].size() == 1);
    CHECK(report["functions"][0]["id"] == "b:g");
}
