// What iterating gives: elements in order where their number is known, else one for all.
#include <algorithm>

#include "analysis/interp/Interpreter.h"
#include "analysis/support/Hash.h"

namespace graphlift {

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
    for (SlotId slot : slotsOf(dict)) {
        const SlotKey key = heap_[slot].key;
        if (key.kind == HeapSlot::Key::AnyItem && !values_.isBottom(readSlotOrBottom(frame, key)))
            return std::nullopt;
        if (key.kind == HeapSlot::Key::Item) keys.push_back(values_.single(AtomId(key.key)));
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
        elements[0] = values_.joinAll(*known);
        if (known->size() <= kMaxUnroll && !known->empty())
            elements.insert(elements.end(), known->begin(), known->end());
    } else {
        Joiner any(values_);
        for (AtomId atom : values_.atoms(iterable)) any.add(elementOf(frame, atom));
        if (values_.unknownReason(iterable) != UnknownReason::None)
            any.add(values_.unknown(values_.unknownReason(iterable)));
        elements[0] = any.result();
    }
    static_cast<void>(viaProtocol);
    return values_.single(values_.sequenceAtom(AtomKind::Iterator, elements));
}

ValueId Interpreter::elementOf(Frame& frame, AtomId iterable) {
    const Atom a = values_[iterable];
    switch (a.kind) {
        case AtomKind::Tuple:
            return values_.joinAll(values_.sequence(iterable));
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
        if (!values_.isBottom(classAttribute(frame, info.cls, n_.iter))) {
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
        if (!values_.isBottom(classAttribute(frame, info.cls, n_.getitem)))
            return dunderCall(frame, atom, "__getitem__",
                              {values_.single(values_.atom(AtomKind::SomeInt))},
                              EdgeKind::Iteration);
    }
    return fromModel(frame, registry_.element(atomToModel(frame, atom, 0), noCallbacks(frame)));
}

}  // namespace graphlift
