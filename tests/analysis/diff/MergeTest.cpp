// Three texts brought together: what one side changed is taken, what both changed is shown.
#include <catch2/catch.hpp>

#include "analysis/diff/Merge.h"

using namespace graphlift;

namespace {

std::string shownPieces(const Merge& merge) {
    std::string out;
    for (const MergePiece& piece : merge.pieces)
        out += piece.isConflict ? "{" + piece.ours + "|" + piece.theirs + "}" : piece.text;
    return out;
}

std::string merged(const char* base, const char* ours, const char* theirs) {
    const auto merge = mergeTexts(base, ours, theirs);
    REQUIRE(merge);
    return shownPieces(*merge);
}

}  // namespace

TEST_CASE("what only one side changed is taken from it") {
    CHECK(merged("a\nb\nc\nd\n", "a\nb\nc\nX\nd\n", "A\nb\nc\nd\n") == "A\nb\nc\nX\nd\n");
    CHECK(merged("a\n", "a\n", "a\n") == "a\n");
    CHECK(merged("", "a\n", "") == "a\n");
    CHECK(merged("a\n", "a\n", "").empty());
}

TEST_CASE("what both changed in the same way is no conflict") {
    CHECK(merged("a\nb\nc\n", "a\nX\nc\n", "a\nX\nc\n") == "a\nX\nc\n");
}

TEST_CASE("the same lines changed in two ways are a conflict, with both versions") {
    const auto merge = mergeTexts("a\nb\nc\n", "a\nours\nc\n", "a\ntheirs\nc\n");
    REQUIRE(merge);
    CHECK(shownPieces(*merge) == "a\n{ours\n|theirs\n}c\n");
    CHECK(merge->numConflicts() == 1);
    CHECK_FALSE(merge->isClean());
    CHECK(merge->withOurs() == "a\nours\nc\n");
    CHECK(merge->withTheirs() == "a\ntheirs\nc\n");
}

TEST_CASE("a line that was taken away under a change is a conflict") {
    CHECK(merged("a\ndef f():\nc\n", "a\n@t\ndef f():\nc\n", "a\nc\n") ==
          "a\n{@t\ndef f():\n|}c\n");
}

TEST_CASE("lines that look like conflict markers are lines") {
    const char* text = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\nend\n";
    CHECK(merged(text, text, (std::string(text) + "more\n").c_str()) ==
          std::string(text) + "more\n");
}

TEST_CASE("line ends belong to their lines, and a last line without one stays so") {
    CHECK(merged("a\r\nb\r\nc\r\nd", "a\r\nX\r\nb\r\nc\r\nd", "a\r\nb\r\nc\r\nD") ==
          "a\r\nX\r\nb\r\nc\r\nD");
    CHECK(merged("a\nb\nc\nd", "a\nb\nc\nd", "a\nb\nc\nd\n") == "a\nb\nc\nd\n");
    CHECK(merged("a\nb", "a\nours", "a\ntheirs") == "a\n{ours|theirs}");
}
