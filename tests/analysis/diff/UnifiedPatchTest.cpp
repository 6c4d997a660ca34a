#include "analysis/diff/UnifiedPatch.h"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/support/TemporaryFolder.h"

using namespace graphlift;
using graphlift::test::TemporaryFolder;

namespace {

bool run(const TemporaryFolder& folder, const std::string& command) {
    const std::string line = "cd '" + folder.path().string() + "' && GIT_CEILING_DIRECTORIES='" +
                             folder.path().parent_path().string() + "' " + command + " >log 2>&1";
    return std::system(line.c_str()) == 0;
}

// Whether both tools make `after` of `before` with the patch, and `before` of `after` in reverse.
void checkApplies(const std::string& name, const std::string& before, const std::string& after) {
    CAPTURE(name, before, after);
    for (const char* tool : {"git apply", "patch -p1 --binary <"}) {
        TemporaryFolder folder;
        folder.write(name, before).write("the.patch", unifiedPatch(name, before, after));
        const bool isGit = std::string(tool) == "git apply";
        if (isGit) CHECK(run(folder, "git apply --check the.patch"));
        CHECK(run(folder, std::string(tool) + " the.patch"));
        CHECK(folder.read(name) == after);
        CHECK(run(folder, isGit ? "git apply -R the.patch" : "patch -R -p1 --binary < the.patch"));
        CHECK(folder.read(name) == before);
    }
}

}  // namespace

TEST_CASE("a patch reads as git writes it") {
    CHECK(unifiedPatch("a.py", "x\n", "x\n").empty());
    CHECK(unifiedPatch("p/a.py", "1\n2\n3\n4\ndef f():\n5\n6\n7\n8\n",
                       "1\n2\n3\n4\n@t\ndef f():\n5\n6\n7\n8\n") ==
          "diff --git a/p/a.py b/p/a.py\n--- a/p/a.py\n+++ b/p/a.py\n@@ -2,6 +2,7 @@\n 2\n 3\n "
          "4\n+@t\n"
          " def f():\n 5\n 6\n");
    CHECK(unifiedPatch("a.py", "a", "b", 0) ==
          "diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-a\n"
          "\\ No newline at end of file\n+b\n\\ No newline at end of file\n");
}

TEST_CASE("patches of every shape are taken by git and by patch") {
    checkApplies("a.py", "def f():\n    pass\n", "@t\ndef f():\n    pass\n");
    checkApplies("a.py", "a\n\n\nb\n", "a\n\n\n@t\nb\n");
    checkApplies("a.py", "a\nb", "a\nb\nc");
    checkApplies("a.py", "a\nb", "a\nb\n");
    checkApplies("a.py", "a\nb\n", "a\nb");
    checkApplies("a.py", "a\nb", "x\na\nb");
    checkApplies("p/q r/a.py", "a\nb\n", "b\n");
    checkApplies("a.py", "a\r\nb\r\n", "a\r\n@t\r\nb\r\n");
    checkApplies("a.py", "a\r\nb\nc\r\n", "a\r\n@t\nb\nc\r\n");
    checkApplies("\xC3\xA4.py", "a\nb\n", "a\n@t\nb\n");
    checkApplies("a.py", "# coding: latin-1\n'\xE4'\nb\n", "# coding: latin-1\n'\xE4'\n@t\nb\n");
    checkApplies("a.py",
                 "\xEF\xBB\xBF"
                 "b\n",
                 "\xEF\xBB\xBF@t\nb\n");
    checkApplies("a.py", "-- x\n++ y\n", "-- x\n--- a/b\n++ y\n");
    checkApplies("a.py", "\f\n\\\nb\n", "\f\n\\\n@t\nb\n");
    checkApplies("a.py", "a\rb\r", "a\r@t\rb\r");
}

TEST_CASE("several hunks meet only where their context does") {
    std::string before, after;
    for (int i = 0; i < 60; ++i) {
        const std::string line = "line " + std::to_string(i) + "\n";
        before += line;
        if (i == 3 || i == 9 || i == 17 || i == 40 || i == 59) after += "@t\n";
        if (i != 41) after += line;
    }
    const std::string patch = unifiedPatch("a.py", before, after);
    size_t hunks = 0;
    for (size_t at = patch.find("\n@@ "); at != std::string::npos; at = patch.find("\n@@ ", at + 1))
        ++hunks;
    CHECK(hunks == 4);
    checkApplies("a.py", before, after);
}

TEST_CASE("names that need quotes get them") {
    CHECK(unifiedPatch("a\"b\\\tc.py", "a\n", "b\n").find("--- \"a/a\\\"b\\\\\\tc.py\"\n") !=
          std::string::npos);
    TemporaryFolder folder;
    const std::string name = "a\"b.py";
    folder.write(name, "a\n").write("the.patch", unifiedPatch(name, "a\n", "b\n"));
    CHECK(run(folder, "git apply the.patch"));
    CHECK(folder.read(name) == "b\n");
}
