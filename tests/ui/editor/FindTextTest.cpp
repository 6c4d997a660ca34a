// Hits are byte ranges, whatever the characters before them.
#include <catch2/catch.hpp>

#include "ui/editor/FindText.h"

using namespace graphlift;

TEST_CASE("hits are bytes of the text") {
    const std::string text = "π = 3  # 🐍 and π\nPI = 3\n";
    const auto hits = findAll(text, {"π"}).hits;
    REQUIRE(hits.size() == 2);
    for (const TextRange& hit : hits) CHECK(text.substr(hit.begin, hit.end - hit.begin) == "π");
    CHECK(findAll(text, {"pi"}).hits.size() == 1);
    CHECK(findAll(text, {"pi", true}).hits.empty());
    const auto snake = findAll(text, {"🐍 and"}).hits;
    REQUIRE(snake.size() == 1);
    CHECK(text.substr(snake[0].begin, 4) == "🐍");
}

TEST_CASE("expressions find lines, and say when they are none") {
    CHECK(findAll("a = 1\nb = 2\n", {"^b", false, true}).hits.size() == 1);
    CHECK_FALSE(findAll("a", {"(", false, true}).error.isEmpty());
    CHECK(findAll("a (b", {"(", false, false}).hits.size() == 1);
    CHECK(findAll("aaa", {"x*", false, true}).hits.empty());
}

TEST_CASE("more hits than anybody steps through are cut and said") {
    const auto result = findAll(std::string(20'000, 'a'), {"a"});
    CHECK(result.hits.size() == kMostHits);
    CHECK_FALSE(result.complete);
}
