// Finds every occurrence of what is typed in the find bar. Works on a copy of the text in UTF-16
// and gives byte ranges, as the editors count.
#pragma once

#include <QString>
#include <string_view>
#include <vector>

#include "analysis/source/TextRange.h"

namespace graphlift {

struct FindQuery {
    QString text;
    bool matchCase = false;
    bool isRegex = false;
};

struct FindResult {
    std::vector<TextRange> hits;  // ascending
    bool complete = true;         // false: there are more than anybody steps through
    QString error;                // of a malformed expression
};

inline constexpr size_t kMostHits = 10'000;

FindResult findAll(std::string_view utf8, const FindQuery& query);

}  // namespace graphlift
