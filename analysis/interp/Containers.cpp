// Slots, lists, dicts, tuples, iteration.
#include <algorithm>

#include "analysis/interp/Interpreter.h"
#include "analysis/support/Hash.h"

namespace graphlift {

// --- slots -------------------------------------------------------------------------------------

bool Interpreter::isStrong(const Frame& frame, ObjectId object) const {
    return frame.owned.contains(object);
}

// True the first time: each context stands once in a list of readers.
bool Interpreter::dependsOn(Frame& frame, Dependency kind, uint32_t id) {
    if (frame.context.isNone()) return false;
    return activations_[frame.context.index()]
        .dependencies.insert(static_cast<uint64_t>(kind) << 32 | id)
        .second;
}

void Interpreter::readWhole(Frame& frame, ObjectId object) {
    if (dependsOn(frame, Dependency::Object, object.value))
        heap_.wholeReaders(object).push_back(frame.context);
}

ValueId Interpreter::readSlotOrBottom(Frame& frame, const SlotKey& key) {
    const SlotId slot = heap_.slot(key);
    if (dependsOn(frame, Dependency::Slot, slot.value))
        heap_[slot].readers.push_back(frame.context);
    if (const ValueId* local = frame.heap.find(slot)) return *local;
    return heap_[slot].value;
}

ValueId Interpreter::readSlot(Frame& frame, const SlotKey& key) {
    const ValueId value = readSlotOrBottom(frame, key);
    return values_.isBottom(value) ? missing(frame, UnknownReason::UnboundName) : value;
}

ValueId Interpreter::missing(Frame& frame, UnknownReason reason) {
    Activation& activation = activations_[frame.context.index()];
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
        frame.heap.size() < kMaxLocalSlots)
        frame.heap.set(id, value);
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
    for (ContextId reader : slot.readers)
        if (reader != frame.context || frame.heap.find(id) == nullptr) markDirty(reader);
    for (ContextId reader : heap_.wholeReaders(key.object)) markDirty(reader);
}

// --- objects -----------------------------------------------------------------------------------

ObjectId Interpreter::allocate(Frame& frame, ObjectInfo::Kind kind, ClassId cls, ApiId api,
                               uint64_t digest) {
    uint64_t path = digest;
    for (const Unroll& unroll : frame.unrolls) path = hashCombine(path, unroll.iteration + 1);
    const uint64_t site =
        hashCombine(static_cast<uint64_t>(frame.function.value) << 32 | frame.site.value,
                    static_cast<uint64_t>(kind) << 32 | (cls.isNone() ? api.value : cls.value));
    uint64_t key = hashCombine(hashCombine(site, frame.context.value), path);
    bool summary = !frame.runsOnce();
    if (auto it = objectIndex_.find(key);
        it == objectIndex_.end() && objectsPerSite_[site] >= kMaxObjectsPerSite) {
        key = site;
        summary = true;
    }
    auto [it, isNew] = objectIndex_.try_emplace(key, ObjectId(p_.objects.size()));
    if (isNew) {
        ++objectsPerSite_[site];
        ObjectInfo info;
        info.kind = kind;
        info.cls = cls;
        info.api = api.isNone() && !cls.isNone() ? libraryBase(cls) : api;
        info.allocatedIn = frame.function;
        info.site = frame.site;
        p_.objects.add(std::move(info));
    }
    p_.objects[it->second].summary |= summary;
    if (!summary && isNew)
        frame.owned.insert(it->second);
    else if (!summary && activations_[frame.context.index()].evaluations > 1)
        frame.owned.insert(it->second);
    return it->second;
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
    ValueId all = ValueTable::bottom();
    readWhole(frame, object);
    for (SlotId slot : std::vector<SlotId>(heap_.slotsOf(object))) {
        const SlotKey key = heap_[slot].key;
        if (key.kind == HeapSlot::Key::Item || key.kind == HeapSlot::Key::AnyItem)
            all = values_.join(all, readSlotOrBottom(frame, key));
    }
    return all;
}

ValueId Interpreter::allKeys(Frame& frame, ObjectId object) {
    ValueId all = ValueTable::bottom();
    readWhole(frame, object);
    for (SlotId slot : heap_.slotsOf(object)) {
        const SlotKey& key = heap_[slot].key;
        if (key.kind == HeapSlot::Key::Item)
            all = values_.join(all, values_.single(AtomId(key.key)));
    }
    return values_.join(all, readSlotOrBottom(frame, {object, HeapSlot::Key::AnyAttribute}));
}

// --- items -------------------------------------------------------------------------------------

ValueId Interpreter::getItem(Frame& frame, ValueId object, ValueId index) {
    if (values_.isBottom(index)) return ValueTable::bottom();
    ValueId result = ValueTable::bottom();
    for (size_t i = 0; i < values_.atoms(object).size(); ++i)
        result = values_.join(result, getItemOfAtom(frame, values_.atoms(object)[i], index));
    if (values_.unknownReason(object) != UnknownReason::None)
        result = values_.withUnknown(result, values_.unknownReason(object));
    return result;
}

ValueId Interpreter::getItemOfAtom(Frame& frame, AtomId object, ValueId index) {
    const Atom a = values_[object];
    switch (a.kind) {
        case AtomKind::Tuple:
        case AtomKind::AnyTuple:
            return tupleItem(object, index);
        case AtomKind::String:
        case AtomKind::SomeString:
            return values_.single(values_.atom(AtomKind::SomeString));
        case AtomKind::Bytes:
        case AtomKind::SomeBytes:
            return values_.single(values_.atom(AtomKind::SomeInt));
        case AtomKind::Range:
            return values_.single(values_.atom(AtomKind::SomeInt));
        case AtomKind::Class:
        case AtomKind::External:
            return values_.single(object);  // a generic: List[int]
        case AtomKind::Object: {
            const ObjectId id(static_cast<uint32_t>(a.payload));
            const ObjectHead info = headOf(id);
            if (info.kind == ObjectInfo::Kind::List || info.kind == ObjectInfo::Kind::Dict ||
                info.kind == ObjectInfo::Kind::Set)
                return containerItem(frame, id, index);
            if (!info.cls.isNone() &&
                !values_.isBottom(classAttribute(&frame, info.cls, n_.getitem)))
                return dunderCall(frame, object, "__getitem__", {index}, EdgeKind::Operator);
            break;
        }
        default:
            break;
    }
    ValueId result = ValueTable::bottom();
    const ModelValue receiver = atomToModel(frame, object, 0);
    for (const ModelValue& choice : choices(frame, index))
        result = values_.join(result, fromModel(frame, registry_.getItem(receiver, choice)));
    return result;
}

ValueId Interpreter::tupleItem(AtomId tuple, ValueId index) {
    std::span<const ValueId> elements = values_.sequence(tuple);
    if (values_[tuple].kind == AtomKind::AnyTuple) return elements[0];
    ValueId result = ValueTable::bottom();
    const int64_t size = static_cast<int64_t>(elements.size());
    for (AtomId atom : values_.atoms(index)) {
        const Atom a = values_[atom];
        if (a.kind == AtomKind::Int) {
            int64_t at = static_cast<int64_t>(a.payload);
            if (at < 0) at += size;
            if (at >= 0 && at < size)
                result = values_.join(result, elements[static_cast<size_t>(at)]);
        } else if (a.kind == AtomKind::Slice) {
            result = values_.join(result, tupleSlice(elements, atom));
        } else {
            for (ValueId element : elements) result = values_.join(result, element);
        }
    }
    if (values_.unknownReason(index) != UnknownReason::None)
        for (ValueId element : elements) result = values_.join(result, element);
    return result;
}

ValueId Interpreter::tupleSlice(std::span<const ValueId> elements, AtomId slice) {
    const std::vector<ValueId> all(elements.begin(), elements.end());
    int64_t bounds[2] = {0, static_cast<int64_t>(all.size())};
    const int64_t size = bounds[1];
    ValueId any = ValueTable::bottom();
    for (ValueId v : all) any = values_.join(any, v);
    for (int i = 0; i < 3; ++i) {
        const AtomId bound = values_.onlyAtom(values_.sequence(slice)[static_cast<size_t>(i)]);
        if (!bound.isNone() && values_[bound].kind == AtomKind::None) continue;
        if (i == 2 || bound.isNone() || values_[bound].kind != AtomKind::Int)
            return values_.wrap(AtomKind::AnyTuple, any);
        int64_t at = static_cast<int64_t>(values_[bound].payload);
        if (at < 0) at += size;
        bounds[i] = std::clamp<int64_t>(at, 0, size);
    }
    if (bounds[1] < bounds[0]) bounds[1] = bounds[0];
    return values_.tuple({all.data() + bounds[0], static_cast<size_t>(bounds[1] - bounds[0])});
}

ValueId Interpreter::containerItem(Frame& frame, ObjectId object, ValueId index) {
    ValueId result = ValueTable::bottom();
    bool exact = values_.unknownReason(index) == UnknownReason::None;
    const bool isList = p_.objects[object].kind == ObjectInfo::Kind::List;
    for (size_t i = 0; i < values_.atoms(index).size(); ++i) {
        AtomId key = values_.atoms(index)[i];
        const Atom a = values_[key];
        if (isList && a.kind == AtomKind::Slice) {
            if (auto elements = knownElements(frame, objectValue(object))) {
                const ValueId part = tupleSlice(*elements, key);
                const AtomId tuple = values_.onlyAtom(part);
                if (!tuple.isNone() && values_[tuple].kind == AtomKind::Tuple) {
                    const std::vector<ValueId> items(values_.sequence(tuple).begin(),
                                                     values_.sequence(tuple).end());
                    result = values_.join(result, newList(frame, ObjectInfo::Kind::List, items,
                                                          ValueTable::bottom(), false));
                    continue;
                }
            }
            result = values_.join(
                result, newList(frame, ObjectInfo::Kind::List, {}, allItems(frame, object), true));
            continue;
        }
        const bool isConstant = a.kind == AtomKind::Int || a.kind == AtomKind::String ||
                                a.kind == AtomKind::Bool || a.kind == AtomKind::None ||
                                a.kind == AtomKind::Class || a.kind == AtomKind::Function ||
                                a.kind == AtomKind::External;
        if (isList && a.kind == AtomKind::Int && static_cast<int64_t>(a.payload) < 0) {
            if (auto length = knownLength(frame, object))
                key =
                    values_.atom(AtomKind::Int,
                                 static_cast<uint64_t>(*length + static_cast<int64_t>(a.payload)));
            else
                exact = false;
        }
        if (!isConstant)
            exact = false;
        else
            result = values_.join(
                result, readSlotOrBottom(frame, {object, HeapSlot::Key::Item, key.value}));
    }
    result = values_.join(result, readSlotOrBottom(frame, {object, HeapSlot::Key::AnyItem}));
    if (!exact || values_.isBottom(result))
        result = values_.join(result, exact ? ValueTable::bottom() : allItems(frame, object));
    return values_.isBottom(result) ? missing(frame, UnknownReason::DynamicFeature) : result;
}

void Interpreter::setItem(Frame& frame, ValueId object, ValueId index, ValueId value) {
    markStored(frame, value);
    for (size_t i = 0; i < values_.atoms(object).size(); ++i) {
        const AtomId atom = values_.atoms(object)[i];
        if (values_[atom].kind != AtomKind::Object) continue;
        const ObjectId id(static_cast<uint32_t>(values_[atom].payload));
        const ObjectHead info = headOf(id);
        if (!info.cls.isNone() && !values_.isBottom(classAttribute(&frame, info.cls, n_.setitem))) {
            dunderCall(frame, atom, "__setitem__", {index, value}, EdgeKind::Operator);
            continue;
        }
        const AtomId key = values_.onlyAtom(index);
        const bool isConstant =
            !key.isNone() &&
            (values_[key].kind == AtomKind::Int || values_[key].kind == AtomKind::String ||
             values_[key].kind == AtomKind::Bool || values_[key].kind == AtomKind::None ||
             values_[key].kind == AtomKind::Class || values_[key].kind == AtomKind::Function);
        if (isConstant && heap_.slotsOf(id).size() < 256) {
            writeSlot(frame, {id, HeapSlot::Key::Item, key.value}, value);
        } else {
            writeSlot(frame, {id, HeapSlot::Key::AnyItem}, value);
            writeSlot(frame, {id, HeapSlot::Key::AnyAttribute},
                      index);  // of dicts: keys that are no constants
        }
    }
}

void Interpreter::updateDict(Frame& frame, ObjectId dict, ValueId other) {
    for (size_t i = 0; i < values_.atoms(other).size(); ++i) {
        const AtomId atom = values_.atoms(other)[i];
        if (values_[atom].kind != AtomKind::Object) continue;
        const ObjectId source(static_cast<uint32_t>(values_[atom].payload));
        if (source == dict) continue;
        readWhole(frame, source);
        for (SlotId slot : std::vector<SlotId>(heap_.slotsOf(source))) {
            const SlotKey key = heap_[slot].key;
            if (key.kind == HeapSlot::Key::Item || key.kind == HeapSlot::Key::AnyItem)
                writeSlot(frame, {dict, key.kind, key.key}, readSlotOrBottom(frame, key));
        }
    }
    if (values_.unknownReason(other) != UnknownReason::None)
        writeSlot(frame, {dict, HeapSlot::Key::AnyItem},
                  values_.unknown(values_.unknownReason(other)));
}

// --- iteration ---------------------------------------------------------------------------------

std::optional<std::vector<ValueId>> Interpreter::knownElements(Frame& frame, ValueId iterable) {
    const AtomId atom = values_.onlyAtom(iterable);
    if (atom.isNone()) return std::nullopt;
    const Atom a = values_[atom];
    if (a.kind == AtomKind::Tuple) {
        std::span<const ValueId> elements = values_.sequence(atom);
        return std::vector<ValueId>(elements.begin(), elements.end());
    }
    if (a.kind == AtomKind::Iterator) {
        std::span<const ValueId> elements = values_.sequence(atom);
        if (elements.size() < 2) return std::nullopt;
        return std::vector<ValueId>(elements.begin() + 1, elements.end());
    }
    if (a.kind == AtomKind::Range) return rangeElements(atom);
    if (a.kind == AtomKind::Tensor || a.kind == AtomKind::ShapeOf) {
        const ModelValue model = atomToModel(frame, atom, 0);
        const auto length = registry_.length(model);
        if (!length || *length > kMaxUnroll) return std::nullopt;
        std::vector<ValueId> elements;
        for (int64_t i = 0; i < *length; ++i)
            elements.push_back(
                fromModel(frame, registry_.getItem(model, ModelValue::integerOf(i))));
        return elements;
    }
    if (a.kind != AtomKind::Object) return std::nullopt;
    const ObjectId object(static_cast<uint32_t>(a.payload));
    const ObjectInfo::Kind kind = p_.objects[object].kind;
    if (kind == ObjectInfo::Kind::Dict) return knownKeys(frame, object);
    if (kind != ObjectInfo::Kind::List) return std::nullopt;
    const auto length = knownLength(frame, object);
    if (!length || *length > kMaxUnroll) return std::nullopt;
    std::vector<ValueId> elements;
    for (int64_t i = 0; i < *length; ++i) {
        const ValueId item =
            readSlotOrBottom(frame, {object, HeapSlot::Key::Item,
                                     values_.atom(AtomKind::Int, static_cast<uint64_t>(i)).value});
        const ValueId rest = readSlotOrBottom(frame, {object, HeapSlot::Key::AnyItem});
        elements.push_back(values_.join(item, rest));
    }
    return elements;
}

std::optional<std::vector<ValueId>> Interpreter::knownKeys(Frame& frame, ObjectId dict) {
    std::vector<ValueId> keys;
    readWhole(frame, dict);
    for (SlotId slot : heap_.slotsOf(dict)) {
        const Heap::Slot& s = heap_[slot];
        if (s.key.kind == HeapSlot::Key::AnyItem && !values_.isBottom(s.value)) return std::nullopt;
        if (s.key.kind == HeapSlot::Key::Item) keys.push_back(values_.single(AtomId(s.key.key)));
    }
    if (keys.empty() || keys.size() > kMaxUnroll) return std::nullopt;
    return keys;
}

std::optional<std::vector<ValueId>> Interpreter::rangeElements(AtomId range) {
    int64_t bounds[3];
    for (size_t i = 0; i < 3; ++i) {
        const AtomId bound = values_.onlyAtom(values_.sequence(range)[i]);
        if (bound.isNone() || values_[bound].kind != AtomKind::Int) return std::nullopt;
        bounds[i] = static_cast<int64_t>(values_[bound].payload);
    }
    std::vector<ValueId> elements;
    if (bounds[2] == 0) return std::nullopt;
    for (int64_t i = bounds[0]; bounds[2] > 0 ? i < bounds[1] : i > bounds[1]; i += bounds[2]) {
        if (elements.size() >= kMaxUnroll) return std::nullopt;
        elements.push_back(values_.integer(i));
    }
    return elements;
}

ValueId Interpreter::iterate(Frame& frame, ValueId iterable, bool viaProtocol) {
    if (values_.isBottom(iterable)) return iterable;
    std::vector<ValueId> elements{ValueTable::bottom()};
    if (auto known = knownElements(frame, iterable)) {
        for (ValueId element : *known) elements[0] = values_.join(elements[0], element);
        if (known->size() <= kMaxUnroll && !known->empty())
            elements.insert(elements.end(), known->begin(), known->end());
    } else {
        for (size_t i = 0; i < values_.atoms(iterable).size(); ++i)
            elements[0] = values_.join(elements[0], elementOf(frame, values_.atoms(iterable)[i]));
        if (values_.unknownReason(iterable) != UnknownReason::None)
            elements[0] = values_.withUnknown(elements[0], values_.unknownReason(iterable));
    }
    static_cast<void>(viaProtocol);
    return values_.single(values_.sequenceAtom(AtomKind::Iterator, elements));
}

ValueId Interpreter::elementOf(Frame& frame, AtomId iterable) {
    const Atom a = values_[iterable];
    switch (a.kind) {
        case AtomKind::Tuple: {
            ValueId all = ValueTable::bottom();
            for (ValueId v : std::vector<ValueId>(values_.sequence(iterable).begin(),
                                                  values_.sequence(iterable).end()))
                all = values_.join(all, v);
            return all;
        }
        case AtomKind::AnyTuple:
        case AtomKind::Iterator:
            return values_.sequence(iterable)[0];
        case AtomKind::Range:
            return values_.single(values_.atom(AtomKind::SomeInt));
        case AtomKind::String:
        case AtomKind::SomeString:
            return values_.single(values_.atom(AtomKind::SomeString));
        case AtomKind::Bytes:
        case AtomKind::SomeBytes:
            return values_.single(values_.atom(AtomKind::SomeInt));
        case AtomKind::None:
        case AtomKind::Bool:
        case AtomKind::Int:
        case AtomKind::Float:
            return ValueTable::bottom();
        case AtomKind::Object:
            return objectElement(frame, iterable);
        case AtomKind::External:
            return values_.unknown(UnknownReason::UnmodelledApi);
        default:
            return fromModel(
                frame, registry_.element(atomToModel(frame, iterable, 0), noCallbacks(frame)));
    }
}

ValueId Interpreter::objectElement(Frame& frame, AtomId atom) {
    const ObjectId object(static_cast<uint32_t>(values_[atom].payload));
    const ObjectHead info = headOf(object);
    switch (info.kind) {
        case ObjectInfo::Kind::Dict:
            return allKeys(frame, object);
        case ObjectInfo::Kind::List:
        case ObjectInfo::Kind::Set:
        case ObjectInfo::Kind::Generator:
            return allItems(frame, object);
        default:
            break;
    }
    if (!info.cls.isNone()) {
        if (!values_.isBottom(classAttribute(&frame, info.cls, n_.iter))) {
            const ValueId iterator = dunderCall(frame, atom, "__iter__", {}, EdgeKind::Iteration);
            ValueId element = ValueTable::bottom();
            for (size_t i = 0; i < values_.atoms(iterator).size(); ++i) {
                const AtomId it = values_.atoms(iterator)[i];
                const bool hasNext =
                    values_[it].kind == AtomKind::Object &&
                    !p_.objects[ObjectId(static_cast<uint32_t>(values_[it].payload))].cls.isNone();
                element = values_.join(
                    element, hasNext ? dunderCall(frame, it, "__next__", {}, EdgeKind::Iteration)
                                     : elementOf(frame, it));
            }
            return values_.join(element, values_.unknownReason(iterator) == UnknownReason::None
                                             ? ValueTable::bottom()
                                             : values_.unknown(values_.unknownReason(iterator)));
        }
        if (!values_.isBottom(classAttribute(&frame, info.cls, n_.getitem)))
            return dunderCall(frame, atom, "__getitem__",
                              {values_.single(values_.atom(AtomKind::SomeInt))},
                              EdgeKind::Iteration);
    }
    return fromModel(frame, registry_.element(atomToModel(frame, atom, 0), noCallbacks(frame)));
}

}  // namespace graphlift
