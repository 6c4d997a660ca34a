// Pictures of the call graph from the command line.
#include <catch2/catch.hpp>

#include "tests/app/cli/Program.h"

using graphlift::test::Folder;
using graphlift::test::run;

namespace {

const char* const kProgram =
    "import tensorflow as tf\n"
    "def inner(x):\n    return tf.nn.relu(x)\n"
    "def outer(x):\n    return inner(x)\n"
    "def far(x):\n    print(x)\n"
    "outer(tf.ones([2]))\n"
    "far(1)\n";

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the call graph is a picture, as a whole or around a function") {
    const Folder folder;
    folder.write("m.py", kProgram);
    const auto whole = run({"callgraph", folder.path(), "-f", "svg"});
    CHECK(whole.status == 0);
    CHECK(whole.err.empty());
    for (const char* part : {"<svg ", ">inner</text>", ">outer</text>", ">far</text>", "</svg>"})
        CHECK(holds(whole.out, part));
    const auto part = run({"callgraph", folder.path(), "-f", "svg", "--center", "inner",
                           "--callers", "1", "--callees", "0"});
    CHECK(part.status == 0);
    CHECK(holds(part.out, ">outer</text>"));
    CHECK_FALSE(holds(part.out, ">far</text>"));
    CHECK_FALSE(holds(part.out, "relu"));
}

TEST_CASE("the same picture comes out every time, into a file too") {
    const Folder folder;
    folder.write("m.py", kProgram);
    for (const char* format : {"svg", "dot"}) {
        const auto printed = run({"callgraph", folder.path(), "-f", format});
        CHECK(run({"callgraph", folder.path(), "-f", format, "-o", folder.path("out")}).status ==
              0);
        CHECK(folder.read("out") == printed.out);
        folder.write("out", "");
    }
}

TEST_CASE("DOT holds what JSON holds") {
    const Folder folder;
    folder.write("m.py", kProgram);
    const auto dot = run({"callgraph", folder.path(), "-f", "dot"});
    CHECK(dot.status == 0);
    for (const char* part : {"\"m:outer\" -> \"m:inner\"", "\"m:far\" -> \"builtin:print\""})
        CHECK(holds(dot.out, part));
}
