#include "analysis/diff/WordDiff.h"

#include <catch2/catch.hpp>
#include <string>

using namespace graphlift;

namespace {

// The changes as "old>new", one after the other.
std::string words(const std::string& before, const std::string& after) {
    const WordDiff diff = diffWords(before, after);
    CHECK_FALSE(diff.isCoarse);
    std::string text;
    for (const WordChange& c : diff.changes)
        text += "[" + before.substr(c.oldBegin, c.oldEnd - c.oldBegin) + ">" +
                after.substr(c.newBegin, c.newEnd - c.newBegin) + "]";
    return text;
}

// The new line again, from the old one and the changes.
std::string rebuilt(const std::string& before, const std::string& after) {
    std::string text;
    uint32_t at = 0;
    for (const WordChange& c : diffWords(before, after).changes) {
        text += before.substr(at, c.oldBegin - at);
        text += after.substr(c.newBegin, c.newEnd - c.newBegin);
        at = c.oldEnd;
    }
    return text + before.substr(at);
}

}  // namespace

TEST_CASE("a line is words, runs of white space and single other characters") {
    CHECK(wordEnds("").empty());
    CHECK(wordEnds("a_1 \t(b)") == std::vector<uint32_t>{3, 5, 6, 7, 8});
    CHECK(wordEnds("((") == std::vector<uint32_t>{1, 2});
    CHECK(wordEnds("x\xC3\xA4y z") == std::vector<uint32_t>{4, 5, 6});
}

TEST_CASE("the words that differ are found") {
    CHECK(words("a = b", "a = b").empty());
    CHECK(words("@f(autograph=True)", "@f(autograph=False, jit=True)") == "[>False, jit=]");
    CHECK(words("x = f(a, b)", "x = g(a, c)") == "[f>g][b>c]");
    CHECK(words("abc", "abd") == "[abc>abd]");
    CHECK(words("", "x y") == "[>x y]");
    CHECK(words("x y", "") == "[x y>]");
    CHECK(words("  x", "    x") == "[  >    ]");
    CHECK(words("return x", "return tf.add(x)") == "[>tf.add(][>)]");
    CHECK(words("x = '\xC3\xA4'", "x = '\xC3\xB6'") == "[\xC3\xA4>\xC3\xB6]");
}

TEST_CASE("changes with only white space between them are one") {
    CHECK(words("old words here", "new terms here") == "[old words>new terms]");
    CHECK(words("a b", "c d") == "[a b>c d]");
    CHECK(words("a+b", "c+d") == "[a>c][b>d]");
}

TEST_CASE("the changes lead from the one line to the other") {
    std::string pool = "ab (=,) 12_x";
    uint32_t seed = 7;
    const auto line = [&](size_t size) {
        std::string text;
        for (size_t i = 0; i < size; ++i) {
            seed = seed * 1664525 + 1013904223;
            text += pool[(seed >> 16) % pool.size()];
        }
        return text;
    };
    for (size_t i = 0; i < 500; ++i) {
        const std::string before = line(i % 40), after = line((i * 7) % 40);
        CAPTURE(before, after);
        CHECK(rebuilt(before, after) == after);
    }
}

TEST_CASE("very long lines differ from the first difference to the last") {
    std::string before = "head ", after = "head ";
    for (int i = 0; i < 3000; ++i) {
        before += "a" + std::to_string(i) + ",";
        after += "b" + std::to_string(i) + ",";
    }
    const WordDiff diff = diffWords(before + " tail", after + " tail");
    CHECK(diff.isCoarse);
    REQUIRE(diff.changes.size() == 1);
    CHECK(diff.changes[0].oldBegin == 5);
    CHECK(diff.changes[0].oldEnd == before.size() - 1);
    CHECK(rebuilt(before + " tail", after + " tail") == after + " tail");
}
