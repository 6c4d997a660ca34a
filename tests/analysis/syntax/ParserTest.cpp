#include <catch2/catch.hpp>

#include "analysis/syntax/Parser.h"
#include "analysis/syntax/Printer.h"

using namespace graphlift;

namespace {

ParsedFile parse(std::string text) {
    auto source = SourceFile::make("a.py", std::move(text));
    REQUIRE(source);
    Parser parser;
    return parser.parse(*source);
}

std::string treeOf(std::string text) { return printTree(parse(std::move(text)).tree); }

std::string problemsOf(std::string text) {
    std::string out;
    for (const Problem& problem : parse(std::move(text)).problems)
        out += std::to_string(problem.position.line) + ":" +
               std::to_string(problem.position.column) + " " + problem.code + " " +
               problem.message + "\n";
    return out;
}

std::string repeat(std::string_view text, size_t times) {
    std::string out;
    for (size_t i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("a function becomes nodes with fields") {
    CHECK(treeOf("def f(x):\n    return x\n") ==
          "module 1:1-3:1\n"
          "  function_definition 1:1-2:13\n"
          "    name: identifier 1:5-1:6 \"f\"\n"
          "    parameters: parameters 1:6-1:9\n"
          "      identifier 1:7-1:8 \"x\"\n"
          "    body: block 2:5-2:13\n"
          "      return_statement 2:5-2:13\n"
          "        identifier 2:12-2:13 \"x\"\n");
}

TEST_CASE("operators are kept and brackets are not") {
    CHECK(treeOf("(a + b) not in c\n") ==
          "module 1:1-2:1\n"
          "  expression_statement 1:1-1:17\n"
          "    comparison_operator 1:1-1:17\n"
          "      parenthesized_expression 1:1-1:8\n"
          "        binary_operator 1:2-1:7\n"
          "          left: identifier 1:2-1:3 \"a\"\n"
          "          operator: + 1:4-1:5 \"+\"\n"
          "          right: identifier 1:6-1:7 \"b\"\n"
          "      operators: not in 1:9-1:15 \"not in\"\n"
          "      identifier 1:16-1:17 \"c\"\n");
}

TEST_CASE("tokens that change the meaning are kept") {
    CHECK(treeOf("async def f():\n    yield from x[:1]\n").find("async 1:1-1:6") !=
          std::string::npos);
    CHECK(treeOf("async def f():\n    yield from x[:1]\n").find("from 2:11-2:15") !=
          std::string::npos);
    CHECK(treeOf("x[:1]\n").find(": 1:3-1:4") != std::string::npos);
    CHECK(treeOf("from x import y\n").find("from 1:1") == std::string::npos);
}

TEST_CASE("a syntax error is a problem and the rest is parsed") {
    CHECK(problemsOf("x = 1\ndef f(:\n    pass\ny = 2\n").substr(0, 17) == "2:7 syntax-error ");
    CHECK(treeOf("def f(:\n    pass\ny = 2\n").find("assignment") != std::string::npos);
    CHECK(problemsOf("x = (1\n") != "");
    CHECK(problemsOf("x = 1\n") == "");
}

TEST_CASE("python 2 is a problem of its own") {
    CHECK(problemsOf("print 'a'\n") ==
          "1:1 syntax-error `print` without parentheses is Python 2. It is analysed as a call.\n");
    CHECK(problemsOf("try:\n    pass\nexcept E, e:\n    pass\n") ==
          "3:1 syntax-error `except Type, name` is Python 2. It is analysed as `except Type as "
          "name`.\n");
    CHECK(problemsOf("x = a <> 10L\n") != "");
}

TEST_CASE("many syntax errors end with one that counts the rest") {
    const ParsedFile parsed = parse(repeat("def f(a b):\n    pass\n", 50));
    CHECK(parsed.problems.size() == 21);
    CHECK(parsed.problems.back().message.find("more syntax errors") != std::string::npos);
}

TEST_CASE("deep nesting does not overflow the stack") {
    const ParsedFile parsed = parse("x = " + repeat("[", 10000) + repeat("]", 10000) + "\n");
    CHECK(parsed.problems.empty());
    CHECK(parsed.tree.size() > 10000);
    CHECK_FALSE(printTree(parsed.tree).empty());
    CHECK(parse("x = " + repeat("(", 10000) + "\n").tree.size() > 1);
}

TEST_CASE("long lines and long files are parsed") {
    CHECK(parse("x = 1" + repeat(" + 1", 25000) + "\n").tree.size() > 50000);
    const ParsedFile parsed = parse(repeat("def function(a, b):\n    return a.b(b)[0]\n", 250000));
    CHECK(parsed.tree.size() > 3000000);
    CHECK(parsed.problems.empty());
}

TEST_CASE("a stop request gives an empty module") {
    std::stop_source stop;
    stop.request_stop();
    Parser parser;
    auto source = SourceFile::make("a.py", repeat("x = 1\n", 10000));
    REQUIRE(source);
    CHECK(parser.parse(*source, stop.get_token()).tree.size() == 1);
    CHECK(parser.parse(*source).tree.size() > 1);
}

TEST_CASE("parents are found in one pass") {
    const SyntaxTree tree = parse("f(x)\n").tree;
    const std::vector<NodeId> parents = tree.computeParents();
    CHECK(parents[0].isNone());
    for (size_t i = 1; i < tree.size(); ++i) CHECK(parents[i] < NodeId(i));
}
