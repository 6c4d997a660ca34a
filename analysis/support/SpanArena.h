// Short runs of values that never move and never change: what a table interns. One allocation for
// thousands of runs; a span stays valid as long as the arena, however much is added.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace graphlift {

template <class T>
class SpanArena {
  public:
    std::span<const T> add(std::span<const T> items) {
        if (items.empty()) return {};
        if (items.size() > left_) {
            const size_t size = std::max(kChunk, items.size());
            chunks_.push_back(std::make_unique<T[]>(size));
            next_ = chunks_.back().get();
            left_ = size;
        }
        T* const begin = next_;
        std::ranges::copy(items, begin);
        next_ += items.size();
        left_ -= items.size();
        return {begin, items.size()};
    }

  private:
    static constexpr size_t kChunk = 4096;
    std::vector<std::unique_ptr<T[]>> chunks_;
    T* next_ = nullptr;
    size_t left_ = 0;
};

}  // namespace graphlift
