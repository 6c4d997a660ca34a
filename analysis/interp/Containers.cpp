// Items of tuples, lists and dicts.
#include <algorithm>

#include "analysis/interp/Interpreter.h"
#include "analysis/support/Hash.h"

namespace graphlift {

ValueId Interpreter::getItem(Frame& frame, ValueId object, ValueId index) {
    if (values_.isBottom(index)) return ValueTable::bottom();
    Joiner result(values_);
    for (AtomId atom : values_.atoms(object)) result.add(getItemOfAtom(frame, atom, index));
    if (values_.unknownReason(object) != UnknownReason::None)
        result.add(values_.unknown(values_.unknownReason(object)));
    return result.result();
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
                !values_.isBottom(classAttribute(frame, info.cls, n_.getitem)))
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
        if (!info.cls.isNone() && !values_.isBottom(classAttribute(frame, info.cls, n_.setitem))) {
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
        for (SlotId slot : slotsOf(source)) {
            const SlotKey key = heap_[slot].key;
            if (key.kind == HeapSlot::Key::Item || key.kind == HeapSlot::Key::AnyItem)
                writeSlot(frame, {dict, key.kind, key.key}, readSlotOrBottom(frame, key));
        }
    }
    if (values_.unknownReason(other) != UnknownReason::None)
        writeSlot(frame, {dict, HeapSlot::Key::AnyItem},
                  values_.unknown(values_.unknownReason(other)));
}

}  // namespace graphlift
