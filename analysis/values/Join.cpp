// Joining values, and the caps that keep a set small. A cap is a property of the joined set, so
// that the order of joining does not matter much.
#include <algorithm>

#include "analysis/values/AbstractValue.h"

namespace graphlift {

namespace {

constexpr uint64_t kMergedBit = uint64_t{1} << 63;   // holds a tensor or shape for many
constexpr uint64_t kSummaryBit = uint64_t{1} << 62;  // holds an object or method for many
constexpr uint64_t kConstantBits = kindBit(AtomKind::Int) | kindBit(AtomKind::Float) |
                                   kindBit(AtomKind::String) | kindBit(AtomKind::Bytes);

/// "some int" swallows the integers: without this a set would grow again after it was capped.
constexpr std::pair<AtomKind, AtomKind> kSwallows[] = {{AtomKind::SomeInt, AtomKind::Int},
                                                       {AtomKind::SomeFloat, AtomKind::Float},
                                                       {AtomKind::SomeString, AtomKind::String},
                                                       {AtomKind::SomeBool, AtomKind::Bool}};

constexpr bool holdsReceiver(AtomKind kind) {
    return kind == AtomKind::BoundMethod || kind == AtomKind::Super;
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

UnknownReason joinReasons(UnknownReason a, UnknownReason b) {
    if (a == UnknownReason::None) return b;
    return b == UnknownReason::None ? a : std::min(a, b);
}

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

void sortUnique(std::vector<AtomId>& atoms) {
    std::ranges::sort(atoms);
    atoms.erase(std::unique(atoms.begin(), atoms.end()), atoms.end());
}

}  // namespace

uint64_t ValueTable::kindsOf(std::span<const AtomId> atoms) const {
    uint64_t kinds = 0;
    for (AtomId atom : atoms) {
        const Atom& a = atoms_[atom.index()];
        kinds |= kindBit(a.kind);
        if ((a.kind == AtomKind::Tensor || a.kind == AtomKind::ShapeOf) &&
            tensors_[a.payload].merged)
            kinds |= kMergedBit;
        if (holdsReceiver(a.kind) && isMergedMethod(atom)) kinds |= kSummaryBit;
        if (a.kind == AtomKind::Object && summaryOf(atom) == atom) kinds |= kSummaryBit;
    }
    return kinds;
}

// Too many tensors: one a dtype and origin, its shape joined axis by axis. It stays marked, so that
// types that arrive later join into it and a set cannot grow and shrink for ever.
void ValueTable::capTensors(std::vector<AtomId>& atoms, AtomKind kind, size_t most) {
    std::vector<TensorType> merged, all;
    for (AtomId a : atoms)
        if (atoms_[a.index()].kind == kind) {
            all.push_back(tensor(a));
            if (all.back().merged) mergeInto(merged, all.back());
        }
    if (merged.empty() && all.size() <= most) return;
    const bool mergeAll = all.size() > most;
    const auto again = [&](const TensorType& type) {
        return kind == AtomKind::Tensor ? tensorAtom(type) : shapeAtom(type);
    };
    std::erase_if(atoms, [&](AtomId a) { return atoms_[a.index()].kind == kind; });
    for (TensorType& type : all) {
        const bool joins = mergeAll || std::ranges::any_of(merged, [&](const TensorType& t) {
                               return sameGroup(t, type);
                           });
        if (joins)
            mergeInto(merged, type);
        else
            atoms.push_back(again(type));
    }
    for (TensorType& type : merged) {
        type.merged = true;
        atoms.push_back(again(type));
    }
}

// One for several receivers: methods that arrive later join it.
bool ValueTable::isMergedMethod(AtomId method) const {
    return values_[sequence(method)[1].index()].atoms.size() > 1;
}

// Too many receivers of one method: one bound method of them all. Of `super()`: the same.
void ValueTable::capMethods(std::vector<AtomId>& atoms, AtomKind kind) {
    std::vector<std::pair<ValueId, AtomId>> methods;  // callable or class, bound method or super
    for (AtomId a : atoms)
        if (atoms_[a.index()].kind == kind)
            methods.emplace_back(sequence(a)[0], a);
    std::ranges::sort(methods);
    std::vector<AtomId> full, merged;
    for (auto at = methods.begin(); at != methods.end();) {
        const auto end = std::ranges::find_if(
            at, methods.end(), [&](const auto& m) { return m.first != at->first; });
        const auto size = static_cast<size_t>(end - at);
        if (size > kMaxReceivers || (size > 1 && std::any_of(at, end, [&](const auto& m) {
                return isMergedMethod(m.second);
            })))
            merged.push_back(mergedMethod({at, end}, full));
        at = end;
    }
    if (merged.empty()) return;
    std::erase_if(atoms, [&](AtomId a) { return std::ranges::find(full, a) != full.end(); });
    atoms.insert(atoms.end(), merged.begin(), merged.end());
}

/// Adds what it replaces to `full`.
AtomId ValueTable::mergedMethod(std::span<const std::pair<ValueId, AtomId>> methods,
                                std::vector<AtomId>& full) {
    std::vector<ValueId> receivers;
    for (const auto& [callable, method] : methods) {
        receivers.push_back(sequence(method)[1]);
        full.push_back(method);
    }
    const ValueId parts[] = {methods.front().first, joinAll(receivers)};
    return sequenceAtom(atoms_[methods.front().second.index()].kind, parts);
}

void ValueTable::capTuples(std::vector<AtomId>& atoms) {
    size_t tuples = 0;
    bool any = false;
    for (AtomId a : atoms) {
        const AtomKind kind = atoms_[a.index()].kind;
        tuples += kind == AtomKind::Tuple;
        any |= kind == AtomKind::AnyTuple;
    }
    if (tuples <= kMaxTuples && !(any && tuples > 0)) return;
    std::vector<ValueId> elements;
    std::erase_if(atoms, [&](AtomId a) {
        const AtomKind kind = atoms_[a.index()].kind;
        if (kind != AtomKind::Tuple && kind != AtomKind::AnyTuple) return false;
        elements.insert(elements.end(), sequence(a).begin(), sequence(a).end());
        return true;
    });
    const ValueId element = joinAll(elements);
    atoms.push_back(sequenceAtom(AtomKind::AnyTuple, {&element, 1}));
}

void ValueTable::summarize(AtomId object, AtomId summary) {
    if (summaries_.size() < atoms_.size()) summaries_.resize(atoms_.size());
    summaries_[object.index()] = summary;
}

// Too many instances of one class: their summary, which swallows those that arrive later.
void ValueTable::capInstances(std::vector<AtomId>& atoms) {
    std::vector<AtomId> summaries;
    for (AtomId a : atoms)
        if (const AtomId summary = summaryOf(a); !summary.isNone()) summaries.push_back(summary);
    std::ranges::sort(summaries);
    std::vector<AtomId> full;
    for (auto at = summaries.begin(); at != summaries.end();) {
        const auto end = std::upper_bound(at, summaries.end(), *at);
        if (end - at > static_cast<ptrdiff_t>(kMaxInstances) ||
            std::ranges::binary_search(atoms, *at))
            full.push_back(*at);
        at = end;
    }
    if (full.empty()) return;
    std::erase_if(atoms, [&](AtomId a) {
        const AtomId summary = summaryOf(a);
        return !summary.isNone() && std::ranges::binary_search(full, summary);
    });
    atoms.insert(atoms.end(), full.begin(), full.end());
}

AtomId ValueTable::generalized(AtomId constant) {
    const AtomKind kind = atoms_[constant.index()].kind;
    const AtomKind general = generalKind(kind);
    return general == kind ? constant : atom(general);
}

// Over a cap the constants of a type become one "some".
void ValueTable::capConstants(std::vector<AtomId>& atoms) {
    size_t ints = 0, strings = 0, floats = 0;
    for (AtomId a : atoms) {
        const AtomKind kind = atoms_[a.index()].kind;
        ints += kind == AtomKind::Int;
        floats += kind == AtomKind::Float;
        strings += kind == AtomKind::String || kind == AtomKind::Bytes;
    }
    for (AtomId& a : atoms) {
        const AtomKind kind = atoms_[a.index()].kind;
        const bool over =
            (kind == AtomKind::Int && ints > kMaxInts) ||
            (kind == AtomKind::Float && floats > kMaxInts) ||
            ((kind == AtomKind::String || kind == AtomKind::Bytes) && strings > kMaxStrings);
        if (over) a = generalized(a);
    }
}

// Whether a set of that size and those kinds can be over any cap at all: most sets cannot, and
// nobody looks at their atoms.
bool ValueTable::mayExceed(size_t size, uint64_t kinds) {
    const auto has = [&](AtomKind kind) { return (kinds & kindBit(kind)) != 0; };
    return ((kinds & kConstantBits) != 0 && size > kMaxInts) ||
           ((has(AtomKind::Tensor) || has(AtomKind::ShapeOf)) &&
            (size > kMaxTensors || (kinds & kMergedBit) != 0)) ||
           ((has(AtomKind::BoundMethod) || has(AtomKind::Super)) &&
            (size > kMaxReceivers || (kinds & kSummaryBit) != 0)) ||
           (has(AtomKind::Tuple) && (size > kMaxTuples || has(AtomKind::AnyTuple))) ||
           (has(AtomKind::AnyTuple) && size > 1) || size > kMaxAtoms ||
           (has(AtomKind::Object) && (size > kMaxInstances || (kinds & kSummaryBit) != 0));
}

void ValueTable::cap(std::vector<AtomId>& atoms) {
    capInstances(atoms);
    capConstants(atoms);
    capTensors(atoms, AtomKind::Tensor, kMaxTensors);
    capTensors(atoms, AtomKind::ShapeOf, kMaxTensors);
    capMethods(atoms, AtomKind::BoundMethod);
    capMethods(atoms, AtomKind::Super);
    capTuples(atoms);
    sortUnique(atoms);
}

void ValueTable::swallow(std::vector<AtomId>& atoms, uint64_t& kinds) const {
    for (const auto& [general, special] : kSwallows)
        if ((kinds & kindBit(general)) != 0 && (kinds & kindBit(special)) != 0) {
            std::erase_if(atoms, [&, special = special](AtomId id) {
                return atoms_[id.index()].kind == special;
            });
            kinds &= ~kindBit(special);
        }
}

/// `atoms` are ascending, each once.
ValueId ValueTable::normalized(std::vector<AtomId>& atoms, uint64_t kinds, UnknownReason unknown) {
    if (atoms.size() > 1 && mayExceed(atoms.size(), kinds)) {
        cap(atoms);
        if (atoms.size() > kMaxAtoms) {
            atoms.resize(kMaxAtoms);
            unknown = UnknownReason::ContextBudget;
        }
        kinds = kindsOf(atoms);
    }
    return intern(atoms, kinds, unknown);
}

ValueId ValueTable::make(AbstractValue value) {
    sortUnique(value.atoms);
    return normalized(value.atoms, kindsOf(value.atoms), value.unknown);
}

/// True only when joining `part` changes nothing in `whole`. Small parts only: a quick test.
bool ValueTable::covers(const Record& whole, const Record& part) const {
    if (part.unknown != UnknownReason::None &&
        joinReasons(whole.unknown, part.unknown) != whole.unknown)
        return false;
    constexpr size_t kSmall = 4;
    if (part.atoms.size() > kSmall || part.atoms.size() > whole.atoms.size() ||
        (part.kinds & ~whole.kinds) != 0)
        return false;
    return std::ranges::includes(whole.atoms, part.atoms);
}

ValueId ValueTable::join(ValueId a, ValueId b) {
    if (a == b || b == bottom()) return a;
    if (a == bottom()) return b;
    if (covers(values_[a.index()], values_[b.index()])) return a;
    if (covers(values_[b.index()], values_[a.index()])) return b;
    if (b < a) std::swap(a, b);
    const uint64_t key = static_cast<uint64_t>(a.value) << 32 | b.value;
    if (const ValueId* known = joins_.find(key)) return *known;
    const Record x = values_[a.index()], y = values_[b.index()];
    std::vector<AtomId> joined = std::move(scratch_);
    joined.clear();
    std::ranges::set_union(x.atoms, y.atoms, std::back_inserter(joined));
    uint64_t kinds = x.kinds | y.kinds;
    swallow(joined, kinds);
    const ValueId result = normalized(joined, kinds, joinReasons(x.unknown, y.unknown));
    scratch_ = std::move(joined);
    joins_[key] = result;
    return result;
}

ValueId ValueTable::joinAll(std::span<const ValueId> parts) {
    ValueId first = bottom(), second = bottom();
    size_t different = 0;
    for (ValueId part : parts) {
        if (part == bottom() || part == first || part == second) continue;
        if (++different == 1)
            first = part;
        else if (different == 2)
            second = part;
    }
    if (different <= 2) return join(first, second);
    std::vector<AtomId> joined = std::move(scratch_);
    joined.clear();
    uint64_t kinds = 0;
    UnknownReason unknown = UnknownReason::None;
    for (ValueId part : parts) {
        const Record& record = values_[part.index()];
        joined.insert(joined.end(), record.atoms.begin(), record.atoms.end());
        kinds |= record.kinds;
        unknown = joinReasons(unknown, record.unknown);
    }
    sortUnique(joined);
    swallow(joined, kinds);
    const ValueId result = normalized(joined, kinds, unknown);
    scratch_ = std::move(joined);
    return result;
}

ValueId ValueTable::withUnknown(ValueId value, UnknownReason reason) {
    return join(value, unknown(reason));
}

ValueId ValueTable::withoutUnknown(ValueId value) {
    const Record v = values_[value.index()];
    return v.unknown == UnknownReason::None ? value : intern(v.atoms, v.kinds, UnknownReason::None);
}

}  // namespace graphlift
