// A vector indexed by a typed id, so that a FunctionId cannot index the files.
#pragma once

#include <span>
#include <utility>
#include <vector>

namespace graphlift {

template <class IdType, class T>
class Store {
  public:
    IdType add(T item) {
        items_.push_back(std::move(item));
        return IdType(items_.size() - 1);
    }
    T& operator[](IdType id) { return items_[id.index()]; }
    const T& operator[](IdType id) const { return items_[id.index()]; }
    [[nodiscard]] size_t size() const { return items_.size(); }
    [[nodiscard]] bool empty() const { return items_.empty(); }
    void resize(size_t n) { items_.resize(n); }
    void reserve(size_t n) { items_.reserve(n); }
    auto begin() { return items_.begin(); }
    auto end() { return items_.end(); }
    auto begin() const { return items_.begin(); }
    auto end() const { return items_.end(); }
    [[nodiscard]] std::span<const T> all() const { return items_; }

  private:
    std::vector<T> items_;
};

}  // namespace graphlift
