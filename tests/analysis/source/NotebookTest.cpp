#include "analysis/source/Notebook.h"

#include <catch2/catch.hpp>

#include "analysis/source/SourceFile.h"

using namespace graphlift;

namespace {

std::string notebook(const std::string& cells) {
    return R"({"cells": [)" + cells + R"(], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})";
}

std::string code(const std::string& jsonSource) {
    return R"({"cell_type": "code", "metadata": {"source": "no"}, "outputs": [{"source": ["no"]}], "source": )" +
           jsonSource + "}";
}

std::string failure(const std::string& bytes) {
    auto file = SourceFile::decode("n.ipynb", bytes);
    REQUIRE_FALSE(file);
    return file.error().code + ": " + file.error().message;
}

}  // namespace

TEST_CASE("code cells are joined and places lead back to their cell") {
    const auto file = SourceFile::make(
        "n.ipynb", notebook(code(R"(["import x\n", "y = 1"])") +
                            R"(, {"cell_type": "markdown", "source": ["# text"]}, )" +
                            code(R"("def f():\n    return '\u00e4', y\n")")));
    REQUIRE(file);
    CHECK((*file)->text() == "import x\ny = 1\ndef f():\n    return '\xC3\xA4', y\n");
    CHECK((*file)->isNotebook());
    REQUIRE((*file)->cells().size() == 2);
    const auto offset = static_cast<uint32_t>((*file)->text().rfind('y'));
    CHECK((*file)->position(offset).cell == 2);
    CHECK((*file)->position(offset).line == 2);
    CHECK((*file)->position(offset).column == 17);
    CHECK((*file)->byteOffset(offset) == 26);
    CHECK((*file)->position(0).cell == 0);
    CHECK((*file)->line(4) == "    return '\xC3\xA4', y");
}

TEST_CASE("a notebook without code and one of another language have no cells") {
    const auto empty = SourceFile::make("n.ipynb", notebook(""));
    REQUIRE(empty);
    CHECK((*empty)->isNotebook());
    CHECK((*empty)->text().empty());
    CHECK((*empty)->position(0).line == 1);
    const auto other = readNotebook(
        R"({"cells": [{"cell_type": "code", "source": "x <- 1"}], "metadata": {"kernelspec": {"language": "R"}}})");
    REQUIRE(other);
    CHECK(other->cells.empty());
}

TEST_CASE("only the texts of a source are source") {
    const auto odd = readNotebook(
        R"({"cells": [{"cell_type": "code", "source": ["a\n", 1, ["b"], null, "c"], "source": ["d", ["e"]]}]})");
    REQUIRE(odd);
    CHECK(odd->text == "d\n");
}

TEST_CASE("the older notebook format keeps cells in worksheets") {
    const auto old = readNotebook(
        R"({"worksheets": [{"cells": [{"cell_type": "code", "input": ["a = 1\n", "b"]}]}], "nbformat": 3})");
    REQUIRE(old);
    CHECK(old->text == "a = 1\nb\n");
}

TEST_CASE("what is no notebook is said so") {
    CHECK(failure("{\"cells\": [") ==
          "malformed-notebook: this is not a Jupyter notebook: the JSON ends too early");
    CHECK(failure("").find("malformed-notebook") == 0);
    CHECK(failure("[1, 2]").find("no JSON object") != std::string::npos);
    CHECK(failure("{}").find("no list 'cells'") != std::string::npos);
    CHECK(failure("{\"cells\": 3}").find("no list 'cells'") != std::string::npos);
    CHECK(failure(R"({"cells": [3]})").find("no cell") != std::string::npos);
    CHECK(failure(R"({"cells": [["x"]]})").find("no cell") != std::string::npos);
    CHECK(failure(R"({"cells": [{"cell_type": "code"}]})").find("cell 0 has no source") !=
          std::string::npos);
    CHECK(failure("print(1)\n").find("malformed-notebook") == 0);
    CHECK(failure(notebook(code(R"("a\u0000b")"))).find("nul-bytes: cell 0") == 0);
    CHECK(failure(notebook(code("\"\xFF\""))).find("malformed-notebook") == 0);
}

TEST_CASE("magics are blanked at equal length") {
    const auto check = [](const std::string& in, const std::string& out) {
        CHECK(blankMagics(in) == out);
        CHECK(in.size() == out.size());
    };
    check("%matplotlib inline\nx = 1\n", "                  \nx = 1\n");
    check("!pip install y\nx\n", "              \nx\n");
    check("if c:\n    !pip install y\nx\n", "if c:\n    pass          \nx\n");
    check("%%bash\nls $x\n", "      \n     \n");
    check("%%time\nx = f()\n", "      \nx = f()\n");
    check("%time x = f(1)\n", "pass; x = f(1)\n");
    check("%timeit -n 10 -r3 f(x)\n", "pass;             f(x)\n");
    check("%time for i in x: f(i)", "                      ");
    check("files = !ls *.py\nfiles\n", "files = __      \nfiles\n");
    check("x = %env HOME\r\ny\r\n", "x = __       \r\ny\r\n");
    check("x?\n?y\nz??\n", "  \n  \n   \n");
    check("!a \\\n  b\nc\n", "    \n   \nc\n");
}

TEST_CASE("what only looks like a magic stays") {
    for (const char* text : {"x = (a\n%b)\n", "s = '''\n%time\n!ls\n'''\n", "x = 3 \\\n% 2\n",
                             "y = x != 1\n", "f('a', b=%c)\n", "s = \"what?\"\n", "x = 1  # why?\n",
                             "s = 'it\\'s'\nt = [\n  '%d'\n  % 3]\n", "a = '\\\\'\nb\n"})
        CHECK(blankMagics(text) == text);
}

TEST_CASE("a magic follows code that closed its brackets and texts") {
    CHECK(blankMagics("x = (1,\n 2)\n%y\n") == "x = (1,\n 2)\n  \n");
    CHECK(blankMagics("s = '''a\nb'''\n%y\n") == "s = '''a\nb'''\n  \n");
    CHECK(blankMagics("s = 'unclosed\n%y\n") == "s = 'unclosed\n  \n");
}
