// What no file may say: framework names in C++ (they are data), marks of unfinished work, paths of
// one machine.
#include <catch2/catch.hpp>
#include <regex>
#include <string>
#include <vector>

#include "tests/tidy/Sources.h"

using namespace graphlift::tidy;

namespace {

/// The models are data about frameworks; what compiles them is part of them.
bool mayNameFrameworks(const SourceText& file) {
    return file.isIn("tests") || file.isIn("analysis/models") || file.isIn("resources/tools");
}

bool isScript(const SourceText& file) {
    return file.isCpp() || file.endsWith(".def") || file.endsWith(".py") ||
           file.endsWith(".cmake") || file.endsWith(".sh") || file.endsWith(".txt") ||
           file.path == "dev";
}

/// Complaints about each line of the given files that a pattern finds.
template <class Wanted>
std::vector<std::string> linesWith(const std::regex& pattern, Wanted wanted) {
    std::vector<std::string> complaints;
    for (const SourceText& file : projectFiles()) {
        if (!wanted(file) || !std::regex_search(file.text, pattern)) {
            continue;
        }
        size_t number = 0;
        for (const std::string& line : file.lines()) {
            ++number;
            if (std::regex_search(line, pattern)) {
                complaints.push_back(at(file, number, line));
            }
        }
    }
    return complaints;
}

const std::regex kFramework(
    R"((^|[^A-Za-z0-9_.])(tf|tensorflow|keras|np|numpy|torch|jax)\.[A-Za-z_])");

}  // namespace

TEST_CASE("no framework name stands in a string of our code") {
    std::vector<std::string> complaints;
    for (const SourceText& file : projectFiles()) {
        if (!file.isCpp() || mayNameFrameworks(file)) {
            continue;
        }
        for (const Literal& literal : stringLiterals(file.text)) {
            if (literal.text == "tensorflow" || std::regex_search(literal.text, kFramework)) {
                complaints.push_back(at(file, literal.line, literal.text));
            }
        }
    }
    CHECK(joined(complaints) == "");
}

TEST_CASE("no unfinished work is left marked in the code") {
    // Written in pieces so that this file does not find itself.
    const std::regex marks(std::string("\\b(TO") + "DO|FIX" + "ME|XX" + "X|HA" + "CK|not imple" +
                               "mented|place" + "holder|for n" + "ow)\\b",
                           std::regex::icase);
    CHECK(joined(linesWith(marks, isScript)) == "");
}

TEST_CASE("no path of one machine stands in the project") {
    const std::regex paths(std::string("(^|[^A-Za-z0-9_.])/(wo") + "rk|ro" + "ot|ho" + "me|tm" +
                           "p)/[A-Za-z0-9_]");
    CHECK(joined(linesWith(paths, [](const SourceText& file) {
              return !file.endsWith(".svg") && !file.isIn("tests/truth/recorded");
          })) == "");
}

TEST_CASE("string literals are found where they are") {
    const auto found = stringLiterals(
        "a(\"x\\\"y\"); // \"no\"\n/* \"no\" */ char c = '\"';\nR\"d(\"raw\")d\" 1'000");
    REQUIRE(found.size() == 2);
    CHECK(found[0].text == "x\\\"y");
    CHECK(found[1].text == "\"raw\"");
    CHECK(found[1].line == 3);
}
