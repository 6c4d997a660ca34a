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
#include <unordered_map>
#include <vector>

#include "analysis/ir/IrFunction.h"
#include "analysis/support/Ids.h"
#include "analysis/support/Names.h"
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
    BoundMethod,  // payload: sequence [callable value, receiver value], both of one atom
    Class,        // payload: ClassId
    Module,       // payload: ModuleId of the project
    Object,       // payload: ObjectId: instances, lists, dicts, sets, generators, library objects
    External,     // payload: ExternalId: a library's module, function or class
    Partial,   // payload: sequence [callee, args tuple, keyword names tuple, keyword values tuple]
    Iterator,  // payload: sequence of one: the elements that it gives, joined
    Super,     // payload: sequence [class, receiver]
    Property,  // payload: sequence [getter, setter]
    StaticMethod,
    ClassMethod,  // payload: sequence of one: the function
};

struct Atom {
    AtomKind kind;
    uint64_t payload = 0;
    friend bool operator==(const Atom&, const Atom&) = default;
};

struct AbstractValue {
    std::vector<AtomId> atoms;  // ascending
    UnknownReason unknown = UnknownReason::None;
    friend bool operator==(const AbstractValue&, const AbstractValue&) = default;
};

class ValueTable {
  public:
    // Caps on a set: more constants of a type become "some" of it; more of any kind become
    // unknown(ContextBudget). Guesses, to be set by measurement; the design's figures.
    static constexpr size_t kMaxInts = 4, kMaxStrings = 16, kMaxTensors = 12, kMaxTuples = 12,
                            kMaxAtoms = 256, kMaxDepth = 5;

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
    ValueId withUnknown(ValueId value, UnknownReason reason);
    ValueId withoutUnknown(ValueId value);
    [[nodiscard]] const AbstractValue& operator[](ValueId id) const { return values_[id.index()]; }
    [[nodiscard]] std::span<const AtomId> atoms(ValueId id) const {
        return values_[id.index()].atoms;
    }
    [[nodiscard]] UnknownReason unknownReason(ValueId id) const {
        return values_[id.index()].unknown;
    }
    [[nodiscard]] bool isBottom(ValueId id) const { return id == bottom(); }
    /// The only atom of a value without unknown part, else none.
    [[nodiscard]] AtomId onlyAtom(ValueId id) const;

    [[nodiscard]] size_t numValues() const { return values_.size(); }
    [[nodiscard]] size_t numAtoms() const { return atoms_.size(); }

  private:
    [[nodiscard]] uint32_t depthOf(AtomId atom) const;
    void capTensors(AbstractValue& value);
    void capTuples(AbstractValue& value);
    void cap(AbstractValue& value);

    std::vector<Atom> atoms_;
    std::vector<AbstractValue> values_;
    std::vector<TensorType> tensors_;
    std::vector<std::vector<ValueId>> sequences_;
    std::vector<uint8_t> sequenceDepth_;
    std::unordered_multimap<uint64_t, uint32_t> atomIndex_, valueIndex_, tensorIndex_,
        sequenceIndex_;
    std::unordered_map<uint64_t, ValueId> joins_;
};

/// Can the value be a tensor (variable, NumPy array, Keras tensor included)?
bool mayBeTensor(const ValueTable& table, ValueId value);
/// Truth of a value as a condition: 1 always true, 0 always false, -1 either or not known.
int truth(const ValueTable& table, ValueId value);

}  // namespace graphlift
