// Where each value of a function comes from, relative to the function's own parameters: whose
// contents flow into it, whose static shape, and what it may be an alias of. One forward pass over
// the SSA form; callees are taken from their summaries, so the functions of a program are visited
// callees first.
//
//   def f(x, log):          y:   value {x}, computed by an operation of the graph
//       y = tf.exp(x)       n:   shape {x}, axis 0
//       n = x.shape[0]      xs:  fresh; what is inside is an alias of nothing older
//       xs = [y]            log.items: alias {log}
//       log.items.append(n)
//
// What a nested function captures stands for itself, as a parameter does, until a call in the
// function that owns the variable says what it holds.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "analysis/support/Ids.h"

namespace graphlift {

class FactContext;
struct CodeView;
struct Summaries;

/// A set of parameters (bit i; parameters from kMaxParameter on share its bit), of captured
/// variables (from kFirstCaptured on, the last bit shared) and of the places below.
using RootSet = uint64_t;
inline constexpr uint32_t kMaxParameter = 35, kFirstCaptured = 36, kMaxCaptured = 59;
inline constexpr RootSet kFreshRoot = RootSet{1} << 61;  // made in this activation
inline constexpr RootSet kOuterRoot = RootSet{1}
                                      << 62;  // older than the call: globals, captured variables
inline constexpr RootSet kOpaqueRoot = RootSet{1} << 63;  // from a call that is not known
inline constexpr RootSet kParameterRoots = (RootSet{1} << (kMaxParameter + 1)) - 1;
inline constexpr RootSet kCapturedRoots =
    ((RootSet{1} << (kMaxCaptured + 1)) - 1) & ~kParameterRoots;
inline constexpr RootSet kRelativeRoots = kParameterRoots | kCapturedRoots;
constexpr RootSet rootOf(uint32_t parameter) {
    return RootSet{1} << (parameter < kMaxParameter ? parameter : kMaxParameter);
}

/// Calls `visit(bit)` for each parameter and captured variable of a set, ascending.
template <class Visit>
void forEachRoot(RootSet roots, Visit visit) {
    for (RootSet rest = roots & kRelativeRoots; rest != 0; rest &= rest - 1)
        visit(static_cast<uint32_t>(std::countr_zero(rest)));
}

/// A variable of an enclosing function that a function reads or writes, itself or through what it
/// calls. Its root is its place in the function's list.
struct CapturedVariable {
    FunctionId owner;
    Name name;
    friend bool operator==(const CapturedVariable&, const CapturedVariable&) = default;
};
/// The root of the variable at a place of the list.
constexpr RootSet capturedRootAt(size_t index) {
    size_t bit = kFirstCaptured + index;
    return RootSet{1} << (bit < kMaxCaptured ? bit : kMaxCaptured);
}

/// The captured variables of one function, each once, in the order in which they were met.
class CapturedVariables {
  public:
    /// The root of a variable, which is added to the list when it is new.
    RootSet rootOf(const CapturedVariable& variable);

    [[nodiscard]] size_t size() const { return list_.size(); }
    [[nodiscard]] auto begin() const { return list_.begin(); }
    [[nodiscard]] auto end() const { return list_.end(); }
    const CapturedVariable& operator[](size_t i) const { return list_[i]; }

  private:
    size_t place(const CapturedVariable& variable);

    std::vector<CapturedVariable> list_;
    std::unordered_map<uint64_t, uint32_t> places_;  // of a list that is long
};

/// Axes of a shape: bit i is axis i, bit 16 + i is axis -1 - i.
using AxisSet = uint32_t;
inline constexpr AxisSet kAllAxes = 0xFFFFFFFF;
/// The axis of one index; the axes that remain after a slice (`from`, `to`: absent is nullopt).
AxisSet axisOf(int64_t index);
AxisSet indexAxes(AxisSet axes, int64_t index);
AxisSet sliceAxes(AxisSet axes, std::optional<int64_t> from, std::optional<int64_t> to);

struct ValueOrigin {
    RootSet value = 0;      // parameters whose contents flow in
    RootSet shape = 0;      // parameters whose static shape flows in
    RootSet alias = 0;      // what the value may be, or be reached from
    RootSet self = 0;       // what it may be itself
    RootSet inner = 0;      // what may be reached from it
    bool computed = false;  // of a graph operation in this trace, whatever the arguments are
    bool cast = false;      // a number that was read off a tensor: a tensor in converted code
    AxisSet axes = 0;       // which axes of that shape
    bool loose = false;     // its static shape may be lost where ways of the graph meet

    /// Joins; true when something was new.
    bool add(const ValueOrigin& o) {
        const RootSet more = (o.value & ~value) | (o.shape & ~shape) | (o.alias & ~alias) |
                             (o.inner & ~inner) | (o.self & ~self) | (o.axes & ~axes);
        const bool isNew = more != 0 || (o.computed && !computed) || (o.cast && !cast) ||
                           (o.loose && !loose);
        value |= o.value;
        shape |= o.shape;
        alias |= o.alias;
        inner |= o.inner;
        self |= o.self;
        computed = computed || o.computed;
        axes |= o.axes;
        cast = cast || o.cast;
        loose = loose || o.loose;
        return isNew;
    }
};

/// A variable where the ways of a tensor condition or loop meet: a Python number in it is a tensor
/// from there on, and a tensor in it has lost the axes that differ.
struct SteeredValue {
    InstId inst;
    ValueOrigin origin;  // what it gets on top
};

/// By InstId. `captured` gets the variables of enclosing functions.
std::vector<ValueOrigin> computeOrigins(const FactContext& context, const CodeView& view,
                                        const Summaries& summaries,
                                        CapturedVariables& captured,
                                        std::span<const SteeredValue> steered);

}  // namespace graphlift
