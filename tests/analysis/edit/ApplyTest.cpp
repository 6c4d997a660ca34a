#include "analysis/edit/Apply.h"

#include "analysis/edit/ImportEdits.h"
#include "analysis/edit/NotebookSource.h"
#include "analysis/edit/Wrap.h"
#include "tests/analysis/edit/EditFixture.h"

using namespace graphlift;
using test::EditFile;

namespace {

TextEdit edit(uint32_t begin, uint32_t end, std::string text) {
    return {FileId(0), {begin, end}, std::move(text), -1};
}

std::string wrapped(const std::string& text, size_t width) {
    WrapStyle style;
    style.width = width;
    return wrapExpression(text, style);
}

}  // namespace

TEST_CASE("edits are made at the places of the old bytes") {
    CHECK(applyEdits("abcdef", {edit(4, 5, "E"), edit(0, 0, "<"), edit(1, 3, "")}) == "<adEf");
    CHECK(applyEdits("ab", {edit(1, 1, "x"), edit(1, 1, "y"), edit(1, 2, "z")}) == "axyz");
    CHECK(applyEdits("ab", {edit(1, 2, "z"), edit(1, 1, "x")}) == "axz");
    CHECK(applyEdits("ab", {edit(2, 2, "c")}) == "abc");
    CHECK(applyEdits("ab", {}) == "ab");
}

TEST_CASE("edits that overlap or lie outside are refused") {
    CHECK_FALSE(applyEdits("abcdef", {edit(0, 3, ""), edit(2, 4, "")}));
    CHECK_FALSE(applyEdits("abcdef", {edit(1, 3, ""), edit(2, 2, "x")}));
    CHECK_FALSE(applyEdits("abc", {edit(2, 5, "")}));
    CHECK(applyEdits("abcdef", {edit(0, 3, ""), edit(3, 4, "")}) == "ef");
}

TEST_CASE("the same edit of two functions is made once") {
    const auto merged = mergeEdits({edit(3, 3, "b"), edit(0, 0, "import"), edit(0, 0, "import")});
    REQUIRE(merged);
    CHECK(merged->size() == 2);
    CHECK(merged->front().replacement == "import");
}

TEST_CASE("an expression is wrapped at its last brackets and then at its commas") {
    CHECK(wrapped("f(a, b)", 7) == "f(a, b)");
    CHECK(wrapped("ffffff(a, b)", 10) == "ffffff(\n    a, b\n)");
    CHECK(wrapped("f(aaaa, bbbb)", 10) == "f(\n    aaaa,\n    bbbb,\n)");
    CHECK(wrapped("ffffff(x=[a, b])", 14) == "ffffff(\n    x=[a, b]\n)");
    CHECK(wrapped("f(x=[aa, bb])", 11) == "f(\n    x=[\n        aa,\n        bb,\n    ]\n)");
    CHECK(wrapped("f(x=[aaaaaa])", 11) == "f(\n    x=[\n        aaaaaa\n    ]\n)");
    CHECK(wrapped("f(\"a, (b\", 'c')", 12) == "f(\n    \"a, (b\",\n    'c',\n)");
    CHECK(wrapped("f([(aaaa(1),)])", 14) ==
          "f(\n    [\n        (\n            aaaa(\n                1\n            ),\n        )\n "
          "   ]\n)");
    CHECK(wrapped("f()", 1) == "f()");
    CHECK(wrapped("ffffff", 3) == "ffffff");
}

TEST_CASE("an edit of a notebook changes its cell and no byte around it") {
    const std::string head =
        "{\n \"cells\": [\n  {\"cell_type\": \"markdown\", \"source\": [\"# x\"]},\n  {\n"
        "   \"outputs\": [{\"source\": [\"no\"], \"n\": 1.50}],\n   \"cell_type\": \"code\",\n"
        "   \"source\": [\n";
    const std::string tail = "   ]\n  }\n ],\n \"metadata\": {}, \"nbformat\": 4\n}\n";
    const std::string before =
        "    \"s = '\\u00e4'\\n\",\n    \"def f(x):\\n\",\n    \"\\treturn x\"\n";
    const std::string after =
        "    \"s = '\\u00e4'\\n\",\n    \"@t.function\\n\",\n    \"def f(x):\\n\",\n"
        "    \"\\treturn x\"\n";
    const EditFile file(head + before + tail, "n.ipynb");
    const auto put = addDecorator(file.target(), file.function("f"), "t.function");
    REQUIRE(put);
    CHECK(put->cell == 1);
    CHECK(put->range.begin == 9);
    CHECK(file.apply(put) == head + after + tail);
    const EditFile changed(head + after + tail, "n.ipynb");
    CHECK(changed.apply(removeDecorator(changed.target(), changed.decorator("f"))) ==
          head + before + tail);
}

TEST_CASE("a notebook's cell may be one text") {
    const EditFile file(
        "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"def f(): pass  # \\\"q\\\"\\n\"}]}",
        "n.ipynb");
    CHECK(file.apply(addDecorator(file.target(), file.function("f"), "t(\"a\\b\")")) ==
          "{\"cells\": [{\"cell_type\": \"code\", \"source\": "
          "\"@t(\\\"a\\\\b\\\")\\ndef f(): pass  # \\\"q\\\"\\n\"}]}");
}

TEST_CASE("edits of several cells of a notebook are made together") {
    const EditFile file(
        "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"def f(): pass\"]},"
        "{\"cell_type\": \"code\", \"source\": [\"import os\\n\", \"def g(): pass\"]}]}",
        "n.ipynb");
    const NameRequest request{{"lib"}, {"d"}, {{"lib", ""}}};
    const auto plan = planNames(file.target(), file.function("g"), request);
    REQUIRE(plan);
    std::vector<TextEdit> edits = plan->edits;
    edits.push_back(*addDecorator(file.target(), file.function("g"), "lib.d"));
    edits.push_back(*addDecorator(file.target(), file.function("f"), "x"));
    CHECK(file.apply(edits) ==
          "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"@x\\n\", \"def f(): pass\"]},"
          "{\"cell_type\": \"code\", \"source\": [\"import os\\n\", \"import lib\\n\", "
          "\"@lib.d\\n\", \"def g(): "
          "pass\"]}]}");
}

TEST_CASE("a cell source is decoded as JSON says") {
    const auto source = findCellSource(
        R"({"a": [{"cells": 1}], "cells": [{"source": ["a\"\\\/\t\u20ac\ud83d\ude00", "b"]}]})", 0);
    REQUIRE(source);
    CHECK(source->text ==
          "a\"\\/\t\xE2\x82\xAC\xF0\x9F\x98\x80"
          "b");
    CHECK_FALSE(findCellSource(R"({"cells": []})", 0));
    const auto old = findCellSource(R"({"worksheets": [{"cells": [{}, {"input": "x"}]}]})", 1);
    REQUIRE(old);
    CHECK(old->text == "x");
}
