// One object for all instances of a class, one for all lists, dicts or sets of a site. A group with
// many members gets a summary, and sets of many of its members become the summary
// (ValueTable::summarize): the fields of the summary hold what those of any member do. What is
// stored through the summary may have gone to any member, so every member shows it, too; what is
// stored in one member stays with that one and the summary.
//
//   cells = [Cell(i) for i in many]; first = Cell(0)
//   for c in cells: c.state = zeros     first.state: zeros, too; first.size: 0 only
#include <algorithm>

#include "analysis/interp/Interpreter.h"

namespace graphlift {

const ObjectGroup* Interpreter::groupOf(ObjectId object) const {
    if (object.index() >= groupOf_.size() || groupOf_[object.index()] == kNoGroup) return nullptr;
    const ObjectGroup& group = groups_[groupOf_[object.index()]];
    return group.summary.isNone() ? nullptr : &group;
}

void Interpreter::setGroup(ObjectId object, uint32_t group) {
    if (object.index() >= groupOf_.size()) groupOf_.resize(object.index() + 1, kNoGroup);
    groupOf_[object.index()] = group;
}

// The summary comes with the first member too many for a set. `key` is the class of instances, the
// site of other objects.
void Interpreter::joinGroup(uint64_t key, ObjectId object) {
    const uint32_t index =
        *groupIndex_.tryEmplace(key, static_cast<uint32_t>(groups_.size())).first;
    if (index == groups_.size()) groups_.emplace_back();
    setGroup(object, index);
    ObjectGroup& group = groups_[index];
    group.members.push_back(object);
    if (!group.summary.isNone())
        addToSummary(group, object);
    else if (group.members.size() > ValueTable::kMaxInstances)
        makeSummary(index);
}

void Interpreter::addToSummary(const ObjectGroup& group, ObjectId member) {
    values_.summarize(values_.atom(AtomKind::Object, member.value),
                      values_.atom(AtomKind::Object, group.summary.value));
    copyFields(member, group.summary);
    // Made by one function only: then so is any of them.
    ObjectInfo& info = p_.objects[group.summary];
    if (info.allocatedIn != p_.objects[member].allocatedIn) info.allocatedIn = FunctionId::none();
    if (info.allocatedIn.isNone() || info.site != p_.objects[member].site)
        info.site = InstId::none();
}

void Interpreter::makeSummary(uint32_t index) {
    ObjectGroup& group = groups_[index];
    ObjectInfo info = p_.objects[group.members.front()];
    info.summary = true;
    group.summary = p_.objects.add(info);
    setGroup(group.summary, index);
    ObjectInfo through;
    through.kind = ObjectInfo::Kind::Namespace;
    group.through = p_.objects.add(std::move(through));
    const AtomId summary = values_.atom(AtomKind::Object, group.summary.value);
    values_.summarize(summary, summary);
    for (ObjectId member : group.members) addToSummary(group, member);
}

// For a context of many calls: two members of a group are enough for the summary.
ValueId Interpreter::widened(ValueId value) {
    std::vector<uint32_t> seen;
    for (AtomId atom : values_.atoms(value)) {
        if (values_[atom].kind != AtomKind::Object) continue;
        const auto object = static_cast<uint32_t>(values_[atom].payload);
        const uint32_t group = object < groupOf_.size() ? groupOf_[object] : kNoGroup;
        if (group == kNoGroup || !groups_[group].summary.isNone()) continue;
        if (std::ranges::find(seen, group) != seen.end())
            makeSummary(group);
        else
            seen.push_back(group);
    }
    return values_.widened(value);
}

void Interpreter::copyFields(ObjectId from, ObjectId to) {
    for (SlotId slot : std::vector<SlotId>(heap_.slotsOf(from))) {
        const Heap::Slot source = heap_[slot];
        if (values_.isBottom(source.value)) continue;
        Heap::Slot& target = heap_[heap_.slot({to, source.key.kind, source.key.key})];
        target.value = values_.join(target.value, source.value);
        for (const HeapWrite& write : source.writers)
            if (std::ranges::none_of(target.writers, [&](const HeapWrite& w) {
                    return w.function == write.function && w.site == write.site;
                }))
                target.writers.push_back(write);
    }
}

ValueId Interpreter::storedThroughSummary(const SlotKey& key) const {
    const ObjectGroup* group = groupOf(key.object);
    if (group == nullptr || group->summary == key.object) return ValueTable::bottom();
    const SlotId slot = heap_.find({group->through, key.kind, key.key});
    return slot.isNone() ? ValueTable::bottom() : heap_[slot].value;
}

// All slots that the object shows, those that only its group was written through among them.
std::vector<SlotId> Interpreter::slotsOf(ObjectId object) {
    const ObjectGroup* group = groupOf(object);
    if (group != nullptr && group->summary != object)
        for (SlotId slot : std::vector<SlotId>(heap_.slotsOf(group->through))) {
            const SlotKey key = heap_[slot].key;
            heap_.slot({object, key.kind, key.key});
        }
    return heap_.slotsOf(object);
}

void Interpreter::writeThroughSummary(Frame& frame, const ObjectGroup& group, const SlotKey& key,
                                      ValueId value) {
    if (key.object != group.summary) {
        storeInSlot(frame, heap_.slot({group.summary, key.kind, key.key}), value);
        return;
    }
    const SlotId through = heap_.slot({group.through, key.kind, key.key});
    const ValueId before = heap_[through].value;
    storeInSlot(frame, through, value);
    const auto isMembers = [&](SlotId slot) {
        const SlotKey& local = heap_[slot].key;
        return local.kind == key.kind && local.key == key.key && groupOf(local.object) == &group;
    };
    if (frame.heap.eraseIf(isMembers)) frame.isOrdered = true;
    if (heap_[through].value == before) return;
    for (ObjectId member : group.members)
        if (const SlotId slot = heap_.find({member, key.kind, key.key}); !slot.isNone())
            markReaders(nullptr, slot);
        else
            tellReaders(heap_.wholeReaders(member), Dependency::Object, member.value);
}

// What every member holds besides its own: for whoever reads the published heap.
void Interpreter::publishSummaries() {
    for (const ObjectGroup& group : groups_) {
        if (group.summary.isNone()) continue;
        for (ObjectId member : group.members) copyFields(group.through, member);
    }
}

}  // namespace graphlift
