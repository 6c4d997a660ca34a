#include "analysis/facts/ValueBits.h"

#include <algorithm>

namespace graphlift {

namespace {
constexpr int kMaxDepth = 6;

uint32_t ofOrigin(Origin origin) {
    switch (origin) {
        case Origin::Tensor:
            return kIsTensor;
        case Origin::Variable:
            return kIsVariable;
        case Origin::Numpy:
            return kIsArray;
        case Origin::NumpyScalar:
            return kIsArrayScalar;
        case Origin::Keras:
            return kIsKeras;
        case Origin::Python:
            return kIsFloat;
    }
    return kIsOther;
}
}  // namespace

ValueBits::ValueBits(const Program& program) : program_(program) {
    slotRange_.assign(program.objects.size(), {0, 0});
    seenIn_.assign(program.objects.size(), 0);
    const auto& heap = program.heap;
    for (uint32_t i = 0; i < heap.size();) {
        uint32_t end = i;
        while (end < heap.size() && heap[end].object == heap[i].object) ++end;
        if (heap[i].object.index() < slotRange_.size())
            slotRange_[heap[i].object.index()] = {i, end};
        i = end;
    }
}

std::span<const HeapSlot> ValueBits::slots(ObjectId object) const {
    if (object.isNone() || object.index() >= slotRange_.size()) return {};
    auto [begin, end] = slotRange_[object.index()];
    return {program_.heap.data() + begin, program_.heap.data() + end};
}

uint32_t ValueBits::ofObject(ObjectId object) const {
    const ObjectInfo& info = program_.objects[object];
    switch (info.kind) {
        case ObjectInfo::Kind::List:
            return kIsList;
        case ObjectInfo::Kind::Dict:
            return kIsDict;
        case ObjectInfo::Kind::Set:
            return kIsSet;
        case ObjectInfo::Kind::Generator:
            return kIsGenerator;
        case ObjectInfo::Kind::Namespace:
            return kIsModule;
        case ObjectInfo::Kind::Instance:
            return kIsInstance;
        case ObjectInfo::Kind::CellFrame:
            return kIsOther;
        case ObjectInfo::Kind::LibraryInstance:
            break;
    }
    if (!info.api.isNone() && program_.registry->hasRole(info.api, Role::DatasetClass))
        return kIsLibraryInstance | kIsDataset;
    return kIsLibraryInstance;
}

uint32_t ValueBits::ofAtom(AtomId id) const {
    const Atom& atom = (*program_.values)[id];
    switch (atom.kind) {
        case AtomKind::None:
            return kIsNone;
        case AtomKind::Bool:
        case AtomKind::SomeBool:
            return kIsBool;
        case AtomKind::Int:
        case AtomKind::SomeInt:
            return kIsInt;
        case AtomKind::Float:
        case AtomKind::SomeFloat:
        case AtomKind::SomeComplex:
            return kIsFloat;
        case AtomKind::String:
        case AtomKind::Bytes:
        case AtomKind::SomeString:
        case AtomKind::SomeBytes:
            return kIsString;
        case AtomKind::DType:
            return kIsDType;
        case AtomKind::Tensor:
            return ofOrigin(program_.values->tensor(id).origin);
        case AtomKind::ShapeOf:
            return kIsShape;
        case AtomKind::Tuple:
        case AtomKind::AnyTuple:
            return kIsTuple;
        case AtomKind::Slice:
            return kIsSlice;
        case AtomKind::Range:
            return kIsRange;
        case AtomKind::Function:
        case AtomKind::BoundMethod:
        case AtomKind::Partial:
            return kIsFunction;
        case AtomKind::Class:
            return kIsClass;
        case AtomKind::Module:
            return kIsModule;
        case AtomKind::Object:
            return ofObject(ObjectId(atom.payload));
        case AtomKind::External:
            return kIsExternal;
        case AtomKind::Iterator:
            return kIsIterator;
        case AtomKind::Ellipsis:
        case AtomKind::NotImplemented:
        case AtomKind::Super:
        case AtomKind::Property:
        case AtomKind::StaticMethod:
        case AtomKind::ClassMethod:
            return kIsOther;
    }
    return kIsOther;
}

uint32_t ValueBits::find(ValueId value) const {
    if (bits_.size() < program_.values->numValues())
        bits_.resize(program_.values->numValues(), kUnset);
    uint32_t& bits = bits_[value.index()];
    bits = program_.values->unknownReason(value) == UnknownReason::None ? 0u : uint32_t{kIsUnknown};
    for (AtomId atom : program_.values->atoms(value)) bits |= ofAtom(atom);
    return bits;
}

uint32_t ValueBits::collect(ValueId value, int depth) const {
    uint32_t bits = of(value);
    if (depth >= kMaxDepth || !(bits & kContainerBits)) return bits;
    for (AtomId id : program_.values->atoms(value)) {
        const Atom& atom = (*program_.values)[id];
        if (atom.kind == AtomKind::Tuple || atom.kind == AtomKind::AnyTuple ||
            atom.kind == AtomKind::Iterator)
            for (ValueId element : program_.values->sequence(id))
                bits |= collect(element, depth + 1);
        if (atom.kind != AtomKind::Object || !(ofAtom(id) & kContainerBits)) continue;
        ObjectId object{atom.payload};
        if (seenIn_[object.index()] == search_) continue;
        seenIn_[object.index()] = search_;
        for (const HeapSlot& slot : slots(object))
            if (slot.kind == HeapSlot::Key::Item || slot.kind == HeapSlot::Key::AnyItem)
                bits |= collect(slot.value, depth + 1);
    }
    return bits;
}

uint32_t ValueBits::deep(ValueId value) const {
    if (deep_.size() < program_.values->numValues())
        deep_.resize(program_.values->numValues(), kUnset);
    if (deep_[value.index()] != kUnset) return deep_[value.index()];
    const uint32_t flat = of(value);
    if (!(flat & kContainerBits)) return deep_[value.index()] = flat;
    ++search_;
    const uint32_t found = collect(value, 0);
    return deep_[value.index()] = found;
}

}  // namespace graphlift
