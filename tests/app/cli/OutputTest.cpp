// Where results go, and that they are the same each time.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/app/cli/Program.h"

using namespace graphlift::test;

namespace {

void writeProject(const Folder& folder) {
    for (int i = 0; i < 20; ++i)
        folder.write(
            "pkg/m" + std::to_string(i) + ".py",
            "import tensorflow as tf\n\n\ndef step(x, n=1):\n    print(n)\n    return x * "
            "2.0\n\n\ndef plain(x):\n    return x + 1.0\n\n\nplain(tf.ones([2]))\n\n\nclass A:\n   "
            " def call(self, x):\n        return step(x)\n\n\n"
            "A().call(tf.ones([2, " +
                std::to_string(i + 1) + "]))\n");
}

}  // namespace

TEST_CASE("a result goes to the file that is asked for") {
    const Folder folder, target;
    writeProject(folder);
    const Outcome outcome =
        run({"analyze", folder.path(), "-f", "json", "-o", target.path("report.json")});
    CHECK(outcome.status == 0);
    CHECK(outcome.out.empty());
    CHECK(nlohmann::json::accept(target.read("report.json")));
    CHECK(target.names() == std::vector<std::string>{"report.json"});
    run({"explain", "GL101", "-o", target.path("report.json")});
    CHECK(target.read("report.json").substr(0, 7) == "# GL101");
}

TEST_CASE("a file that cannot be written ends with status 3") {
    CHECK(run({"explain", "GL101", "-o", "/there/is/no/such/folder/x"}).status == 3);
    CHECK(run({"explain", "GL101", "-o", "/dev/full"}).status == 3);
    CHECK(run({"explain", "GL101", "-o", "/dev/null"}).status == 0);
}

TEST_CASE("a link is written through and a mode is kept") {
    const Folder target;
    target.write("real.md", "old");
    chmod(target.path("real.md").c_str(), 0640);
    std::filesystem::create_symlink("real.md", target.path("link.md"));
    CHECK(run({"explain", "GL101", "-o", target.path("link.md")}).status == 0);
    CHECK(std::filesystem::is_symlink(target.path("link.md")));
    CHECK(target.read("real.md").substr(0, 7) == "# GL101");
    CHECK(run({"explain", "GL102", "-o", target.path("real.md")}).status == 0);
    struct stat info {};
    stat(target.path("real.md").c_str(), &info);
    CHECK((info.st_mode & 0777) == 0640);
}

TEST_CASE("the same input gives the same bytes whatever the number of threads") {
    const Folder folder;
    writeProject(folder);
    for (const std::vector<std::string>& call :
         std::vector<std::vector<std::string>>{{"analyze", folder.path(), "-f", "json", "--full"},
                                               {"analyze", folder.path()},
                                               {"callgraph", folder.path()},
                                               {"callgraph", folder.path(), "-f", "dot"},
                                               {"diff", folder.path(), "--include-review"}}) {
        CAPTURE(call);
        std::vector<std::string> one = call;
        one.insert(one.end(), {"--jobs", "1"});
        const Outcome first = run(one);
        CHECK(first.status == 0);
        CHECK_FALSE(first.out.empty());
        for (const char* jobs : {"2", "4"}) {
            one.back() = jobs;
            CHECK(run(one).out == first.out);
        }
    }
}

TEST_CASE("text that goes to a file has no colours") {
    const Folder folder;
    writeProject(folder);
    CHECK(run({"analyze", folder.path()}).out.find('\x1b') == std::string::npos);
}

TEST_CASE("a baseline leaves what it knows out") {
    const Folder folder, target;
    writeProject(folder);
    const std::string baseline = target.path("base.json");
    run({"analyze", folder.path(), "-f", "json", "-o", baseline});
    const auto same = nlohmann::json::parse(
        run({"analyze", folder.path(), "-f", "json", "--baseline", baseline}).out);
    CHECK(same["functions"].empty());
    CHECK(same["project"]["files"] == 20);
    folder.write("pkg/m0.py",
                 "\n\n" + folder.read("pkg/m0.py") + "\ndef fresh(y):\n    return y\n");
    const auto changed = nlohmann::json::parse(
        run({"analyze", folder.path(), "-f", "json", "--baseline", baseline}).out);
    REQUIRE(changed["functions"].size() == 1);
    CHECK(changed["functions"][0]["qualified_name"] == "fresh");
    target.write("other.json", "{\"schema\": 1}");
    CHECK(run({"analyze", folder.path(), "--baseline", target.path("other.json")}).status == 2);
}
