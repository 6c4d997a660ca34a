// What the program answers to calls: help, wrong calls, exit statuses.
#include <catch2/catch.hpp>

#include "tests/app/cli/Program.h"

using namespace graphlift::test;

namespace {

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const std::string kSource =
    "import tensorflow as tf\n\n\ndef double(x):\n    return x * 2.0\n\n\n"
    "for _ in range(3):\n    double(tf.constant([1.0]))\n";

}  // namespace

TEST_CASE("the program says what it is") {
    CHECK(run({"--version"}).out == "graphlift 0.1.0\n");
    const Outcome help = run({"--help"});
    CHECK(help.status == 0);
    for (const char* command : {"analyze", "explain", "callgraph", "diff", "apply", "undo", "open", "dump"})
        CHECK(holds(help.out, command));
    CHECK(holds(run({"help", "analyze"}).out, "--fail-on"));
    CHECK(holds(run({"analyze", "--help"}).out, "--baseline"));
}

TEST_CASE("a wrong call says how to mend it") {
    for (const std::vector<std::string>& call : std::vector<std::vector<std::string>>{
             {},
             {"fly"},
             {"help", "fly"},
             {"analyze"},
             {"analyze", "/there/is/no/such/folder"},
             {"analyze", ".", "--bogus"},
             {"analyze", "tests/app", "--fail-on", "bogus"},
             {"analyze", "tests/app", "-f", "csv"},
             {"analyze", "tests/app", "--jobs", "many"},
             {"analyze", "tests/app", "--config", "nowhere.toml"},
             {"analyze", "tests/app", "--baseline", "nowhere.json"},
             {"callgraph", "tests/app", "--callers", "2"},
             {"callgraph", "tests/app", "-f", "png"},
             {"explain", "tests/app"},
             {"explain", "GL999"},
             {"dump", "tests/app"},
             {"dump", "CMakeLists.txt"}}) {
        const Outcome outcome = run(call);
        CAPTURE(call);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(holds(outcome.err, "graphlift"));
    }
    CHECK(holds(run({"fly"}).err, "analyze, explain"));
}

TEST_CASE("a function that is not there is a wrong call") {
    const Folder folder;
    folder.write("a.py", kSource);
    const Outcome missing = run({"explain", folder.path(), "nothing"});
    CHECK(missing.status == 2);
    CHECK(holds(missing.err, "nothing"));
    folder.write("b.py", kSource);
    const Outcome several = run({"explain", folder.path(), "double"});
    CHECK(several.status == 2);
    CHECK(holds(several.err, "a:double"));
    CHECK(holds(several.err, "b:double"));
    CHECK(run({"explain", folder.path(), "a:double"}).status == 0);
}

TEST_CASE("a precondition is explained without a project") {
    const Outcome page = run({"explain", "GL301"});
    CHECK(page.status == 0);
    CHECK(holds(page.out, "# GL301 no-python-side-effects"));
    CHECK(run({"explain", "no-python-side-effects"}).out == page.out);
}

TEST_CASE("what was looked for makes the status") {
    const Folder folder;
    folder.write("a.py", kSource);
    CHECK(run({"analyze", folder.path()}).status == 0);
    CHECK(run({"analyze", folder.path(), "--fail-on", "convert"}).status == 1);
    CHECK(run({"analyze", folder.path(), "--fail-on", "problem,undecided,unsafe"}).status == 0);
    folder.write("b.py", "def broken(:\n");
    CHECK(run({"analyze", folder.path()}).status == 0);
    CHECK(run({"analyze", folder.path(), "--fail-on", "problem"}).status == 1);
}

TEST_CASE("settings of the project count and the command line wins") {
    const Folder folder;
    folder.write("a.py", kSource);
    folder.write("pyproject.toml", "[tool.graphlift]\nfail-on = [\"convert\"]\n");
    CHECK(run({"analyze", folder.path()}).status == 1);
    CHECK(run({"analyze", folder.path(), "--fail-on", "problem"}).status == 0);
    folder.write("pyproject.toml", "[tool.graphlift]\nfail-onn = [\"convert\"]\n");
    const Outcome wrong = run({"analyze", folder.path()});
    CHECK(wrong.status == 2);
    CHECK(holds(wrong.err, "fail-onn"));
}
