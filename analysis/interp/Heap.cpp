#include "analysis/interp/Heap.h"

namespace graphlift {

SlotId Heap::slot(const SlotKey& key) {
    auto [it, isNew] = index_.try_emplace(key, SlotId(slots_.size()));
    if (isNew) {
        slots_.emplace_back();
        slots_.back().key = key;
        byObject_[key.object.value].push_back(it->second);
    }
    return it->second;
}

SlotId Heap::find(const SlotKey& key) const {
    auto it = index_.find(key);
    return it == index_.end() ? SlotId::none() : it->second;
}

const std::vector<SlotId>& Heap::slotsOf(ObjectId object) const {
    static const std::vector<SlotId> kNoSlots;
    auto it = byObject_.find(object.value);
    return it == byObject_.end() ? kNoSlots : it->second;
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
