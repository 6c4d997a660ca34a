// Hash tables for the hot loops: open addressing in one block of memory, so that a look-up touches
// one or two cache lines and an insertion allocates nothing most of the time. Nothing is ever
// erased. Never iterate one into a result: the order is that of the hashes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "analysis/support/Hash.h"

namespace graphlift {

/// Which of the things in a table have this hash. The things stay with their owner, who says
/// whether one of them is the wanted one.
class HashIndex {
  public:
    static constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();

    /// The number of the first thing of that hash for which `isWanted(number)` holds, or kNone.
    template <class IsWanted>
    [[nodiscard]] uint32_t find(uint64_t hash, IsWanted isWanted) const {
        if (entries_.empty()) return kNone;
        const uint32_t tag = tagOf(hash);
        for (size_t at = tag & mask();; at = (at + 1) & mask()) {
            const Entry& entry = entries_[at];
            if (entry.number == kNone) return kNone;
            if (entry.tag == tag && isWanted(entry.number)) return entry.number;
        }
    }
    void insert(uint64_t hash, uint32_t number) {
        if ((count_ + 1) * 3 > entries_.size() * 2) grow();
        place({tagOf(hash), number});
        ++count_;
    }

  private:
    struct Entry {
        uint32_t tag = 0;
        uint32_t number = kNone;
    };
    [[nodiscard]] static uint32_t tagOf(uint64_t hash) { return static_cast<uint32_t>(hash >> 32); }
    [[nodiscard]] size_t mask() const { return entries_.size() - 1; }
    void place(Entry entry) {
        size_t at = entry.tag & mask();
        while (entries_[at].number != kNone) at = (at + 1) & mask();
        entries_[at] = entry;
    }
    void grow() {
        std::vector<Entry> old(entries_.empty() ? 64 : entries_.size() * 2);
        old.swap(entries_);
        for (const Entry& entry : old)
            if (entry.number != kNone) place(entry);
    }

    std::vector<Entry> entries_;  // a power of two, at most two thirds full
    size_t count_ = 0;
};

/// From 64-bit keys (all but ~0) to small values.
template <class Value>
class FlatMap {
  public:
    static constexpr uint64_t kNoKey = std::numeric_limits<uint64_t>::max();

    [[nodiscard]] const Value* find(uint64_t key) const {
        if (entries_.empty()) return nullptr;
        const Entry& entry = entries_[slotOf(key)];
        return entry.first == key ? &entry.second : nullptr;
    }
    [[nodiscard]] bool contains(uint64_t key) const { return find(key) != nullptr; }
    /// The value of the key, and whether it is new (then it is `fresh`). Valid until the next call.
    std::pair<Value*, bool> tryEmplace(uint64_t key, Value fresh = {}) {
        if ((count_ + 1) * 3 > entries_.size() * 2) grow();
        Entry& entry = entries_[slotOf(key)];
        const bool isNew = entry.first == kNoKey;
        if (isNew) {
            entry = {key, std::move(fresh)};
            ++count_;
        }
        return {&entry.second, isNew};
    }
    Value& operator[](uint64_t key) { return *tryEmplace(key).first; }
    [[nodiscard]] size_t size() const { return count_; }

  private:
    using Entry = std::pair<uint64_t, Value>;
    [[nodiscard]] size_t slotOf(uint64_t key) const {
        const size_t mask = entries_.size() - 1;
        size_t at = hashCombine(0, key) & mask;
        while (entries_[at].first != kNoKey && entries_[at].first != key) at = (at + 1) & mask;
        return at;
    }
    void grow() {
        std::vector<Entry> old(entries_.empty() ? 16 : entries_.size() * 2, Entry{kNoKey, Value{}});
        old.swap(entries_);
        for (Entry& entry : old)
            if (entry.first != kNoKey) entries_[slotOf(entry.first)] = std::move(entry);
    }

    std::vector<Entry> entries_;  // a power of two, at most two thirds full
    size_t count_ = 0;
};

/// A set of 64-bit keys (all but ~0).
class FlatSet {
  public:
    /// True when the key is new.
    bool insert(uint64_t key) {
        if ((count_ + 1) * 3 > keys_.size() * 2) grow();
        uint64_t& at = keys_[slotOf(key)];
        if (at == key) return false;
        at = key;
        ++count_;
        return true;
    }
    [[nodiscard]] bool contains(uint64_t key) const {
        return !keys_.empty() && keys_[slotOf(key)] == key;
    }
    [[nodiscard]] size_t size() const { return count_; }

  private:
    static constexpr uint64_t kNoKey = std::numeric_limits<uint64_t>::max();
    [[nodiscard]] size_t slotOf(uint64_t key) const {
        const size_t mask = keys_.size() - 1;
        size_t at = hashCombine(0, key) & mask;
        while (keys_[at] != kNoKey && keys_[at] != key) at = (at + 1) & mask;
        return at;
    }
    void grow() {
        std::vector<uint64_t> old(keys_.empty() ? 16 : keys_.size() * 2, kNoKey);
        old.swap(keys_);
        for (const uint64_t key : old)
            if (key != kNoKey) keys_[slotOf(key)] = key;
    }

    std::vector<uint64_t> keys_;  // a power of two, at most two thirds full
    size_t count_ = 0;
};

}  // namespace graphlift
