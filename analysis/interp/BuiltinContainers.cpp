// Python's iteration functions and the methods of lists and dicts.
#include <algorithm>

#include "analysis/interp/Interpreter.h"

namespace graphlift {

namespace {
ValueId argument(const CallArgs& args, size_t index) {
    return index < args.positional.size() ? args.positional[index] : args.restPositional;
}
}  // namespace

ValueId Interpreter::iteratorOf(std::optional<std::vector<ValueId>> known, ValueId any) {
    std::vector<ValueId> parts{any};
    if (known && !known->empty() && known->size() <= kMaxUnroll)
        parts.insert(parts.end(), known->begin(), known->end());
    return values_.single(values_.sequenceAtom(AtomKind::Iterator, parts));
}

ValueId Interpreter::elementsOf(Frame& frame, ValueId iterable) {
    return nextElement(frame, iterate(frame, iterable, false));
}

ValueId Interpreter::specialIter(Frame& frame, const CallArgs& args, ValueId) {
    const ValueId what = argument(args, 0);
    ValueId own = ValueTable::bottom();
    for (AtomId atom : values_.atoms(what))
        own = values_.join(own, dunderCall(frame, atom, "__iter__", {}, EdgeKind::Iteration));
    return values_.isBottom(own) ? iterate(frame, what, true) : own;
}

ValueId Interpreter::specialNext(Frame& frame, const CallArgs& args, ValueId) {
    ValueId result = args.positional.size() > 1 ? args.positional[1] : ValueTable::bottom();
    const ValueId iterator = argument(args, 0);
    for (AtomId atom : values_.atoms(iterator)) {
        const ValueId own = dunderCall(frame, atom, "__next__", {}, EdgeKind::Iteration);
        result = values_.join(result, values_.isBottom(own) ? elementOf(frame, atom) : own);
    }
    return values_.unknownReason(iterator) == UnknownReason::None
               ? result
               : values_.withUnknown(result, values_.unknownReason(iterator));
}

ValueId Interpreter::specialZip(Frame& frame, const CallArgs& args, ValueId) {
    std::vector<ValueId> any;
    std::vector<std::vector<ValueId>> columns;
    size_t shortest = kMaxUnroll + 1;
    bool known = values_.isBottom(args.restPositional);
    for (ValueId column : args.positional) {
        any.push_back(elementsOf(frame, column));
        auto elements = knownElements(frame, column);
        known = known && elements.has_value();
        if (elements) {
            shortest = std::min(shortest, elements->size());
            columns.push_back(std::move(*elements));
        }
    }
    if (std::ranges::any_of(any, [&](ValueId v) { return values_.isBottom(v); }))
        return iteratorOf(std::nullopt, ValueTable::bottom());
    std::vector<ValueId> rows;
    for (size_t i = 0; known && i < shortest && shortest <= kMaxUnroll; ++i) {
        std::vector<ValueId> row;
        for (const auto& column : columns) row.push_back(column[i]);
        rows.push_back(values_.tuple(row));
    }
    return iteratorOf(known ? std::optional(rows) : std::nullopt, values_.tuple(any));
}

ValueId Interpreter::specialEnumerate(Frame& frame, const CallArgs& args, ValueId) {
    const ValueId what = argument(args, 0),
                  someInt = values_.single(values_.atom(AtomKind::SomeInt));
    const ValueId element = elementsOf(frame, what);
    if (values_.isBottom(element)) return iteratorOf(std::nullopt, element);
    std::vector<ValueId> rows;
    const bool fromZero = args.positional.size() == 1 && args.keywords.empty();
    if (auto known = knownElements(frame, what))
        for (size_t i = 0; i < known->size() && i <= kMaxUnroll; ++i)
            rows.push_back(values_.tuple(std::vector<ValueId>{
                fromZero ? values_.integer(static_cast<int64_t>(i)) : someInt, (*known)[i]}));
    return iteratorOf(rows, values_.tuple(std::vector<ValueId>{someInt, element}));
}

ValueId Interpreter::specialMap(Frame& frame, const CallArgs& args, ValueId) {
    if (args.positional.size() < 2) return values_.unknown(UnknownReason::DynamicFeature);
    CallArgs given;
    for (size_t i = 1; i < args.positional.size(); ++i)
        given.positional.push_back(elementsOf(frame, args.positional[i]));
    if (std::ranges::any_of(given.positional, [&](ValueId v) { return values_.isBottom(v); }))
        return iteratorOf(std::nullopt, ValueTable::bottom());
    return iteratorOf(std::nullopt, call(frame, args.positional[0], given, {EdgeKind::Callback}));
}

ValueId Interpreter::specialFilter(Frame& frame, const CallArgs& args, ValueId) {
    const ValueId element = elementsOf(frame, argument(args, 1));
    const AtomId test = values_.onlyAtom(argument(args, 0));
    if (!values_.isBottom(element) && (test.isNone() || values_[test].kind != AtomKind::None))
        call(frame, argument(args, 0), {{element}, {}}, {EdgeKind::Callback});
    return iteratorOf(std::nullopt, element);
}

ValueId Interpreter::specialReduce(Frame& frame, const CallArgs& args, ValueId) {
    if (args.positional.size() < 2) return values_.unknown(UnknownReason::DynamicFeature);
    const ValueId element = elementsOf(frame, args.positional[1]);
    ValueId accumulated = args.positional.size() > 2 ? args.positional[2] : element;
    for (int round = 0; round < 3 && !values_.isBottom(accumulated) && !values_.isBottom(element);
         ++round)
        accumulated = values_.join(
            accumulated,
            call(frame, args.positional[0], {{accumulated, element}, {}}, {EdgeKind::Callback}));
    return accumulated;
}

ValueId Interpreter::specialSorted(Frame& frame, const CallArgs& args, ValueId) {
    const ValueId element = elementsOf(frame, argument(args, 0));
    if (const ValueId key = args.keyword(names_.intern("key"));
        !values_.isBottom(key) && !values_.isBottom(element))
        call(frame, key, {{element}, {}}, {EdgeKind::Callback});
    const auto known = knownElements(frame, argument(args, 0));
    if (!known) return newList(frame, ObjectInfo::Kind::List, {}, element, true);
    const std::vector<ValueId> items(known->size(), element);
    return newList(frame, ObjectInfo::Kind::List, items, ValueTable::bottom(), false);
}

ValueId Interpreter::specialReversed(Frame& frame, const CallArgs& args, ValueId) {
    auto known = knownElements(frame, argument(args, 0));
    if (known) std::ranges::reverse(*known);
    return iteratorOf(known, elementsOf(frame, argument(args, 0)));
}

// min and max: of one iterable or of the arguments, with key.
ValueId Interpreter::specialExtreme(Frame& frame, const CallArgs& args, ValueId) {
    ValueId result = args.restPositional;
    if (args.positional.size() == 1)
        result = elementsOf(frame, args.positional[0]);
    else
        for (ValueId v : args.positional) result = values_.join(result, v);
    if (const ValueId key = args.keyword(names_.intern("key"));
        !values_.isBottom(key) && !values_.isBottom(result))
        call(frame, key, {{result}, {}}, {EdgeKind::Callback});
    if (const ValueId other = args.keyword(names_.intern("default")); !values_.isBottom(other))
        result = values_.join(result, other);
    const auto ints = values_.atoms(result);
    if (ints.size() > 1 &&
        std::ranges::all_of(ints, [&](AtomId a) { return values_[a].kind == AtomKind::Int; }))
        return values_.single(values_.atom(AtomKind::SomeInt));
    return values_.isBottom(result) ? values_.unknown(UnknownReason::DynamicFeature) : result;
}

ValueId Interpreter::specialList(Frame& frame, const CallArgs& args, ValueId) {
    if (args.positional.empty())
        return newList(frame, ObjectInfo::Kind::List, {}, ValueTable::bottom(), false);
    if (auto known = knownElements(frame, args.positional[0]))
        return newList(frame, ObjectInfo::Kind::List, *known, ValueTable::bottom(), false);
    return newList(frame, ObjectInfo::Kind::List, {}, elementsOf(frame, args.positional[0]), true);
}

ValueId Interpreter::specialTuple(Frame& frame, const CallArgs& args, ValueId) {
    if (args.positional.empty()) return values_.tuple({});
    if (auto known = knownElements(frame, args.positional[0])) return values_.tuple(*known);
    return values_.wrap(AtomKind::AnyTuple, elementsOf(frame, args.positional[0]));
}

ValueId Interpreter::specialSet(Frame& frame, const CallArgs& args, ValueId) {
    const ValueId element =
        args.positional.empty() ? ValueTable::bottom() : elementsOf(frame, args.positional[0]);
    return newList(frame, ObjectInfo::Kind::Set, {}, element, !args.positional.empty());
}

ValueId Interpreter::specialDict(Frame& frame, const CallArgs& args, ValueId) {
    const ObjectId dict =
        allocate(frame, ObjectInfo::Kind::Dict, ClassId::none(), ApiId::none(), 5);
    const ValueId result = objectValue(dict);
    if (!args.positional.empty()) fillDict(frame, dict, args.positional[0]);
    for (const auto& [name, value] : args.keywords)
        setItem(frame, result, values_.string(name), value);
    if (!values_.isBottom(args.restKeywords))
        writeSlot(frame, {dict, HeapSlot::Key::AnyItem}, args.restKeywords);
    return result;
}

// From another mapping, or from pairs.
void Interpreter::fillDict(Frame& frame, ObjectId dict, ValueId source) {
    bool isMapping = false;
    for (AtomId atom : values_.atoms(source))
        isMapping |= values_[atom].kind == AtomKind::Object &&
                     p_.objects[ObjectId(static_cast<uint32_t>(values_[atom].payload))].kind ==
                         ObjectInfo::Kind::Dict;
    updateDict(frame, dict, source);
    if (isMapping) return;
    std::vector<ValueId> pairs{elementsOf(frame, source)};
    if (auto known = knownElements(frame, source)) pairs = *known;
    for (ValueId pair : pairs)
        for (AtomId atom : values_.atoms(pair))
            if (values_[atom].kind == AtomKind::Tuple && values_.sequence(atom).size() == 2)
                setItem(frame, objectValue(dict), values_.sequence(atom)[0],
                        values_.sequence(atom)[1]);
}

// --- methods -----------------------------------------------------------------------------------

ValueId Interpreter::specialListAppend(Frame& frame, const CallArgs& args, ValueId receiver) {
    for (AtomId atom : values_.atoms(receiver))
        if (values_[atom].kind == AtomKind::Object)
            addItem(frame, ObjectId(static_cast<uint32_t>(values_[atom].payload)),
                    argument(args, 0));
    return values_.none();
}

ValueId Interpreter::specialListExtend(Frame& frame, const CallArgs& args, ValueId receiver) {
    const ValueId what = argument(args, 0);
    const auto known = knownElements(frame, what);
    const std::vector<ValueId> items =
        known ? *known : std::vector<ValueId>{elementsOf(frame, what)};
    for (AtomId atom : values_.atoms(receiver)) {
        if (values_[atom].kind != AtomKind::Object) continue;
        const ObjectId list(static_cast<uint32_t>(values_[atom].payload));
        if (!known) {
            markStored(frame, items[0]);
            const ValueId someInt = values_.single(values_.atom(AtomKind::SomeInt));
            writeSlot(frame, {list, HeapSlot::Key::AnyItem}, items[0]);
            writeSlot(frame, {list, HeapSlot::Key::Attribute, n_.length.value}, someInt);
            writeSlot(frame, {list, HeapSlot::Key::Attribute, n_.finalLength.value}, someInt);
            continue;
        }
        for (ValueId item : items) addItem(frame, list, item);
    }
    return values_.none();
}

ValueId Interpreter::specialListInsert(Frame& frame, const CallArgs& args, ValueId receiver) {
    CallArgs item;
    item.positional = {values_.tuple({})};
    specialListExtend(frame, {{values_.wrap(AtomKind::AnyTuple, argument(args, 1))}, {}}, receiver);
    return values_.none();
}

ValueId Interpreter::specialListPop(Frame& frame, const CallArgs& args, ValueId receiver) {
    ValueId result = ValueTable::bottom();
    const bool last = args.positional.empty();
    for (AtomId atom : values_.atoms(receiver)) {
        if (values_[atom].kind != AtomKind::Object) continue;
        const ObjectId list(static_cast<uint32_t>(values_[atom].payload));
        result = values_.join(
            result, containerItem(frame, list, last ? values_.integer(-1) : args.positional[0]));
        writeSlot(frame, {list, HeapSlot::Key::Attribute, n_.length.value},
                  values_.single(values_.atom(AtomKind::SomeInt)));
        writeSlot(frame, {list, HeapSlot::Key::AnyItem}, allItems(frame, list));
    }
    return values_.isBottom(result) ? missing(frame, UnknownReason::DynamicFeature) : result;
}

ValueId Interpreter::specialListCopy(Frame& frame, const CallArgs&, ValueId receiver) {
    return specialList(frame, {{receiver}, {}}, ValueTable::bottom());
}

ValueId Interpreter::specialListSort(Frame& frame, const CallArgs& args, ValueId receiver) {
    for (AtomId atom : values_.atoms(receiver)) {
        if (values_[atom].kind != AtomKind::Object) continue;
        const ObjectId list(static_cast<uint32_t>(values_[atom].payload));
        const ValueId element = allItems(frame, list);
        if (const ValueId key = args.keyword(names_.intern("key"));
            !values_.isBottom(key) && !values_.isBottom(element))
            call(frame, key, {{element}, {}}, {EdgeKind::Callback});
        writeSlot(frame, {list, HeapSlot::Key::AnyItem}, element);
    }
    return values_.none();
}

ValueId Interpreter::specialDictGet(Frame& frame, const CallArgs& args, ValueId receiver) {
    ValueId result = ValueTable::bottom();
    const ValueId otherwise = args.positional.size() > 1 ? args.positional[1] : values_.none();
    for (AtomId atom : values_.atoms(receiver)) {
        if (values_[atom].kind != AtomKind::Object) continue;
        const ObjectId dict(static_cast<uint32_t>(values_[atom].payload));
        const AtomId key = values_.onlyAtom(argument(args, 0));
        const bool isConstant = !key.isNone() && (values_[key].kind == AtomKind::String ||
                                                  values_[key].kind == AtomKind::Int);
        if (isConstant) {
            result = values_.join(result,
                                  readSlotOrBottom(frame, {dict, HeapSlot::Key::Item, key.value}));
            result = values_.join(result, readSlotOrBottom(frame, {dict, HeapSlot::Key::AnyItem}));
        } else {
            result = values_.join(result, allItems(frame, dict));
        }
    }
    return values_.join(result, otherwise);
}

ValueId Interpreter::specialDictItems(Frame& frame, const CallArgs&, ValueId receiver) {
    ValueId result = ValueTable::bottom();
    for (AtomId atom : values_.atoms(receiver)) {
        if (values_[atom].kind != AtomKind::Object) continue;
        const ObjectId dict(static_cast<uint32_t>(values_[atom].payload));
        const ValueId key = allKeys(frame, dict), item = allItems(frame, dict);
        std::vector<ValueId> rows;
        const auto keys = knownKeys(frame, dict);
        if (keys)
            for (ValueId k : *keys)
                rows.push_back(
                    values_.tuple(std::vector<ValueId>{k, containerItem(frame, dict, k)}));
        const bool empty = values_.isBottom(item);
        const ValueId anyKey =
            values_.isBottom(key) ? values_.unknown(UnknownReason::DynamicFeature) : key;
        result = values_.join(
            result, iteratorOf(keys ? std::optional(rows) : std::nullopt,
                               empty ? item : values_.tuple(std::vector<ValueId>{anyKey, item})));
    }
    return result;
}

ValueId Interpreter::specialDictKeys(Frame& frame, const CallArgs&, ValueId receiver) {
    return iterate(frame, receiver, false);
}

ValueId Interpreter::specialDictValues(Frame& frame, const CallArgs&, ValueId receiver) {
    ValueId result = ValueTable::bottom();
    for (AtomId atom : values_.atoms(receiver)) {
        if (values_[atom].kind != AtomKind::Object) continue;
        const ObjectId dict(static_cast<uint32_t>(values_[atom].payload));
        std::vector<ValueId> rows;
        const auto keys = knownKeys(frame, dict);
        if (keys)
            for (ValueId k : *keys) rows.push_back(containerItem(frame, dict, k));
        result = values_.join(
            result, iteratorOf(keys ? std::optional(rows) : std::nullopt, allItems(frame, dict)));
    }
    return result;
}

ValueId Interpreter::specialDictUpdate(Frame& frame, const CallArgs& args, ValueId receiver) {
    for (AtomId atom : values_.atoms(receiver)) {
        if (values_[atom].kind != AtomKind::Object) continue;
        const ObjectId dict(static_cast<uint32_t>(values_[atom].payload));
        if (!args.positional.empty()) fillDict(frame, dict, args.positional[0]);
        for (const auto& [name, value] : args.keywords)
            setItem(frame, values_.single(atom), values_.string(name), value);
    }
    return values_.none();
}

ValueId Interpreter::specialDictSetDefault(Frame& frame, const CallArgs& args, ValueId receiver) {
    const ValueId value = args.positional.size() > 1 ? args.positional[1] : values_.none();
    setItem(frame, receiver, argument(args, 0), value);
    return specialDictGet(frame, {{argument(args, 0), value}, {}}, receiver);
}

ValueId Interpreter::specialDictCopy(Frame& frame, const CallArgs&, ValueId receiver) {
    return specialDict(frame, {{receiver}, {}}, ValueTable::bottom());
}

}  // namespace graphlift
