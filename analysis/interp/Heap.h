// The joined heap: what each field of each abstract object may hold, over all writes, with who
// wrote it and who read it. Flow-insensitive; LocalHeap keeps what is known in order within one
// activation.
#pragma once

#include <algorithm>
#include <vector>

#include "analysis/interp/Program.h"
#include "analysis/support/FlatTable.h"

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
        SpecializationId lastReader;  // the newest of the readers
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
    /// Contexts that looked at all slots of the object: a new slot concerns them. See noteRead.
    std::vector<SpecializationId>& wholeReaders(ObjectId object) {
        return entryOf(object).wholeReaders;
    }
    [[nodiscard]] const std::vector<Slot>& slots() const { return slots_; }

  private:
    struct PerObject {
        std::vector<SlotId> slots;
        std::vector<SpecializationId> wholeReaders;
    };
    PerObject& entryOf(ObjectId object);
    /// Object numbers stay below 2^30: an object is some 100 bytes.
    static uint64_t packed(const SlotKey& key) {
        return (static_cast<uint64_t>(key.object.value) << 2 | static_cast<uint64_t>(key.kind))
                   << 32 |
               key.key;
    }

    std::vector<Slot> slots_;
    FlatMap<SlotId> index_;
    std::vector<PerObject> objects_;  // by ObjectId, as far as anybody asked
};

/// A few objects, ascending.
class ObjectSet {
  public:
    [[nodiscard]] bool contains(ObjectId object) const {
        return std::ranges::binary_search(objects_, object);
    }
    void insert(ObjectId object) {
        const auto at = std::ranges::lower_bound(objects_, object);
        if (at == objects_.end() || *at != object) objects_.insert(at, object);
    }
    [[nodiscard]] bool empty() const { return objects_.empty(); }
    [[nodiscard]] auto begin() const { return objects_.begin(); }
    [[nodiscard]] auto end() const { return objects_.end(); }

  private:
    std::vector<ObjectId> objects_;
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
    /// True when there was anything to erase.
    template <class Predicate>
    bool eraseIf(Predicate drop) {
        return std::erase_if(entries_, [&](const Entry& e) { return drop(e.slot); }) > 0;
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
