// The joined heap: what each field of each abstract object may hold, over all writes, with who
// wrote it and who read it. Flow-insensitive; LocalHeap keeps what is known in order within one
// activation.
#pragma once

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "analysis/interp/Program.h"
#include "analysis/support/Hash.h"

namespace graphlift {

using SlotId = Id<struct SlotTag>;

struct SlotKey {
    ObjectId object;
    HeapSlot::Key kind = HeapSlot::Key::Attribute;
    uint32_t key = Id<int>::kNone;
    friend bool operator==(const SlotKey&, const SlotKey&) = default;
};

class Heap {
  public:
    struct Slot {
        SlotKey key;
        ValueId value = ValueTable::bottom();
        std::vector<HeapWrite> writers;
        std::vector<SpecializationId> readers;
        uint32_t changes = 0;
    };

    SlotId slot(const SlotKey& key);
    [[nodiscard]] SlotId find(const SlotKey& key) const;
    Slot& operator[](SlotId id) { return slots_[id.index()]; }
    const Slot& operator[](SlotId id) const { return slots_[id.index()]; }
    /// All slots of an object, in order of creation.
    [[nodiscard]] const std::vector<SlotId>& slotsOf(ObjectId object) const;
    /// Contexts that looked at all slots of the object: a new slot concerns them. Each stands here
    /// once, see dependsOn.
    std::vector<SpecializationId>& wholeReaders(ObjectId object) {
        return wholeReaders_[object.value];
    }
    [[nodiscard]] const std::vector<Slot>& slots() const { return slots_; }

  private:
    struct KeyHash {
        size_t operator()(const SlotKey& k) const {
            return hashCombine(
                static_cast<uint64_t>(k.object.value) << 2 | static_cast<uint64_t>(k.kind), k.key);
        }
    };
    std::vector<Slot> slots_;
    std::unordered_map<SlotKey, SlotId, KeyHash> index_;
    std::unordered_map<uint32_t, std::vector<SlotId>> byObject_;
    std::unordered_map<uint32_t, std::vector<SpecializationId>> wholeReaders_;
};

/// What slots of objects of this activation hold right now. Small and copied at branches.
class LocalHeap {
  public:
    [[nodiscard]] const ValueId* find(SlotId slot) const {
        auto it = std::ranges::lower_bound(entries_, slot, {}, &Entry::slot);
        return it != entries_.end() && it->slot == slot ? &it->value : nullptr;
    }
    void set(SlotId slot, ValueId value) {
        auto it = std::ranges::lower_bound(entries_, slot, {}, &Entry::slot);
        if (it != entries_.end() && it->slot == slot)
            it->value = value;
        else
            entries_.insert(it, {slot, value});
    }
    template <class Predicate>
    void eraseIf(Predicate drop) {
        std::erase_if(entries_, [&](const Entry& e) { return drop(e.slot); });
    }
    template <class Visit>
    void forEach(Visit visit) const {
        for (const Entry& e : entries_) visit(e.slot, e.value);
    }
    /// Keeps what both know, joined. True when anything changed.
    bool joinWith(const LocalHeap& other, ValueTable& values);
    [[nodiscard]] size_t size() const { return entries_.size(); }

  private:
    struct Entry {
        SlotId slot;
        ValueId value;
    };
    std::vector<Entry> entries_;  // by slot
};

}  // namespace graphlift
