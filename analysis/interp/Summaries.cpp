// One object for all instances of a class. A class with many instances gets a summary, and sets of
// many of its instances become the summary (ValueTable::summarize): the fields of the summary hold
// what those of any instance do. What is stored through the summary may have gone to any instance,
// so every instance shows it, too; what is stored in one instance stays with that one and the
// summary.
//
//   cells = [Cell(i) for i in many]; first = Cell(0)
//   for c in cells: c.state = zeros     first.state: zeros, too; first.size: 0 only
#include <algorithm>

#include "analysis/interp/Interpreter.h"

namespace graphlift {

const Interpreter::InstanceGroup* Interpreter::groupOf(ObjectId object) const {
    const ClassId cls = p_.objects[object].cls;
    if (cls.isNone() || p_.objects[object].kind != ObjectInfo::Kind::Instance ||
        cls.index() >= groups_.size() || groups_[cls.index()].summary.isNone())
        return nullptr;
    return &groups_[cls.index()];
}

// The summary comes with the first instance too many for a set.
void Interpreter::joinGroup(ClassId cls, ObjectId object) {
    if (cls.index() >= groups_.size()) groups_.resize(p_.classes.size());
    InstanceGroup& group = groups_[cls.index()];
    group.members.push_back(object);
    if (group.members.size() == ValueTable::kMaxInstances + 1) makeSummary(cls, group);
    if (group.members.size() > ValueTable::kMaxInstances + 1) addToSummary(group, object);
}

void Interpreter::addToSummary(const InstanceGroup& group, ObjectId member) {
    values_.summarize(values_.atom(AtomKind::Object, member.value),
                      values_.atom(AtomKind::Object, group.summary.value));
    copyFields(member, group.summary);
    // Made by one function only: then so is any of them.
    ObjectInfo& info = p_.objects[group.summary];
    if (info.allocatedIn != p_.objects[member].allocatedIn) info.allocatedIn = FunctionId::none();
    if (info.allocatedIn.isNone() || info.site != p_.objects[member].site)
        info.site = InstId::none();
}

void Interpreter::makeSummary(ClassId cls, InstanceGroup& group) {
    ObjectInfo info;
    info.kind = ObjectInfo::Kind::Instance;
    info.cls = cls;
    info.api = libraryBase(cls);
    info.summary = true;
    info.allocatedIn = p_.objects[group.members.front()].allocatedIn;
    info.site = p_.objects[group.members.front()].site;
    group.summary = p_.objects.add(info);
    ObjectInfo through;
    through.kind = ObjectInfo::Kind::Namespace;
    group.through = p_.objects.add(std::move(through));
    const AtomId summary = values_.atom(AtomKind::Object, group.summary.value);
    values_.summarize(summary, summary);
    for (ObjectId member : group.members) addToSummary(group, member);
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
    const InstanceGroup* group = groupOf(key.object);
    if (group == nullptr || group->summary == key.object) return ValueTable::bottom();
    const SlotId slot = heap_.find({group->through, key.kind, key.key});
    return slot.isNone() ? ValueTable::bottom() : heap_[slot].value;
}

void Interpreter::writeThroughSummary(Frame& frame, const InstanceGroup& group, const SlotKey& key,
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
    frame.heap.eraseIf(isMembers);
    if (heap_[through].value == before) return;
    for (ObjectId member : group.members)
        if (const SlotId slot = heap_.find({member, key.kind, key.key}); !slot.isNone())
            markReaders(nullptr, slot);
}

// What every instance holds besides its own: for whoever reads the published heap.
void Interpreter::publishSummaries() {
    for (const InstanceGroup& group : groups_) {
        if (group.summary.isNone()) continue;
        for (ObjectId member : group.members) copyFields(group.through, member);
    }
}

}  // namespace graphlift
