// Where git stands, in words.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "app/session/ProjectDescription.h"
#include "tests/support/TemporaryFolder.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

void git(const TemporaryFolder& folder, const std::string& arguments) {
    const std::string call = "git -C '" + folder.path().string() +
                             "' -c user.name=n -c user.email=e@e -c init.defaultBranch=main " +
                             arguments + " >/dev/null 2>&1";
    REQUIRE(std::system(call.c_str()) == 0);
}

}  // namespace

TEST_CASE("the branch and the number of changed files are said; outside of a repository nothing") {
    TemporaryFolder folder;
    folder.write("a.py", "x = 1\n").write("b.py", "y = 1\n");
    CHECK(gitText(folder.path()) == "");
    git(folder, "init");
    CHECK(gitText(folder.path()).startsWith("no commit yet"));
    git(folder, "add -A");
    git(folder, "commit -m one");
    CHECK(gitText(folder.path()) == "main, clean");
    folder.write("a.py", "x = 2\n");
    CHECK(gitText(folder.path()) == "main, 1 changed");
}
