// Slots of the heap, and the objects they belong to: reading, writing, allocating.
#include <algorithm>

#include "analysis/interp/Interpreter.h"
#include "analysis/support/Hash.h"

namespace graphlift {

bool Interpreter::isStrong(const Frame& frame, ObjectId object) const {
    return frame.owned.contains(object);
}

// A reader is told once, when what it read changes; reading it again puts it back on the list.
void Interpreter::noteRead(Frame& frame, Dependency kind, uint32_t id) {
    if (const SiteRead read{frame.site.value, dependencyKey(kind, id)};
        frame.reads.empty() || frame.reads.back() != read)
        frame.reads.push_back(read);
}

void Interpreter::noteRead(Frame& frame, Dependency kind, uint32_t id,
                           std::vector<ContextId>& readers) {
    if (frame.context.isNone()) return;
    noteRead(frame, kind, id);
    if (readers.empty() || readers.back() != frame.context) readers.push_back(frame.context);
}

void Interpreter::tellReaders(std::vector<ContextId>& readers, Dependency kind, uint32_t id) {
    std::vector<ContextId> told;
    told.swap(readers);
    for (ContextId reader : told) markDirty(reader, kind, id);
}

void Interpreter::readWhole(Frame& frame, ObjectId object) {
    noteRead(frame, Dependency::Object, object.value, heap_.wholeReaders(object));
}

void Interpreter::readsSlot(Frame& frame, SlotId id) {
    if (frame.context.isNone()) return;
    noteRead(frame, Dependency::Slot, id.value);
    Heap::Slot& slot = heap_[id];
    if (slot.lastReader == frame.context) return;
    slot.lastReader = frame.context;
    slot.readers.push_back(frame.context);
}

ValueId Interpreter::readSlotOrBottom(Frame& frame, const SlotKey& key) {
    if (key.object.isNone()) return ValueTable::bottom();
    const SlotId slot = heap_.slot(key);
    readsSlot(frame, slot);
    if (const ValueId* local = frame.heap.find(slot)) {
        frame.isOrdered = true;
        return *local;
    }
    const ValueId own = heap_[slot].value;
    const ValueId shared = storedThroughSummary(key);
    return values_.isBottom(shared) ? own : values_.join(own, shared);
}

ValueId Interpreter::readSlot(Frame& frame, const SlotKey& key) {
    const ValueId value = readSlotOrBottom(frame, key);
    return values_.isBottom(value) ? missing(frame, UnknownReason::UnboundName) : value;
}

ValueId Interpreter::missing(Frame& frame, UnknownReason reason) {
    Activation& activation = activations_[frame.context.index()];
    frame.isOrdered = true;
    if (activation.lenient) return values_.unknown(reason);
    missingReaders_.push_back(frame.context);
    return ValueTable::bottom();
}

void Interpreter::writeSlot(Frame& frame, const SlotKey& key, ValueId value) {
    if (values_.isBottom(value) || key.object.isNone()) return;
    const SlotId id = heap_.slot(key);
    const bool isOwnGlobal = frame.ir->scope == ScopeKind::Module &&
                             key.object == moduleObject(p_.functions[frame.function].module) &&
                             std::ranges::binary_search(frame.body->reassigned, Name(key.key));
    const bool hasFixedKey =
        key.kind == HeapSlot::Key::Attribute || key.kind == HeapSlot::Key::Item;
    if (hasFixedKey && (isOwnGlobal || isStrong(frame, key.object)) &&
        frame.heap.size() < kMaxLocalSlots) {
        frame.heap.set(id, value);
        frame.isOrdered = true;
    }
    storeInSlot(frame, id, value);
    if (const ObjectGroup* group = groupOf(key.object))
        writeThroughSummary(frame, *group, key, value);
}

void Interpreter::storeInSlot(Frame& frame, SlotId id, ValueId value) {
    Heap::Slot& slot = heap_[id];
    const HeapWrite write{frame.function, frame.site};
    if (std::ranges::none_of(slot.writers, [&](const HeapWrite& w) {
            return w.function == write.function && w.site == write.site;
        }))
        slot.writers.push_back(write);
    ValueId joined = values_.join(slot.value, value);
    if (joined == slot.value) return;
    if (++slot.changes > kMaxSlotChanges) {
        joined = values_.withUnknown(slot.value, UnknownReason::ContextBudget);
        if (joined == slot.value) return;
    }
    slot.value = joined;
    escapeDropped(joined, value);
    markReaders(&frame, id);
}

// What a full set left out may be called through it all the same: by whom is not known.
void Interpreter::escapeDropped(ValueId whole, ValueId part) {
    if (values_.unknownReason(whole) == UnknownReason::ContextBudget &&
        !std::ranges::includes(values_.atoms(whole), values_.atoms(part)))
        escape(part);
}

// A context that knows better what its own object holds does not run again for it.
void Interpreter::markReaders(const Frame* frame, SlotId id) {
    const bool knowsBetter = frame != nullptr && frame->heap.find(id) != nullptr;
    std::vector<ContextId>& readers = heap_[id].readers;
    heap_[id].lastReader = ContextId::none();
    const bool isReader = knowsBetter && std::ranges::find(readers, frame->context) != readers.end();
    if (isReader) std::erase(readers, frame->context);
    tellReaders(readers, Dependency::Slot, id.value);
    if (isReader) heap_[id].readers.push_back(frame->context);
    const ObjectId object = heap_[id].key.object;
    tellReaders(heap_.wholeReaders(object), Dependency::Object, object.value);
    tellClassReaders(id);
}

// What of a constructor's argument tells objects of one site apart: settled values only. A set that
// grows while the program is run would make an object at each step.
uint32_t Interpreter::digestPart(ValueId argument) const {
    const AtomId only = values_.onlyAtom(argument);
    if (only.isNone()) return ValueTable::bottom().value;
    switch (values_[only].kind) {
        case AtomKind::None:
        case AtomKind::Bool:
        case AtomKind::Int:
        case AtomKind::Float:
        case AtomKind::String:
        case AtomKind::DType:
        case AtomKind::Class:
        case AtomKind::Function:
            return argument.value;
        default:
            return ValueTable::bottom().value;
    }
}

ObjectId Interpreter::allocate(Frame& frame, ObjectInfo::Kind kind, ClassId cls, ApiId api,
                               uint64_t digest) {
    uint64_t path = digest;
    for (const Unroll& unroll : frame.unrolls) path = hashCombine(path, unroll.iteration + 1);
    const uint64_t site =
        hashCombine(static_cast<uint64_t>(frame.function.value) << 32 | frame.site.value,
                    static_cast<uint64_t>(kind) << 32 | (cls.isNone() ? api.value : cls.value));
    uint64_t key = hashCombine(hashCombine(site, frame.context.value), path);
    bool summary = !frame.runsOnce();
    if (!objectIndex_.contains(key) && objectsPerSite_[site] >= kMaxObjectsPerSite) {
        key = site;
        summary = true;
    }
    const auto [known, isNew] = objectIndex_.tryEmplace(key, ObjectId(p_.objects.size()));
    const ObjectId object = *known;
    if (isNew) {
        ++objectsPerSite_[site];
        ObjectInfo info;
        info.kind = kind;
        info.cls = cls;
        info.api = api.isNone() && !cls.isNone() ? libraryBase(cls) : api;
        info.allocatedIn = frame.function;
        info.site = frame.site;
        p_.objects.add(std::move(info));
        if (kind == ObjectInfo::Kind::Instance) {
            noteInstance(cls, object);
            joinGroup(groupKey(cls), object);
        } else if (kind != ObjectInfo::Kind::LibraryInstance) {
            joinGroup(site | uint64_t{1} << 63, object);  // apart from the numbers of classes
        }
    }
    frame.isOrdered |= !summary;
    p_.objects[object].summary |= summary;
    if (!summary && isNew)
        frame.owned.insert(object);
    else if (!summary && activations_[frame.context.index()].evaluations > 1)
        frame.owned.insert(object);
    return object;
}

ValueId Interpreter::newList(Frame& frame, ObjectInfo::Kind kind, std::span<const ValueId> items,
                             ValueId rest, bool hasRest) {
    const ObjectId list = allocate(frame, kind, ClassId::none(), ApiId::none(), items.size());
    auto lengthKey = SlotKey{list, HeapSlot::Key::Attribute, n_.length.value};
    for (size_t i = 0; i < items.size(); ++i) {
        if (i < kMaxUnroll && kind == ObjectInfo::Kind::List)
            writeSlot(frame, {list, HeapSlot::Key::Item, values_.atom(AtomKind::Int, i).value},
                      items[i]);
        else
            writeSlot(frame, {list, HeapSlot::Key::AnyItem}, items[i]);
    }
    if (hasRest) {
        writeSlot(frame, {list, HeapSlot::Key::AnyItem}, rest);
        writeSlot(frame, lengthKey, values_.single(values_.atom(AtomKind::SomeInt)));
    } else {
        writeSlot(frame, lengthKey, values_.integer(static_cast<int64_t>(items.size())));
    }
    return objectValue(list);
}

std::optional<int64_t> Interpreter::knownLength(Frame& frame, ObjectId object) {
    auto single = [&](ValueId value) -> std::optional<int64_t> {
        const AtomId atom = values_.onlyAtom(value);
        if (atom.isNone() || values_[atom].kind != AtomKind::Int) return std::nullopt;
        return static_cast<int64_t>(values_[atom].payload);
    };
    if (auto now =
            single(readSlotOrBottom(frame, {object, HeapSlot::Key::Attribute, n_.length.value})))
        return now;
    return single(
        readSlotOrBottom(frame, {object, HeapSlot::Key::Attribute, n_.finalLength.value}));
}

void Interpreter::addItem(Frame& frame, ObjectId object, ValueId value) {
    markStored(frame, value);
    const SlotKey lengthKey{object, HeapSlot::Key::Attribute, n_.length.value};
    const SlotId lengthSlot = heap_.slot(lengthKey);
    const ValueId* local = frame.heap.find(lengthSlot);
    frame.isOrdered |= local != nullptr;
    if (local != nullptr && isStrong(frame, object) && frame.runsOnce()) {
        const AtomId atom = values_.onlyAtom(*local);
        if (!atom.isNone() && values_[atom].kind == AtomKind::Int &&
            values_[atom].payload < kMaxUnroll) {
            const uint64_t length = values_[atom].payload;
            writeSlot(frame,
                      {object, HeapSlot::Key::Item, values_.atom(AtomKind::Int, length).value},
                      value);
            writeSlot(frame, lengthKey, values_.integer(static_cast<int64_t>(length) + 1));
            return;
        }
    }
    writeSlot(frame, {object, HeapSlot::Key::AnyItem}, value);
    const ValueId someInt = values_.single(values_.atom(AtomKind::SomeInt));
    writeSlot(frame, lengthKey, someInt);
    writeSlot(frame, {object, HeapSlot::Key::Attribute, n_.finalLength.value}, someInt);
}

ValueId Interpreter::allItems(Frame& frame, ObjectId object) {
    Joiner all(values_);
    readWhole(frame, object);
    for (SlotId slot : slotsOf(object)) {
        const SlotKey key = heap_[slot].key;
        if (key.kind == HeapSlot::Key::Item || key.kind == HeapSlot::Key::AnyItem)
            all.add(readSlotOrBottom(frame, key));
    }
    return all.result();
}

ValueId Interpreter::allKeys(Frame& frame, ObjectId object) {
    Joiner all(values_);
    readWhole(frame, object);
    for (SlotId slot : slotsOf(object)) {
        const SlotKey& key = heap_[slot].key;
        if (key.kind == HeapSlot::Key::Item) all.add(values_.single(AtomId(key.key)));
    }
    all.add(readSlotOrBottom(frame, {object, HeapSlot::Key::AnyAttribute}));
    return all.result();
}

}  // namespace graphlift
