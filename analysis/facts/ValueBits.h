// What kinds of things a value may be, as one word of bits: the question nearly every check asks
// first. Computed once per interned value.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/interp/Program.h"

namespace graphlift {

enum ValueBit : uint32_t {
    kIsTensor = 1u << 0,  // an eager or symbolic tensor
    kIsVariable = 1u << 1,
    kIsKeras = 1u << 2,  // a symbolic tensor of functional model building
    kIsArray = 1u << 3,  // a NumPy array
    kIsArrayScalar = 1u << 4,
    kIsInt = 1u << 5,
    kIsFloat = 1u << 6,  // also complex
    kIsBool = 1u << 7,
    kIsString = 1u << 8,  // also bytes
    kIsNone = 1u << 9,
    kIsShape = 1u << 10,  // the static shape of a tensor
    kIsDType = 1u << 11,
    kIsTuple = 1u << 12,
    kIsList = 1u << 13,
    kIsDict = 1u << 14,
    kIsSet = 1u << 15,
    kIsInstance = 1u << 16,  // of a class of the project
    kIsLibraryInstance = 1u << 17,
    kIsGenerator = 1u << 18,
    kIsFunction = 1u << 19,  // functions, bound methods, partials
    kIsClass = 1u << 20,     // a class of the project
    kIsModule = 1u << 21,
    kIsExternal = 1u << 22,  // a library's module, class or function
    kIsIterator = 1u << 23,
    kIsSlice = 1u << 24,
    kIsRange = 1u << 25,
    kIsOther = 1u << 26,
    kIsUnknown = 1u << 27,
    kIsDataset = 1u << 28,  // a lazily read collection of tensors
};
inline constexpr uint32_t kSymbolicBits = kIsTensor | kIsVariable | kIsKeras;
inline constexpr uint32_t kArrayBits = kSymbolicBits | kIsArray | kIsArrayScalar;
inline constexpr uint32_t kNumberBits = kIsInt | kIsFloat | kIsBool;
inline constexpr uint32_t kSequenceBits = kIsTuple | kIsList;
inline constexpr uint32_t kContainerBits =
    kIsTuple | kIsList | kIsDict | kIsSet | kIsIterator | kIsGenerator;
/// What a write through an alias can change.
inline constexpr uint32_t kMutableBits = kIsList | kIsDict | kIsSet | kIsInstance |
                                         kIsLibraryInstance | kIsGenerator | kIsArray | kIsClass |
                                         kIsModule | kIsExternal | kIsFunction | kIsUnknown;

class ValueBits {
  public:
    explicit ValueBits(const Program& program);
    [[nodiscard]] uint32_t of(ValueId value) const {
        const bool known = value.index() < bits_.size() && bits_[value.index()] != kUnset;
        return known ? bits_[value.index()] : find(value);
    }
    /// The bits of everything inside: elements of tuples, lists, dicts and iterators, itself
    /// included.
    [[nodiscard]] uint32_t deep(ValueId value) const;
    /// The heap slots of an object, a contiguous run of Program::heap.
    [[nodiscard]] std::span<const HeapSlot> slots(ObjectId object) const;

  private:
    static constexpr uint32_t kUnset = 1u << 31;
    [[nodiscard]] uint32_t find(ValueId value) const;
    [[nodiscard]] uint32_t ofAtom(AtomId atom) const;
    [[nodiscard]] uint32_t ofObject(ObjectId object) const;
    uint32_t collect(ValueId value, int depth) const;

    const Program& program_;
    std::vector<std::pair<uint32_t, uint32_t>> slotRange_;  // by ObjectId
    mutable std::vector<uint32_t> bits_, deep_;  // by ValueId; kUnset where not asked yet
    mutable std::vector<uint32_t> seenIn_;       // by ObjectId: the last search that met it
    mutable uint32_t search_ = 0;
};

}  // namespace graphlift
