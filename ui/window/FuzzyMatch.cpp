#include "ui/window/FuzzyMatch.h"

#include <algorithm>
#include <array>
#include <limits>

namespace graphlift {

namespace {

constexpr int kMostLetters = 24, kMostText = 160;  // what is longer is cut: the head decides
constexpr int kNone = std::numeric_limits<int>::min() / 2;
constexpr int kLetter = 2, kWordStart = 12, kInARow = 14, kPerSkipped = 1;

using Row = std::array<int, kMostText>;

bool holdsInOrder(const QString& letters, const QString& text) {
    qsizetype at = 0;
    for (const QChar letter : letters) {
        at = text.indexOf(letter, at);
        if (at < 0) return false;
        ++at;
    }
    return true;
}

/// best[i][j]: the best score with letter i at character j.
struct Table {
    std::array<Row, kMostLetters> best;
    int letters, length;
    int first;  // where the first letter stands for the first time: nothing matches before
};

int gainAt(const FuzzyText& text, int at) {
    return kLetter + (text.starts[static_cast<size_t>(at)] ? kWordStart : 0);
}

/// The score of letter i at character j that follows the best place of the letter before.
int scoreAt(const FuzzyText& text, const Row& previous, int j, int bestBefore) {
    int from = bestBefore;
    if (previous[static_cast<size_t>(j) - 1] != kNone)
        from = std::max(from, previous[static_cast<size_t>(j) - 1] + kInARow);
    return from > kNone ? from + gainAt(text, j) : kNone;
}

void fillRow(const Row& previous, QChar letter, const FuzzyText& text, Table& table, Row& row) {
    const QChar* lower = text.lower.constData();
    // Best of the letter before, two or more places back, less what is skipped since.
    int bestBefore = kNone;
    row[static_cast<size_t>(table.first)] = kNone;
    for (int j = table.first + 1; j < table.length; ++j) {
        if (j - 2 >= table.first)
            bestBefore = std::max(bestBefore, previous[static_cast<size_t>(j) - 2]);
        if (bestBefore > kNone) bestBefore -= kPerSkipped;
        row[static_cast<size_t>(j)] =
            lower[j] == letter ? scoreAt(text, previous, j, bestBefore) : kNone;
    }
}

void fill(const FuzzyPattern& pattern, const FuzzyText& text, Table& table) {
    table.letters = static_cast<int>(pattern.letters.size());
    table.length = static_cast<int>(std::min<qsizetype>(text.lower.size(), kMostText));
    table.first = static_cast<int>(text.lower.indexOf(pattern.letters[0]));
    for (int j = table.first; j < table.length; ++j)
        table.best[0][static_cast<size_t>(j)] =
            text.lower[j] == pattern.letters[0] ? gainAt(text, j) : kNone;
    for (int i = 1; i < table.letters; ++i)
        fillRow(table.best[static_cast<size_t>(i) - 1], pattern.letters[i], text, table,
                table.best[static_cast<size_t>(i)]);
}

}  // namespace

FuzzyPattern::FuzzyPattern(const QString& typed) : letters(typed.toLower()) {
    letters.remove(' ');
    letters.truncate(kMostLetters);
}

FuzzyText::FuzzyText(const QString& text) : lower(text.toLower()) {
    // Where lowering changes the length (a few letters do), words are not marked.
    starts.assign(static_cast<size_t>(lower.size()), false);
    if (lower.size() != text.size()) return;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar now = text[i];
        const QChar before = i == 0 ? QChar(' ') : text[i - 1];
        starts[static_cast<size_t>(i)] =
            now.isLetterOrNumber() &&
            (!before.isLetterOrNumber() || (before.isLower() && now.isUpper()));
    }
}

std::optional<int> fuzzyScore(const FuzzyPattern& pattern, const FuzzyText& text) {
    if (pattern.letters.isEmpty()) return 0;
    if (!holdsInOrder(pattern.letters, text.lower)) return std::nullopt;
    static thread_local Table table;
    fill(pattern, text, table);
    if (table.first >= table.length) return std::nullopt;
    const Row& last = table.best[static_cast<size_t>(table.letters) - 1];
    const int best = *std::max_element(last.begin() + table.first, last.begin() + table.length);
    if (best == kNone) return std::nullopt;
    return best * 8 - table.length;
}

std::vector<int> fuzzyPlaces(const FuzzyPattern& pattern, const FuzzyText& text) {
    if (!fuzzyScore(pattern, text) || pattern.letters.isEmpty()) return {};
    Table table;
    fill(pattern, text, table);
    std::vector<int> places(static_cast<size_t>(table.letters));
    int next = -1;  // where the letter after this one stands
    for (int i = table.letters - 1; i >= 0; --i) {
        const Row& row = table.best[static_cast<size_t>(i)];
        int best = kNone;
        for (int j = table.first; j < (next < 0 ? table.length : next); ++j) {
            const int here = row[static_cast<size_t>(j)];
            if (here == kNone) continue;
            const int skipped = next - j - 1;
            const int worth = next < 0       ? here
                              : skipped == 0 ? here + kInARow
                                             : here - skipped * kPerSkipped;
            if (worth <= best) continue;
            best = worth;
            places[static_cast<size_t>(i)] = j;
        }
        next = places[static_cast<size_t>(i)];
    }
    return places;
}

}  // namespace graphlift
