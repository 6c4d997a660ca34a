#include "analysis/refactor/Verdict.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

using namespace graphlift;

TEST_CASE("every precondition has its own code and name") {
    std::set<std::string_view> codes, names;
    for (size_t i = 0; i < kNumPreconditions; ++i) {
        const auto id = static_cast<PreconditionId>(i);
        codes.insert(code(id));
        names.insert(name(id));
        CHECK(findPrecondition(code(id)) == id);
        CHECK(findPrecondition(name(id)) == id);
    }
    CHECK(codes.size() == kNumPreconditions);
    CHECK(names.size() == kNumPreconditions);
    CHECK_FALSE(findPrecondition("GL999"));
}

TEST_CASE("the groups are those of the catalogue") {
    const auto groupOf = [](std::string_view one) { return text(group(*findPrecondition(one))); };
    CHECK(groupOf("GL101") == "subject");
    CHECK(groupOf("GL204") == "retracing");
    for (int number = 301; number <= 327; ++number)
        CHECK(groupOf("GL" + std::to_string(number)) == "safety");
    CHECK(groupOf("GL328") == "note");
    CHECK(groupOf("GL329") == "safety");
    CHECK(groupOf("GL330") == "removal");
    CHECK(groupOf("GL402") == "benefit");
    CHECK(groupOf("GL403") == "note");
    CHECK(groupOf("GL505") == "signature");
}

TEST_CASE("every precondition has a help page") {
    for (size_t i = 0; i < kNumPreconditions; ++i) {
        const auto id = static_cast<PreconditionId>(i);
        CHECK(std::filesystem::exists("resources/preconditions/" + std::string(name(id)) + ".md"));
    }
}
