// Does a text hold the letters of a pattern in their order, and how well? "trn st" finds
// "Trainer.train_step". Beginnings of words and letters in a row count more, so that what a person
// meant stands first.
#pragma once

#include <QString>
#include <optional>
#include <vector>

namespace graphlift {

/// A pattern prepared once: lower case, without spaces.
struct FuzzyPattern {
    QString letters;
    explicit FuzzyPattern(const QString& typed);
};

/// A text prepared once for many searches.
struct FuzzyText {
    QString lower;
    std::vector<bool> starts;  // a word begins here
    FuzzyText() = default;
    explicit FuzzyText(const QString& text);
};

/// Higher is better; nullopt: it does not match. An empty pattern matches all alike.
std::optional<int> fuzzyScore(const FuzzyPattern& pattern, const FuzzyText& text);
/// Which characters of the text are the letters, ascending; empty when it does not match.
std::vector<int> fuzzyPlaces(const FuzzyPattern& pattern, const FuzzyText& text);

}  // namespace graphlift
