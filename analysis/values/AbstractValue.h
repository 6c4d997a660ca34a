// The one lattice of the analysis. An AbstractValue is a set of atoms (constants, tensors,
// functions, classes, objects, modules, names of libraries) plus the reason of an unknown part.
// Bottom (no atom, no unknown part) means: no execution found yet. Atoms and values are interned in
// a ValueTable and compared by id.
//
//   x = 1 if c else None      {Int 1, None}
//   y = opaque()              {} + unknown(UnresolvedCallee)
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/ir/IrFunction.h"
#include "analysis/support/FlatTable.h"
#include "analysis/support/Ids.h"
#include "analysis/support/Names.h"
#include "analysis/support/SpanArena.h"
#include "analysis/values/TensorType.h"
#include "analysis/values/UnknownReason.h"

namespace graphlift {

using AtomId = Id<struct AtomTag>;
using ValueId = Id<struct ValueTag>;
using ObjectId =
    Id<struct ObjectTag>;  // an abstract object: allocation site + class + digest, see Heap
using ClosureId =
    Id<struct ClosureTag>;  // a function value: IR function + the activation it was made in
using ClassId = Id<struct ClassTag>;        // a class of the project
using ExternalId = Id<struct ExternalTag>;  // a dotted name outside the project, see Externals

enum class AtomKind : uint8_t {
    None,
    Ellipsis,
    NotImplemented,
    Bool,   // payload: 0 or 1
    Int,    // payload: the number
    Float,  // payload: bits of the double
    String,
    Bytes,  // payload: Name
    SomeBool,
    SomeInt,
    SomeFloat,
    SomeComplex,
    SomeString,
    SomeBytes,    // of that type, value not known
    DType,        // payload: DType, a dtype object
    Tensor,       // payload: index of a TensorType (tensors, variables, arrays)
    ShapeOf,      // payload: index of a TensorType, whose shape object this is
    Tuple,        // payload: index of a sequence of ValueIds
    AnyTuple,     // payload: sequence of one: what stands for every element
    Slice,        // payload: sequence of three
    Range,        // payload: sequence of three
    Function,     // payload: ClosureId
    BoundMethod,  // payload: sequence [callable value, receiver value]; one atom each, or the receivers
                  // of a set of many, joined
    Class,        // payload: ClassId
    Module,       // payload: ModuleId of the project
    Object,       // payload: ObjectId: instances, lists, dicts, sets, generators, library objects
    External,     // payload: ExternalId: a library's module, function or class
    Partial,   // payload: sequence [callee, args tuple, keyword names tuple, keyword values tuple]
    Iterator,  // payload: sequence of one: the elements that it gives, joined
    Super,     // payload: sequence [class, receiver], as BoundMethod
    Property,  // payload: sequence [getter, setter]
    StaticMethod,
    ClassMethod,  // payload: sequence of one: the function
};

/// In a set of kinds.
constexpr uint64_t kindBit(AtomKind kind) { return uint64_t{1} << static_cast<unsigned>(kind); }

struct Atom {
    AtomKind kind;
    uint64_t payload = 0;
    friend bool operator==(const Atom&, const Atom&) = default;
};

struct AbstractValue {
    std::vector<AtomId> atoms;  // in any order
    UnknownReason unknown = UnknownReason::None;
};

class ValueTable {
  public:
    // Caps on a set: more constants of a type become "some" of it; more of any kind become
    // unknown(ContextBudget). Guesses, to be set by measurement; the design's figures.
    static constexpr size_t kMaxInts = 4, kMaxStrings = 16, kMaxTensors = 12, kMaxTuples = 12,
                            kMaxAtoms = 256, kMaxDepth = 5,
                            kMaxInstances = 8,  // of one group, see summarize
                            kMaxReceivers = 8,  // of one method
                            kWidenedTensors = 2;

    ValueTable();

    // Atoms
    AtomId atom(AtomKind kind, uint64_t payload = 0);
    AtomId tensorAtom(const TensorType& type);
    AtomId shapeAtom(const TensorType& type);
    /// Tuple, Slice, Range, BoundMethod, ... Nests deeper than kMaxDepth lose what is inside.
    AtomId sequenceAtom(AtomKind kind, std::span<const ValueId> elements);
    AtomId floatAtom(double number);
    [[nodiscard]] const Atom& operator[](AtomId id) const { return atoms_[id.index()]; }
    [[nodiscard]] const TensorType& tensor(AtomId id) const;           // of Tensor and ShapeOf
    [[nodiscard]] std::span<const ValueId> sequence(AtomId id) const;  // of the kinds that hold one
    [[nodiscard]] double number(AtomId id) const;                      // of Float
    /// From now on `object` is one of those that `summary` stands for: sets with more than
    /// kMaxInstances of them hold the summary in their place. A summary stands for itself, too.
    void summarize(AtomId object, AtomId summary);

    // Values
    [[nodiscard]] static ValueId bottom() { return ValueId(0u); }
    ValueId single(AtomId atom);
    ValueId unknown(UnknownReason reason);
    ValueId make(AbstractValue value);  // sorts, caps, interns
    ValueId constant(const Constant& constant);
    ValueId none() { return single(atom(AtomKind::None)); }
    ValueId boolean(bool b) { return single(atom(AtomKind::Bool, b ? 1 : 0)); }
    ValueId integer(int64_t n) { return single(atom(AtomKind::Int, static_cast<uint64_t>(n))); }
    ValueId string(Name text) { return single(atom(AtomKind::String, text.value)); }
    ValueId tensorValue(const TensorType& type) { return single(tensorAtom(type)); }
    ValueId tuple(std::span<const ValueId> elements) {
        return single(sequenceAtom(AtomKind::Tuple, elements));
    }
    /// A value of one atom that wraps one value: AnyTuple, Iterator, StaticMethod, ClassMethod.
    ValueId wrap(AtomKind kind, ValueId inner) { return single(sequenceAtom(kind, {&inner, 1})); }
    ValueId join(ValueId a, ValueId b);
    /// The join of all, without a value in the table for each step on the way.
    ValueId joinAll(std::span<const ValueId> parts);
    /// The value or more, from a smaller choice: for what would else grow step by step, see Widen.cpp.
    ValueId widened(ValueId value);
    ValueId withUnknown(ValueId value, UnknownReason reason);
    ValueId withoutUnknown(ValueId value);
    /// Ascending. The span stays valid as long as the table.
    [[nodiscard]] std::span<const AtomId> atoms(ValueId id) const {
        return values_[id.index()].atoms;
    }
    [[nodiscard]] UnknownReason unknownReason(ValueId id) const {
        return values_[id.index()].unknown;
    }
    [[nodiscard]] bool isBottom(ValueId id) const { return id == bottom(); }
    /// Can an atom of that kind be in it? Exact.
    [[nodiscard]] bool has(ValueId id, AtomKind kind) const {
        return (values_[id.index()].kinds & kindBit(kind)) != 0;
    }
    /// Can it be, or lead to, an object? A quick no for numbers, tensors, functions and the like.
    [[nodiscard]] bool holdsOthers(ValueId id) const {
        return (values_[id.index()].kinds & kHoldsOthers) != 0;
    }
    /// The only atom of a value without unknown part, else none.
    [[nodiscard]] AtomId onlyAtom(ValueId id) const;

    [[nodiscard]] size_t numValues() const { return values_.size(); }
    [[nodiscard]] size_t numAtoms() const { return atoms_.size(); }

  private:
    /// A value as it is kept: its atoms, which kinds they are of (a bit each, see kindBit).
    struct Record {
        std::span<const AtomId> atoms;
        uint64_t kinds = 0;
        UnknownReason unknown = UnknownReason::None;
    };

    static constexpr uint64_t kHoldsOthers =
        kindBit(AtomKind::Object) | kindBit(AtomKind::Tuple) | kindBit(AtomKind::AnyTuple) |
        kindBit(AtomKind::BoundMethod) | kindBit(AtomKind::Partial) | kindBit(AtomKind::Iterator);

    [[nodiscard]] uint32_t depthOf(AtomId atom) const;
    [[nodiscard]] uint64_t kindsOf(std::span<const AtomId> atoms) const;
    [[nodiscard]] bool covers(const Record& whole, const Record& part) const;
    ValueId normalized(std::vector<AtomId>& atoms, uint64_t kinds, UnknownReason unknown);
    ValueId intern(std::span<const AtomId> atoms, uint64_t kinds, UnknownReason unknown);
    void swallow(std::vector<AtomId>& atoms, uint64_t& kinds) const;
    [[nodiscard]] static bool mayExceed(size_t size, uint64_t kinds);
    void cap(std::vector<AtomId>& atoms);
    void capConstants(std::vector<AtomId>& atoms);
    void capTensors(std::vector<AtomId>& atoms, AtomKind kind, size_t most);
    [[nodiscard]] bool isMergedMethod(AtomId method) const;
    void capMethods(std::vector<AtomId>& atoms, AtomKind kind);
    AtomId mergedMethod(std::span<const std::pair<ValueId, AtomId>> methods,
                        std::vector<AtomId>& full);
    void capTuples(std::vector<AtomId>& atoms);
    void capInstances(std::vector<AtomId>& atoms);
    AtomId generalized(AtomId constant);
    void widenConstants(std::vector<AtomId>& atoms);
    void widenInstances(std::vector<AtomId>& atoms) const;
    void widenTuples(std::vector<AtomId>& atoms);
    [[nodiscard]] AtomId summaryOf(AtomId atom) const {
        return atom.index() < summaries_.size() ? summaries_[atom.index()] : AtomId::none();
    }

    std::vector<Atom> atoms_;
    std::vector<Record> values_;
    std::vector<ValueId> singles_;   // by AtomId: the value of that atom alone, or none
    std::vector<AtomId> summaries_;  // by AtomId, as far as there are any
    std::vector<TensorType> tensors_;
    std::vector<std::span<const ValueId>> sequences_;
    std::vector<uint8_t> sequenceDepth_;
    SpanArena<AtomId> atomRuns_;
    SpanArena<ValueId> valueRuns_;
    HashIndex atomIndex_, valueIndex_, tensorIndex_, sequenceIndex_;
    FlatMap<ValueId> joins_, widened_;
    std::vector<AtomId> scratch_;
};

/// Collects what a value may be and joins once, at the end: a step over many atoms leaves one value
/// in the table instead of one an atom.
class Joiner {
  public:
    explicit Joiner(ValueTable& table) : table_(table) {}
    void add(ValueId part) {
        if (part == ValueTable::bottom() || part == first_) return;
        if (first_ == ValueTable::bottom())
            first_ = part;
        else
            more_.push_back(part);
    }
    [[nodiscard]] ValueId result() {
        if (more_.empty()) return first_;
        more_.push_back(first_);
        first_ = table_.joinAll(more_);
        more_.clear();
        return first_;
    }

  private:
    ValueTable& table_;
    ValueId first_ = ValueTable::bottom();
    std::vector<ValueId> more_;
};

/// Can the value be a tensor (variable, NumPy array, Keras tensor included)?
bool mayBeTensor(const ValueTable& table, ValueId value);
/// Truth of a value as a condition: 1 always true, 0 always false, -1 either or not known.
int truth(const ValueTable& table, ValueId value);

}  // namespace graphlift
