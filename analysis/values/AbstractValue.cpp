#include "analysis/values/AbstractValue.h"

#include <algorithm>
#include <bit>

#include "analysis/support/Hash.h"

namespace graphlift {

namespace {
template <class Vector>
uint64_t hashIds(const Vector& ids, uint64_t seed) {
    uint64_t h = seed;
    for (const auto& id : ids) h = hashCombine(h, id.value);
    return h;
}
bool holdsSequence(AtomKind kind) {
    return kind == AtomKind::Tuple || kind == AtomKind::Slice || kind == AtomKind::Range ||
           kind == AtomKind::BoundMethod || kind == AtomKind::Partial || kind == AtomKind::Super ||
           kind == AtomKind::Property || kind == AtomKind::AnyTuple || kind == AtomKind::Iterator ||
           kind == AtomKind::StaticMethod || kind == AtomKind::ClassMethod;
}
/// The atom that several constants of one type become.
AtomKind generalKind(AtomKind kind) {
    switch (kind) {
        case AtomKind::Int:
            return AtomKind::SomeInt;
        case AtomKind::Float:
            return AtomKind::SomeFloat;
        case AtomKind::String:
            return AtomKind::SomeString;
        case AtomKind::Bytes:
            return AtomKind::SomeBytes;
        default:
            return kind;
    }
}
}  // namespace

ValueTable::ValueTable() { values_.emplace_back(); }

AtomId ValueTable::atom(AtomKind kind, uint64_t payload) {
    const uint64_t h = hashCombine(payload, static_cast<uint64_t>(kind) + 1);
    for (auto [it, end] = atomIndex_.equal_range(h); it != end; ++it)
        if (atoms_[it->second] == Atom{kind, payload}) return AtomId(it->second);
    atoms_.push_back({kind, payload});
    atomIndex_.emplace(h, static_cast<uint32_t>(atoms_.size() - 1));
    return AtomId(atoms_.size() - 1);
}

AtomId ValueTable::tensorAtom(const TensorType& type) {
    const uint64_t h = hash(type);
    for (auto [it, end] = tensorIndex_.equal_range(h); it != end; ++it)
        if (tensors_[it->second] == type) return atom(AtomKind::Tensor, it->second);
    tensors_.push_back(type);
    tensorIndex_.emplace(h, static_cast<uint32_t>(tensors_.size() - 1));
    return atom(AtomKind::Tensor, tensors_.size() - 1);
}

AtomId ValueTable::shapeAtom(const TensorType& type) {
    return atom(AtomKind::ShapeOf, atoms_[tensorAtom(type).index()].payload);
}

AtomId ValueTable::sequenceAtom(AtomKind kind, std::span<const ValueId> elements) {
    uint32_t depth = 0;
    for (ValueId element : elements)
        for (AtomId a : atoms(element)) depth = std::max(depth, depthOf(a));
    std::vector<ValueId> shallow;
    if (depth >= kMaxDepth) {
        shallow.assign(elements.size(), unknown(UnknownReason::ContextBudget));
        elements = shallow;
        depth = 0;
    }
    const uint64_t h = hashIds(elements, elements.size() + 77);
    for (auto [it, end] = sequenceIndex_.equal_range(h); it != end; ++it)
        if (std::ranges::equal(sequences_[it->second], elements)) return atom(kind, it->second);
    sequences_.emplace_back(elements.begin(), elements.end());
    sequenceDepth_.push_back(static_cast<uint8_t>(depth + 1));
    sequenceIndex_.emplace(h, static_cast<uint32_t>(sequences_.size() - 1));
    return atom(kind, sequences_.size() - 1);
}

uint32_t ValueTable::depthOf(AtomId id) const {
    const Atom& a = atoms_[id.index()];
    return holdsSequence(a.kind) ? sequenceDepth_[a.payload] : 0;
}

AtomId ValueTable::floatAtom(double number) {
    return atom(AtomKind::Float, std::bit_cast<uint64_t>(number));
}

const TensorType& ValueTable::tensor(AtomId id) const {
    return tensors_[atoms_[id.index()].payload];
}
std::span<const ValueId> ValueTable::sequence(AtomId id) const {
    return sequences_[atoms_[id.index()].payload];
}
double ValueTable::number(AtomId id) const {
    return std::bit_cast<double>(atoms_[id.index()].payload);
}

ValueId ValueTable::single(AtomId atom) { return make({{atom}, UnknownReason::None}); }
ValueId ValueTable::unknown(UnknownReason reason) { return make({{}, reason}); }

namespace {
bool sameGroup(const TensorType& a, const TensorType& b) {
    return a.dtype == b.dtype && a.origin == b.origin && a.layout == b.layout;
}
void mergeInto(std::vector<TensorType>& merged, const TensorType& type) {
    auto same =
        std::ranges::find_if(merged, [&](const TensorType& t) { return sameGroup(t, type); });
    if (same == merged.end()) {
        merged.push_back(type);
        return;
    }
    same->shape = joinShapes(same->shape, type.shape);
    if (same->content != type.content) same->content.reset();
}
}  // namespace

// Too many tensors: one a dtype and origin, its shape joined axis by axis. It stays marked, so that
// types that arrive later join into it and a set cannot grow and shrink for ever.
void ValueTable::capTensors(AbstractValue& value) {
    std::vector<TensorType> merged, all;
    for (AtomId a : value.atoms)
        if (atoms_[a.index()].kind == AtomKind::Tensor) {
            all.push_back(tensor(a));
            if (all.back().merged) mergeInto(merged, all.back());
        }
    if (merged.empty() && all.size() <= kMaxTensors) return;
    const bool mergeAll = all.size() > kMaxTensors;
    std::erase_if(value.atoms,
                  [&](AtomId a) { return atoms_[a.index()].kind == AtomKind::Tensor; });
    for (TensorType& type : all) {
        const bool joins = mergeAll || std::ranges::any_of(merged, [&](const TensorType& t) {
                               return sameGroup(t, type);
                           });
        if (joins)
            mergeInto(merged, type);
        else
            value.atoms.push_back(tensorAtom(type));
    }
    for (TensorType& type : merged) {
        type.merged = true;
        value.atoms.push_back(tensorAtom(type));
    }
}

void ValueTable::capTuples(AbstractValue& value) {
    size_t tuples = 0;
    bool any = false;
    ValueId element = bottom();
    for (AtomId a : value.atoms) {
        const AtomKind kind = atoms_[a.index()].kind;
        tuples += kind == AtomKind::Tuple;
        any |= kind == AtomKind::AnyTuple;
    }
    if (tuples <= kMaxTuples && !(any && tuples > 0)) return;
    for (AtomId a : std::vector<AtomId>(value.atoms)) {
        const AtomKind kind = atoms_[a.index()].kind;
        if (kind != AtomKind::Tuple && kind != AtomKind::AnyTuple) continue;
        for (ValueId v : std::vector<ValueId>(sequence(a).begin(), sequence(a).end()))
            element = join(element, v);
        std::erase(value.atoms, a);
    }
    value.atoms.push_back(sequenceAtom(AtomKind::AnyTuple, {&element, 1}));
}

// Over a cap the constants of a type become one "some".
void ValueTable::cap(AbstractValue& value) {
    size_t ints = 0, strings = 0, floats = 0;
    for (AtomId a : value.atoms) {
        const AtomKind kind = atoms_[a.index()].kind;
        ints += kind == AtomKind::Int;
        floats += kind == AtomKind::Float;
        strings += kind == AtomKind::String || kind == AtomKind::Bytes;
    }
    for (AtomId& a : value.atoms) {
        const AtomKind kind = atoms_[a.index()].kind;
        const bool over =
            (kind == AtomKind::Int && ints > kMaxInts) ||
            (kind == AtomKind::Float && floats > kMaxInts) ||
            ((kind == AtomKind::String || kind == AtomKind::Bytes) && strings > kMaxStrings);
        if (over) a = atom(generalKind(kind));
    }
    capTensors(value);
    capTuples(value);
    std::ranges::sort(value.atoms);
    value.atoms.erase(std::unique(value.atoms.begin(), value.atoms.end()), value.atoms.end());
    if (value.atoms.size() > kMaxAtoms) {
        value.atoms.resize(kMaxAtoms);
        value.unknown = UnknownReason::ContextBudget;
    }
}

ValueId ValueTable::make(AbstractValue value) {
    if (value.atoms.size() > 1) {
        std::ranges::sort(value.atoms);
        value.atoms.erase(std::unique(value.atoms.begin(), value.atoms.end()), value.atoms.end());
        cap(value);
    }
    if (value.atoms.empty() && value.unknown == UnknownReason::None) return bottom();
    const uint64_t h = hashIds(value.atoms, static_cast<uint64_t>(value.unknown));
    for (auto [it, end] = valueIndex_.equal_range(h); it != end; ++it)
        if (values_[it->second] == value) return ValueId(it->second);
    values_.push_back(std::move(value));
    valueIndex_.emplace(h, static_cast<uint32_t>(values_.size() - 1));
    return ValueId(values_.size() - 1);
}

ValueId ValueTable::constant(const Constant& constant) {
    struct Visitor {
        ValueTable& t;
        ValueId operator()(NoneConst) const { return t.none(); }
        ValueId operator()(EllipsisConst) const { return t.single(t.atom(AtomKind::Ellipsis)); }
        ValueId operator()(bool b) const { return t.boolean(b); }
        ValueId operator()(int64_t n) const { return t.integer(n); }
        ValueId operator()(double d) const { return t.single(t.floatAtom(d)); }
        ValueId operator()(Name text) const { return t.string(text); }
        ValueId operator()(BytesConst b) const {
            return t.single(t.atom(AtomKind::Bytes, b.text.value));
        }
        ValueId operator()(BigIntConst) const { return t.single(t.atom(AtomKind::SomeInt)); }
        ValueId operator()(ComplexConst) const { return t.single(t.atom(AtomKind::SomeComplex)); }
    };
    return std::visit(Visitor{*this}, constant);
}

ValueId ValueTable::join(ValueId a, ValueId b) {
    if (a == b || b == bottom()) return a;
    if (a == bottom()) return b;
    if (b < a) std::swap(a, b);
    const uint64_t key = static_cast<uint64_t>(a.value) << 32 | b.value;
    if (auto it = joins_.find(key); it != joins_.end()) return it->second;
    const AbstractValue &x = values_[a.index()], &y = values_[b.index()];
    AbstractValue joined;
    joined.atoms.reserve(x.atoms.size() + y.atoms.size());
    std::ranges::set_union(x.atoms, y.atoms, std::back_inserter(joined.atoms));
    joined.unknown = x.unknown != UnknownReason::None ? x.unknown : y.unknown;
    if (x.unknown != UnknownReason::None && y.unknown != UnknownReason::None)
        joined.unknown = std::min(x.unknown, y.unknown);
    auto has = [&](AtomKind kind) {
        return std::ranges::any_of(joined.atoms,
                                   [&](AtomId id) { return atoms_[id.index()].kind == kind; });
    };
    // "some int" swallows the integers: without this a set would grow again after it was capped.
    for (auto [general, special] : {std::pair{AtomKind::SomeInt, AtomKind::Int},
                                    std::pair{AtomKind::SomeFloat, AtomKind::Float},
                                    std::pair{AtomKind::SomeString, AtomKind::String},
                                    std::pair{AtomKind::SomeBool, AtomKind::Bool}})
        if (has(general))
            std::erase_if(joined.atoms,
                          [&](AtomId id) { return atoms_[id.index()].kind == special; });
    const ValueId result = make(std::move(joined));
    joins_.emplace(key, result);
    return result;
}

ValueId ValueTable::withUnknown(ValueId value, UnknownReason reason) {
    return join(value, unknown(reason));
}

ValueId ValueTable::withoutUnknown(ValueId value) {
    if (values_[value.index()].unknown == UnknownReason::None) return value;
    return make({values_[value.index()].atoms, UnknownReason::None});
}

AtomId ValueTable::onlyAtom(ValueId id) const {
    const AbstractValue& v = values_[id.index()];
    return v.atoms.size() == 1 && v.unknown == UnknownReason::None ? v.atoms[0] : AtomId::none();
}

bool mayBeTensor(const ValueTable& table, ValueId value) {
    return std::ranges::any_of(table.atoms(value),
                               [&](AtomId a) { return table[a].kind == AtomKind::Tensor; });
}

namespace {
int truthOfAtom(const ValueTable& table, AtomId id) {
    const Atom& a = table[id];
    switch (a.kind) {
        case AtomKind::None:
            return 0;
        case AtomKind::Bool:
        case AtomKind::Int:
            return a.payload != 0;
        case AtomKind::Float:
            return table.number(id) != 0.0;
        case AtomKind::Tuple:
            return !table.sequence(id).empty();
        case AtomKind::Ellipsis:
        case AtomKind::DType:
        case AtomKind::Function:
        case AtomKind::BoundMethod:
        case AtomKind::Class:
        case AtomKind::Module:
        case AtomKind::Partial:
        case AtomKind::Slice:
            return 1;
        default:
            return -1;
    }
}
}  // namespace

int truth(const ValueTable& table, ValueId value) {
    if (table.unknownReason(value) != UnknownReason::None || table.atoms(value).empty()) return -1;
    int all = -2;
    for (AtomId a : table.atoms(value)) {
        const int one = truthOfAtom(table, a);
        if (one < 0 || (all != -2 && all != one)) return -1;
        all = one;
    }
    return all;
}

}  // namespace graphlift
