#include "analysis/interp/Heap.h"

namespace graphlift {

SlotId Heap::slot(const SlotKey& key) {
    const auto [id, isNew] = index_.tryEmplace(packed(key), SlotId(slots_.size()));
    if (!isNew) return *id;
    const SlotId made = *id;
    slots_.emplace_back();
    slots_.back().key = key;
    entryOf(key.object).slots.push_back(made);
    return made;
}

SlotId Heap::find(const SlotKey& key) const {
    const SlotId* id = index_.find(packed(key));
    return id == nullptr ? SlotId::none() : *id;
}

Heap::PerObject& Heap::entryOf(ObjectId object) {
    if (object.index() >= objects_.size()) objects_.resize(object.index() + 1);
    return objects_[object.index()];
}

const std::vector<SlotId>& Heap::slotsOf(ObjectId object) const {
    static const std::vector<SlotId> kNoSlots;
    return object.index() < objects_.size() ? objects_[object.index()].slots : kNoSlots;
}

bool LocalHeap::joinWith(const LocalHeap& other, ValueTable& values) {
    bool changed = false;
    std::vector<Entry> joined;
    for (const Entry& entry : entries_) {
        const ValueId* theirs = other.find(entry.slot);
        if (theirs == nullptr) {
            changed = true;
            continue;
        }
        const ValueId value = values.join(entry.value, *theirs);
        changed |= value != entry.value;
        joined.push_back({entry.slot, value});
    }
    entries_ = std::move(joined);
    return changed;
}

}  // namespace graphlift
