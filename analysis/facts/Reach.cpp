#include "analysis/facts/Reach.h"

#include <algorithm>

#include "analysis/callgraph/Scc.h"

namespace graphlift {

class Reach::Row {
  public:
    explicit Row(size_t components) : bits_(components / 64 + 1) {}

    void add(uint32_t word, uint64_t bits) {
        if (bits_[word] == 0) touched_.push_back(word);
        bits_[word] |= bits;
    }
    [[nodiscard]] bool has(uint32_t component) const {
        return (bits_[component / 64] >> (component % 64) & 1) != 0;
    }
    /// Moves what was added to the end of `out` and starts anew.
    void flush(std::vector<Word>& out) {
        std::ranges::sort(touched_);
        for (uint32_t word : touched_) {
            out.push_back({word, bits_[word]});
            bits_[word] = 0;
        }
        touched_.clear();
    }

  private:
    std::vector<uint64_t> bits_;
    std::vector<uint32_t> touched_;
};

Reach::Reach(const std::vector<std::vector<uint32_t>>& callees) : component_(callees.size()) {
    const auto components = stronglyConnectedComponents(callees);
    for (uint32_t c = 0; c < components.size(); ++c)
        for (uint32_t f : components[c]) component_[f] = c;
    first_.reserve(components.size() + 1);
    Row row(components.size());
    for (uint32_t c = 0; c < components.size(); ++c) {
        first_.push_back(words_.size());
        for (uint32_t f : components[c])
            for (uint32_t callee : callees[f]) {
                const uint32_t below = component_[callee];
                if (below == c || row.has(below)) continue;
                row.add(below / 64, uint64_t{1} << (below % 64));
                for (size_t i = first_[below]; i < first_[below + 1]; ++i)
                    row.add(words_[i].index, words_[i].bits);
            }
        row.flush(words_);
    }
    first_.push_back(words_.size());
}

bool Reach::reaches(uint32_t from, uint32_t to) const {
    const uint32_t a = component_[from], b = component_[to];
    if (a == b) return true;
    const auto begin = words_.begin() + static_cast<ptrdiff_t>(first_[a]);
    const auto end = words_.begin() + static_cast<ptrdiff_t>(first_[a + 1]);
    const auto at = std::ranges::lower_bound(begin, end, b / 64, {}, &Word::index);
    return at != end && at->index == b / 64 && (at->bits >> (b % 64) & 1) != 0;
}

}  // namespace graphlift
