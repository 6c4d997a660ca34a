// Files of every layout: the change is what the analysis said, every other byte stays, the changed
// project is judged as was predicted, and an undo gives the same bytes.
#include <algorithm>

#include "app/change/Undo.h"
#include "tests/app/change/AnalysedFolder.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

const std::string kProgram =
    "import tensorflow as tf\n"
    "\n"
    "\n"
    "def double(x):\n"
    "    return x * 2.0\n"
    "\n"
    "\n"
    "for _ in range(3):\n"
    "    double(tf.constant([1.0]))\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// What was put into `before` to make `after`; "" when more than that changed.
std::string inserted(const std::string& before, const std::string& after) {
    size_t begin = 0, tail = 0;
    while (begin < before.size() && before[begin] == after[begin]) ++begin;
    while (tail < before.size() - begin &&
           before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    if (begin + tail != before.size()) return "";
    return after.substr(begin, after.size() - before.size());
}

struct Outcome {
    std::string after;  // the bytes of the file
    Mode mode = Mode::Eager;
    Action action = Action::None;  // of the function when it is judged again
};

/// Applies all edits of one file, judges again, and takes them back.
Outcome applied(const std::string& bytes, const std::string& id, const std::string& name = "a.py") {
    TemporaryFolder folder;
    folder.write(name, bytes);
    const Snapshot before = analysed(folder.path());
    const EditSelection selection = offeredEdits(*before);
    CHECK_FALSE(selection.files.empty());
    const auto change = changeOf(*before, selection);
    REQUIRE(change);
    REQUIRE(writeChange(folder.path(), *change));
    const Snapshot after = analysed(folder.path());
    const size_t index = indexOf(*after, id);
    const Outcome outcome{folder.read(name), after->facts->functions[index].mode,
                          after->verdicts[index].action};
    CHECK(offeredEdits(*after).files.empty());
    REQUIRE(undoLast(folder.path()));
    CHECK(folder.read(name) == bytes);
    return outcome;
}

/// One decorator line was put in, with the file's own indentation and line end.
void checkConverted(const std::string& bytes, const std::string& id, const std::string& lineEnd) {
    CAPTURE(bytes);
    const Outcome outcome = applied(bytes, id);
    CHECK(outcome.mode == Mode::Hybrid);
    CHECK((outcome.action == Action::Keep || outcome.action == Action::None));
    const std::string line = inserted(bytes, outcome.after);
    CHECK(line.find("tf.function") != std::string::npos);
    CHECK(std::count(line.begin(), line.end(), '\n') == 1);
    CHECK(outcome.after.find(")" + lineEnd) != std::string::npos);
    CHECK((line.find('\r') != std::string::npos) == (lineEnd == "\r\n"));
}

}  // namespace

TEST_CASE("line ends stay as they are") {
    checkConverted(kProgram, "a:double", "\n");
    checkConverted(replaced(kProgram, "\n", "\r\n"), "a:double", "\r\n");
    checkConverted(replaced(kProgram, "double(x):\n", "double(x):\r\n"), "a:double", "\r\n");
    checkConverted(replaced(kProgram, "2.0\n", "2.0\r\n"), "a:double", "\n");
    checkConverted(kProgram.substr(0, kProgram.size() - 1), "a:double", "\n");
}

TEST_CASE("encodings stay as they are") {
    checkConverted("\xEF\xBB\xBF" + kProgram, "a:double", "\n");
    checkConverted("# -*- coding: latin-1 -*-\nNAME = '\xE4\xF6'\n" + kProgram, "a:double", "\n");
    checkConverted("NAME = '\xC3\xA4'\n" + kProgram + "# \xE2\x82\xAC", "a:double", "\n");
}

TEST_CASE("indentation stays as it is") {
    checkConverted(replaced(kProgram, "    ", "\t"), "a:double", "\n");
    const std::string conditional = replaced(kProgram, "def double(x):\n    return x * 2.0\n",
                                             "if True:\n\tdef double(x):\n\t\treturn x * 2.0\n");
    checkConverted(conditional, "a:double", "\n");
    const std::string nested =
        "import tensorflow as tf\n\n\ndef outer(y):\n  def inner(x):\n    return x * 2.0\n\n"
        "  for _ in range(3):\n    inner(tf.constant([1.0]))\n  print(y)\n\n\nouter('a')\n";
    checkConverted(nested, "a:outer.inner", "\n");
}

TEST_CASE("decorators over several lines go with their comments and come back") {
    const std::string source =
        "import tensorflow as tf\n\n\n"
        "@tf.function(  # the whole\n"
        "    autograph=True,  # a comment ) with brackets\n"
        "\n"
        ")  # behind it\n"
        "def count(n):\n"
        "    return n + 1\n\n\n"
        "for i in range(3):\n"
        "    count(i)\n";
    const Outcome outcome = applied(source, "a:count");
    CHECK(outcome.mode == Mode::Eager);
    CHECK(outcome.after.find("autograph") == std::string::npos);
    CHECK(outcome.after.find("behind it") == std::string::npos);
    CHECK(outcome.after.find("\n\n\ndef count(n):\n") != std::string::npos);
}

TEST_CASE("a notebook changes within its cells only") {
    const std::string head =
        "{\"nbformat\": 4,\t\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"# a\\n\"]},\n"
        "  {\"cell_type\" : \"code\", \"execution_count\": 1.50, \"outputs\": [], \"source\": [";
    const std::string tail =
        "]}], \"metadata\": {\"language_info\": {\"name\": \"python\"}, \"z\": \"\\u00e4\"}}";
    const std::string code =
        "\"%matplotlib inline\\n\", \"import tensorflow as tf\\n\",\n"
        "     \"def double(x):\\n\", \"    return x * 2.0\\n\",\"for _ in range(3):\\n\",\n"
        "  \"    double(tf.constant([1.0]))\"";
    TemporaryFolder folder;
    folder.write("n.ipynb", head + code + tail);
    const Snapshot before = analysed(folder.path());
    const auto change = changeOf(*before, offeredEdits(*before));
    REQUIRE(change);
    REQUIRE(change->files.size() == 1);
    REQUIRE(writeChange(folder.path(), *change));
    const std::string after = folder.read("n.ipynb");
    CHECK(after.starts_with(head + "\"%matplotlib inline\\n\", \"import tensorflow as tf\\n\""));
    CHECK(after.ends_with("\"    double(tf.constant([1.0]))\"" + tail));
    CHECK(after.find("\"@tf.function") != std::string::npos);
    const Snapshot again = analysed(folder.path());
    CHECK(again->facts->functions[indexOf(*again, "n:double")].mode == Mode::Hybrid);
    REQUIRE(undoLast(folder.path()));
    CHECK(folder.read("n.ipynb") == head + code + tail);
}
