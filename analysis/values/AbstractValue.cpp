// Interning: what is equal is one id.
#include "analysis/values/AbstractValue.h"

#include <algorithm>
#include <bit>

#include "analysis/support/Hash.h"

namespace graphlift {

namespace {
template <class Ids>
uint64_t hashIds(const Ids& ids, uint64_t seed) {
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
}  // namespace

ValueTable::ValueTable() { values_.emplace_back(); }

AtomId ValueTable::atom(AtomKind kind, uint64_t payload) {
    const uint64_t h = hashCombine(payload, static_cast<uint64_t>(kind) + 1);
    const uint32_t known = atomIndex_.find(h, [&](uint32_t i) {
        return atoms_[i] == Atom{kind, payload};
    });
    if (known != HashIndex::kNone) return AtomId(known);
    atoms_.push_back({kind, payload});
    singles_.emplace_back();
    atomIndex_.insert(h, static_cast<uint32_t>(atoms_.size() - 1));
    return AtomId(atoms_.size() - 1);
}

AtomId ValueTable::tensorAtom(const TensorType& type) {
    const uint64_t h = hash(type);
    const uint32_t known = tensorIndex_.find(h, [&](uint32_t i) { return tensors_[i] == type; });
    if (known != HashIndex::kNone) return atom(AtomKind::Tensor, known);
    tensors_.push_back(type);
    tensorIndex_.insert(h, static_cast<uint32_t>(tensors_.size() - 1));
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
    const uint32_t known = sequenceIndex_.find(
        h, [&](uint32_t i) { return std::ranges::equal(sequences_[i], elements); });
    if (known != HashIndex::kNone) return atom(kind, known);
    sequences_.push_back(valueRuns_.add(elements));
    sequenceDepth_.push_back(static_cast<uint8_t>(depth + 1));
    sequenceIndex_.insert(h, static_cast<uint32_t>(sequences_.size() - 1));
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

ValueId ValueTable::single(AtomId atom) {
    ValueId& known = singles_[atom.index()];
    if (known.isNone()) known = intern({&atom, 1}, kindsOf({&atom, 1}), UnknownReason::None);
    return known;
}

ValueId ValueTable::unknown(UnknownReason reason) { return intern({}, 0, reason); }

ValueId ValueTable::intern(std::span<const AtomId> atoms, uint64_t kinds, UnknownReason unknown) {
    if (atoms.empty() && unknown == UnknownReason::None) return bottom();
    const uint64_t h = hashIds(atoms, static_cast<uint64_t>(unknown) + 1);
    const uint32_t known = valueIndex_.find(h, [&](uint32_t i) {
        return values_[i].unknown == unknown && std::ranges::equal(values_[i].atoms, atoms);
    });
    if (known != HashIndex::kNone) return ValueId(known);
    values_.push_back({atomRuns_.add(atoms), kinds, unknown});
    valueIndex_.insert(h, static_cast<uint32_t>(values_.size() - 1));
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

AtomId ValueTable::onlyAtom(ValueId id) const {
    const Record& v = values_[id.index()];
    return v.atoms.size() == 1 && v.unknown == UnknownReason::None ? v.atoms[0] : AtomId::none();
}

bool mayBeTensor(const ValueTable& table, ValueId value) {
    return table.has(value, AtomKind::Tensor);
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
