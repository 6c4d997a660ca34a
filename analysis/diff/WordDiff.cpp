#include "analysis/diff/WordDiff.h"

#include <algorithm>
#include <cctype>

namespace graphlift {

namespace {

// Pairs of words that are compared at most: some 2 ms. Lines of code stay far below.
constexpr size_t kMaxPairs = 1'000'000;

enum class WordKind : uint8_t { Letters, Space, Other };

WordKind kindOf(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || byte == '_' || std::isalnum(byte) != 0) return WordKind::Letters;
    return std::isspace(byte) != 0 ? WordKind::Space : WordKind::Other;
}

/// A line as words.
class Words {
  public:
    explicit Words(std::string_view line) : line_(line), ends_(wordEnds(line)) {}

    [[nodiscard]] size_t size() const { return ends_.size(); }
    [[nodiscard]] uint32_t begin(size_t word) const { return word == 0 ? 0 : ends_[word - 1]; }
    [[nodiscard]] std::string_view operator[](size_t word) const {
        return line_.substr(begin(word), ends_[word] - begin(word));
    }

  private:
    std::string_view line_;
    std::vector<uint32_t> ends_;
};

/// The longest common subsequence of two ranges of words, as lengths from each pair of places on.
class Common {
  public:
    Common(const Words& before, const Words& after, size_t first, size_t oldEnd, size_t newEnd)
        : width_(newEnd - first + 1), lengths_((oldEnd - first + 1) * width_) {
        for (size_t i = oldEnd - first; i-- > 0;)
            for (size_t j = newEnd - first; j-- > 0;)
                at(i, j) = before[first + i] == after[first + j]
                               ? at(i + 1, j + 1) + 1
                               : std::max(at(i + 1, j), at(i, j + 1));
    }
    [[nodiscard]] uint32_t from(size_t i, size_t j) const { return lengths_[i * width_ + j]; }

  private:
    uint32_t& at(size_t i, size_t j) { return lengths_[i * width_ + j]; }

    size_t width_;
    std::vector<uint32_t> lengths_;
};

class Differ {
  public:
    Differ(std::string_view before, std::string_view after) : old_(before), new_(after) {}

    WordDiff run() {
        const size_t limit = std::min(old_.size(), new_.size());
        size_t first = 0, tail = 0;
        while (first < limit && old_[first] == new_[first]) ++first;
        while (tail < limit - first && old_[old_.size() - 1 - tail] == new_[new_.size() - 1 - tail])
            ++tail;
        const size_t oldEnd = old_.size() - tail, newEnd = new_.size() - tail;
        if ((oldEnd - first) * (newEnd - first) > kMaxPairs) {
            diff_.isCoarse = true;
            add(first, oldEnd, first, newEnd);
        } else {
            walk(first, oldEnd, newEnd);
        }
        return std::move(diff_);
    }

  private:
    void walk(size_t first, size_t oldEnd, size_t newEnd) {
        const Common common(old_, new_, first, oldEnd, newEnd);
        size_t i = first, j = first, oldBegin = first, newBegin = first;
        while (i < oldEnd && j < newEnd) {
            if (old_[i] == new_[j]) {
                add(oldBegin, i, newBegin, j);
                oldBegin = ++i;
                newBegin = ++j;
            } else if (common.from(i + 1 - first, j - first) >=
                       common.from(i - first, j + 1 - first)) {
                ++i;
            } else {
                ++j;
            }
        }
        add(oldBegin, oldEnd, newBegin, newEnd);
    }

    /// Words [oldBegin, oldEnd) became [newBegin, newEnd). Changes with nothing but white space
    /// between them read better as one.
    void add(size_t oldBegin, size_t oldEnd, size_t newBegin, size_t newEnd) {
        if (oldBegin == oldEnd && newBegin == newEnd) return;
        const bool joins = !diff_.changes.empty() && oldBegin == lastOld_ + 1 &&
                           kindOf(old_[lastOld_].front()) == WordKind::Space;
        if (!joins) diff_.changes.push_back({old_.begin(oldBegin), 0, new_.begin(newBegin), 0});
        diff_.changes.back().oldEnd = old_.begin(oldEnd);
        diff_.changes.back().newEnd = new_.begin(newEnd);
        lastOld_ = oldEnd;
    }

    Words old_, new_;
    size_t lastOld_ = 0;  // the old word behind the last change
    WordDiff diff_;
};

}  // namespace

std::vector<uint32_t> wordEnds(std::string_view line) {
    std::vector<uint32_t> ends;
    for (size_t at = 0; at < line.size();) {
        const WordKind kind = kindOf(line[at]);
        do ++at;
        while (at < line.size() && kind != WordKind::Other && kindOf(line[at]) == kind);
        ends.push_back(static_cast<uint32_t>(at));
    }
    return ends;
}

WordDiff diffWords(std::string_view before, std::string_view after) {
    return Differ(before, after).run();
}

}  // namespace graphlift
