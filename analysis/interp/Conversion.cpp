// Between the engine's values and what models compute with.
#include <algorithm>

#include "analysis/interp/Interpreter.h"
#include "analysis/support/Hash.h"

namespace graphlift {

using Kind = ModelValue::Kind;

std::vector<ModelValue> Interpreter::choices(Frame& frame, ValueId value, size_t most) {
    if (values_.atoms(value).size() > most) return {toModel(frame, value)};
    std::vector<ModelValue> out;
    for (AtomId atom : values_.atoms(value)) out.push_back(atomToModel(frame, atom, 0));
    if (values_.unknownReason(value) != UnknownReason::None) out.push_back(ModelValue::unknown());
    if (out.empty()) out.push_back(ModelValue::unknown());
    return out;
}

namespace {
/// Two possibilities as one: tensors join their shapes, numbers lose their value.
ModelValue joinModels(const ModelValue& a, const ModelValue& b) {
    auto ints = [](const ModelValue& v) {
        return v.is(Kind::Int) || v.is(Kind::SomeInt) || v.is(Kind::Bool);
    };
    auto floats = [&](const ModelValue& v) {
        return v.is(Kind::Float) || v.is(Kind::SomeFloat) || ints(v);
    };
    auto strings = [](const ModelValue& v) { return v.is(Kind::String) || v.is(Kind::SomeString); };
    if (a.is(Kind::Tensor) && b.is(Kind::Tensor) && a.tensor.layout == b.tensor.layout) {
        TensorType joined = a.tensor;
        joined.shape = joinShapes(a.tensor.shape, b.tensor.shape);
        if (a.tensor.dtype != b.tensor.dtype) joined.dtype = DType::Unknown;
        if (a.tensor.origin != b.tensor.origin) joined.origin = Origin::Tensor;
        if (a.tensor.content != b.tensor.content) joined.content.reset();
        return ModelValue::ofTensor(std::move(joined));
    }
    if (ints(a) && ints(b)) return ModelValue::of(Kind::SomeInt);
    if (floats(a) && floats(b)) return ModelValue::of(Kind::SomeFloat);
    if (strings(a) && strings(b)) return ModelValue::of(Kind::SomeString);
    return ModelValue::unknown();
}
}  // namespace

ModelValue Interpreter::toModel(Frame& frame, ValueId value, int depth) {
    if (values_.unknownReason(value) != UnknownReason::None || values_.isBottom(value))
        return ModelValue::unknown();
    ModelValue joined;
    bool first = true;
    for (AtomId atom : values_.atoms(value)) {
        ModelValue one = atomToModel(frame, atom, depth);
        joined = first ? std::move(one) : joinModels(joined, one);
        first = false;
        if (joined.is(Kind::Unknown)) return joined;
    }
    return joined;
}

ModelValue Interpreter::atomToModel(Frame& frame, AtomId atom, int depth) {
    const Atom a = values_[atom];
    ModelValue out;
    auto sequence = [&](std::span<const ValueId> parts) {
        std::vector<ModelValue> elements;
        for (ValueId part : parts)
            elements.push_back(depth > 4 ? ModelValue::unknown() : toModel(frame, part, depth + 1));
        return elements;
    };
    auto text = [&] { return std::string(names_.text(Name(static_cast<uint32_t>(a.payload)))); };
    switch (a.kind) {
        case AtomKind::None:
            return ModelValue::none();
        case AtomKind::Ellipsis:
            return ModelValue::of(Kind::Ellipsis);
        case AtomKind::Bool:
            return ModelValue::boolean(a.payload != 0);
        case AtomKind::Int:
            return ModelValue::integerOf(static_cast<int64_t>(a.payload));
        case AtomKind::Float:
            out.kind = Kind::Float;
            out.number = values_.number(atom);
            return out;
        case AtomKind::String:
        case AtomKind::Bytes:
            out.kind = a.kind == AtomKind::String ? Kind::String : Kind::Bytes;
            out.text = text();
            return out;
        case AtomKind::SomeBool:
            return ModelValue::of(Kind::SomeBool);
        case AtomKind::SomeInt:
            return ModelValue::of(Kind::SomeInt);
        case AtomKind::SomeFloat:
            return ModelValue::of(Kind::SomeFloat);
        case AtomKind::SomeComplex:
            return ModelValue::of(Kind::Complex);
        case AtomKind::SomeString:
            return ModelValue::of(Kind::SomeString);
        case AtomKind::SomeBytes:
            return ModelValue::of(Kind::Bytes);
        case AtomKind::DType:
            out.kind = Kind::DType;
            out.dtype = static_cast<DType>(a.payload);
            return out;
        case AtomKind::Tensor:
            return ModelValue::ofTensor(values_.tensor(atom));
        case AtomKind::ShapeOf:
            out.kind = Kind::Shape;
            out.tensor = values_.tensor(atom);
            return out;
        case AtomKind::Tuple:
            return ModelValue::sequence(sequence(values_.sequence(atom)), true);
        case AtomKind::AnyTuple:
            out = ModelValue::sequence(sequence(values_.sequence(atom)), true);
            out.lengthKnown = false;
            return out;
        case AtomKind::Iterator: {
            std::span<const ValueId> parts = values_.sequence(atom);
            out =
                ModelValue::sequence(sequence(parts.size() > 1 ? parts.subspan(1) : parts), false);
            out.lengthKnown = parts.size() > 1;
            return out;
        }
        case AtomKind::Slice:
            out.kind = Kind::Slice;
            out.elements = sequence(values_.sequence(atom));
            return out;
        case AtomKind::Range:
            out.kind = Kind::Range;
            out.elements = sequence(values_.sequence(atom));
            return out;
        case AtomKind::External:
            out.kind = Kind::Api;
            out.api = p_.externalApi[a.payload];
            out.handle = atom.value;
            if (out.api.isNone()) out.kind = Kind::Callable;
            return out;
        case AtomKind::Object:
            return objectToModel(frame, atom, depth);
        case AtomKind::Function:
        case AtomKind::BoundMethod:
        case AtomKind::Class:
        case AtomKind::Partial:
        case AtomKind::StaticMethod:
        case AtomKind::ClassMethod:
            out.kind = Kind::Callable;
            out.handle = atom.value;
            return out;
        case AtomKind::NotImplemented:
        case AtomKind::Module:
        case AtomKind::Super:
        case AtomKind::Property:
            return ModelValue::unknown();
    }
    return out;
}

ModelValue Interpreter::objectToModel(Frame& frame, AtomId atom, int depth) {
    const ObjectId object(static_cast<uint32_t>(values_[atom].payload));
    const ObjectHead info = headOf(object);
    ModelValue out;
    switch (info.kind) {
        case ObjectInfo::Kind::List:
        case ObjectInfo::Kind::Set:
        case ObjectInfo::Kind::Generator: {
            auto known = info.kind == ObjectInfo::Kind::List
                             ? knownElements(frame, values_.single(atom))
                             : std::nullopt;
            if (!known) known = longList(frame, object);
            if (known && depth <= 4) {
                for (ValueId part : *known) out.elements.push_back(toModel(frame, part, depth + 1));
            } else {
                const ValueId any = allItems(frame, object);
                out.elements.push_back(values_.isBottom(any) || depth > 4
                                           ? ModelValue::unknown()
                                           : toModel(frame, any, depth + 1));
                out.lengthKnown = false;
            }
            out.kind = Kind::Sequence;
            out.handle = atom.value;
            return out;
        }
        case ObjectInfo::Kind::Dict:
            out.kind = Kind::Mapping;
            out.handle = atom.value;
            readWhole(frame, object);
            for (SlotId slot : slotsOf(object)) {
                const SlotKey key = heap_[slot].key;
                if (key.kind != HeapSlot::Key::Item ||
                    values_[AtomId(key.key)].kind != AtomKind::String)
                    continue;
                out.keys.emplace_back(
                    names_.text(Name(static_cast<uint32_t>(values_[AtomId(key.key)].payload))));
                out.elements.push_back(
                    depth > 4 ? ModelValue::unknown()
                              : toModel(frame, readSlotOrBottom(frame, key), depth + 1));
            }
            return out;
        case ObjectInfo::Kind::Instance:
        case ObjectInfo::Kind::LibraryInstance:
            out.kind = info.api.isNone() ? Kind::Callable : Kind::Instance;
            out.api = info.api;
            out.handle = atom.value;
            return out;
        case ObjectInfo::Kind::Namespace:
        case ObjectInfo::Kind::CellFrame:
            return ModelValue::unknown();
    }
    return out;
}

// A list of many plain items keeps its first ones and its length: enough for its dtype and shape.
std::optional<std::vector<ValueId>> Interpreter::longList(Frame& frame, ObjectId object) {
    if (p_.objects[object].kind != ObjectInfo::Kind::List) return std::nullopt;
    const auto length = knownLength(frame, object);
    if (!length || *length > 512) return std::nullopt;
    const ValueId any = allItems(frame, object);
    std::vector<ValueId> elements;
    for (int64_t i = 0; i < *length; ++i) {
        const ValueId item =
            i < static_cast<int64_t>(kMaxUnroll)
                ? readSlotOrBottom(frame,
                                   {object, HeapSlot::Key::Item,
                                    values_.atom(AtomKind::Int, static_cast<uint64_t>(i)).value})
                : ValueTable::bottom();
        elements.push_back(values_.isBottom(item) ? any : item);
    }
    return elements;
}

ModelValue Interpreter::instanceAttribute(Frame& frame, const ModelValue& instance,
                                          std::string_view name) {
    for (size_t i = 0; i < instance.keys.size(); ++i)
        if (instance.keys[i] == name) return instance.elements[i];
    if (instance.handle == Id<int>::kNone ||
        values_[AtomId(instance.handle)].kind != AtomKind::Object)
        return ModelValue::absent();
    const ObjectId object(static_cast<uint32_t>(values_[AtomId(instance.handle)].payload));
    const Name key = names_.intern(name);
    if (frame.ir != nullptr)
        if (const ValueId own =
                readSlotOrBottom(frame, {object, HeapSlot::Key::Attribute, key.value});
            !values_.isBottom(own))
            return toModel(frame, own);
    frame.isOrdered = true;  // nobody is told when it changes
    for (const auto& [field, value] :
         std::vector<std::pair<Name, ValueId>>(p_.objects[object].config))
        if (field == key) return toModel(frame, value);
    return ModelValue::absent();
}

ValueId Interpreter::fromModel(Frame& frame, const ModelValue& v, ValueId receiver) {
    auto some = [&](AtomKind kind) { return values_.single(values_.atom(kind)); };
    std::vector<ValueId> parts;
    auto convertParts = [&] {
        for (const ModelValue& e : v.elements) parts.push_back(fromModel(frame, e, receiver));
    };
    switch (v.kind) {
        case Kind::Absent:
            return ValueTable::bottom();
        case Kind::Unknown:
            return values_.unknown(UnknownReason::UnmodelledApi);
        case Kind::None:
            return values_.none();
        case Kind::Ellipsis:
            return some(AtomKind::Ellipsis);
        case Kind::Bool:
            return values_.boolean(v.integer != 0);
        case Kind::Int:
            return values_.integer(v.integer);
        case Kind::Float:
            return values_.single(values_.floatAtom(v.number));
        case Kind::Complex:
            return some(AtomKind::SomeComplex);
        case Kind::String:
            return values_.string(names_.intern(v.text));
        case Kind::Bytes:
            return some(AtomKind::SomeBytes);
        case Kind::SomeBool:
            return some(AtomKind::SomeBool);
        case Kind::SomeInt:
            return some(AtomKind::SomeInt);
        case Kind::SomeFloat:
            return some(AtomKind::SomeFloat);
        case Kind::SomeString:
            return some(AtomKind::SomeString);
        case Kind::DType:
            return v.dtype == DType::Unknown
                       ? values_.unknown(UnknownReason::UnmodelledApi)
                       : values_.single(
                             values_.atom(AtomKind::DType, static_cast<uint64_t>(v.dtype)));
        case Kind::Shape:
            return values_.single(values_.shapeAtom(v.tensor));
        case Kind::Tensor:
            return values_.tensorValue(v.tensor);
        case Kind::Sequence: {
            if (v.handle != Id<int>::kNone) return values_.single(AtomId(v.handle));
            convertParts();
            ValueId any = ValueTable::bottom();
            for (ValueId part : parts) any = values_.join(any, part);
            if (v.isTuple || frame.ir == nullptr)
                return v.lengthKnown ? values_.tuple(parts) : values_.wrap(AtomKind::AnyTuple, any);
            if (v.lengthKnown)
                return newList(frame, ObjectInfo::Kind::List, parts, ValueTable::bottom(), false);
            return newList(frame, ObjectInfo::Kind::List, {}, any, true);
        }
        case Kind::Mapping: {
            if (v.handle != Id<int>::kNone) return values_.single(AtomId(v.handle));
            if (frame.ir == nullptr) return values_.unknown(UnknownReason::UnmodelledApi);
            convertParts();
            const ObjectId dict = allocate(frame, ObjectInfo::Kind::Dict, ClassId::none(),
                                           ApiId::none(), parts.size());
            for (size_t i = 0; i < v.keys.size() && i < parts.size(); ++i)
                writeSlot(frame,
                          {dict, HeapSlot::Key::Item,
                           values_.atom(AtomKind::String, names_.intern(v.keys[i]).value).value},
                          parts[i]);
            return objectValue(dict);
        }
        case Kind::Slice:
        case Kind::Range:
            convertParts();
            return values_.single(
                values_.sequenceAtom(v.is(Kind::Slice) ? AtomKind::Slice : AtomKind::Range, parts));
        case Kind::Instance:
            return instanceFromModel(frame, v);
        case Kind::Callable:
            return v.handle == Id<int>::kNone ? values_.unknown(UnknownReason::UnmodelledApi)
                                              : values_.single(AtomId(v.handle));
        case Kind::Api:
            return v.handle != Id<int>::kNone ? values_.single(AtomId(v.handle))
                   : v.api.isNone()           ? values_.unknown(UnknownReason::UnmodelledApi)
                                              : apiValue(v.api);
        case Kind::AnyOf: {
            ValueId joined = ValueTable::bottom();
            for (const ModelValue& e : v.elements)
                joined = values_.join(joined, fromModel(frame, e, receiver));
            return joined;
        }
    }
    return values_.unknown(UnknownReason::UnmodelledApi);
}

ValueId Interpreter::instanceFromModel(Frame& frame, const ModelValue& v) {
    if (v.handle != Id<int>::kNone) return values_.single(AtomId(v.handle));
    if (v.api.isNone() || frame.ir == nullptr) return values_.unknown(UnknownReason::UnmodelledApi);
    std::vector<std::pair<Name, ValueId>> config;
    uint64_t digest = 11;
    for (size_t i = 0; i < v.keys.size() && i < v.elements.size(); ++i) {
        config.emplace_back(names_.intern(v.keys[i]), fromModel(frame, v.elements[i]));
        digest = hashCombine(digest, config.back().second.value);
    }
    const ObjectId object =
        allocate(frame, ObjectInfo::Kind::LibraryInstance, ClassId::none(), v.api, digest);
    ObjectInfo& info = p_.objects[object];
    for (const auto& [name, value] : config) {
        auto at = std::ranges::find(info.config, name, &std::pair<Name, ValueId>::first);
        if (at == info.config.end())
            info.config.emplace_back(name, value);
        else
            at->second = values_.join(at->second, value);
    }
    return objectValue(object);
}

}  // namespace graphlift
