// The vocabulary and the data belong together: a function that no row uses is listed here, with
// what it waits for.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "analysis/models/Expr.h"

using namespace graphlift;

namespace {

/// Parts of general use that rows may need any day, and functions whose API has no row of its own
/// yet.
constexpr std::array kWithoutRow = {
    std::string_view("dict"),
    std::string_view("list"),
    std::string_view("int"),
    std::string_view("is_tensor"),
    std::string_view("is_callable"),
    std::string_view("take_first"),
    std::string_view("take_last"),
    std::string_view("insert_axis"),
    std::string_view("product"),
    std::string_view("getitem"),
    std::string_view("np_join"),
    std::string_view("shape_tensors"),
    std::string_view("np_at_least"),
    std::string_view("np_gradient"),
    std::string_view("np_indices"),
    std::string_view("np_ix"),
    std::string_view("np_qr"),
    std::string_view("ragged_merge"),
    std::string_view("ragged_nested"),
    std::string_view("last_plus_one"),
    std::string_view("call"),
    std::string_view("call_chain"),
    std::string_view("time_distributed"),
    std::string_view("parsed_features"),
    std::string_view("csv_columns"),
    std::string_view("dataset_repeat"),
    std::string_view("dataset_take"),
    std::string_view("dataset_skip"),
    std::string_view("iterated"),
};

std::string curatedText() {
    std::stringstream all;
    for (const auto& entry :
         std::filesystem::directory_iterator(GRAPHLIFT_SOURCE_DIR "/resources/models/curated"))
        all << std::ifstream(entry.path()).rdbuf();
    return all.str();
}

/// `name(` as a whole word.
bool isUsed(const std::string& text, std::string_view name) {
    std::string call = std::string(name) + "(";
    for (size_t at = text.find(call); at != std::string::npos; at = text.find(call, at + 1)) {
        char before = at == 0 ? ' ' : text[at - 1];
        bool isWord = (before >= 'a' && before <= 'z') || (before >= '0' && before <= '9') ||
                      before == '_' || before == '.';
        if (!isWord) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("every shape function is used by a row or listed") {
    std::string text = curatedText();
    for (const FunctionInfo& function : shapeFunctions()) {
        bool isListed = std::ranges::find(kWithoutRow, function.name) != kWithoutRow.end();
        INFO(function.name << " is used by no row");
        CHECK((isListed || isUsed(text, function.name)));
    }
}

TEST_CASE("every shape function says what it takes and means") {
    for (const FunctionInfo& function : shapeFunctions()) {
        INFO(function.name);
        CHECK_FALSE(function.meaning.empty());
        CHECK((function.most < 0 || function.least <= function.most));
    }
}
