// Reasons in words, and that none of the analysis is without.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <regex>

#include "app/report/ReasonWords.h"

using namespace graphlift;

TEST_CASE("names of reasons become words, names that contain one stay") {
    CHECK(withReasonWords("UNKNOWN_DTYPE") == "a dtype is not known");
    CHECK(withReasonWords("x (NON_TENSOR_PARAMETER); y (UNKNOWN_DTYPE).") ==
          "x (a parameter is no tensor); y (a dtype is not known).");
    CHECK(withReasonWords("calls MY_UNKNOWN_DTYPE, UNKNOWN_DTYPES and A_NAME") ==
          "calls MY_UNKNOWN_DTYPE, UNKNOWN_DTYPES and A_NAME");
    CHECK(withReasonWords("") == "");
    CHECK(reasonWords("unknown") == "");
}

TEST_CASE("every reason that the analysis gives to an absent signature has words") {
    const std::regex name("\"([A-Z]{3,}(?:_[A-Z]+)+)\"");
    int reasons = 0;
    for (const char* file : {"Signature.cpp", "ComputeFacts.cpp", "SignatureFacts.cpp"}) {
        std::ifstream in(std::string(GRAPHLIFT_SOURCE_DIR) + "/analysis/facts/" + file);
        REQUIRE(in);
        const std::string text(std::istreambuf_iterator<char>(in), {});
        for (std::sregex_iterator it(text.begin(), text.end(), name), end; it != end; ++it) {
            INFO((*it)[1].str());
            CHECK(reasonWords((*it)[1].str()) != "");
            ++reasons;
        }
    }
    CHECK(reasons > 10);
}
