// What is known of an array-like value: element type, shape, layout, where it comes from. A plain
// value; several possibilities are several TensorTypes in one AbstractValue.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace graphlift {

enum class DType : uint8_t {
    Unknown,
#define DTYPE(id, name, bytes, group) id,
#include "analysis/values/DType.def"
#undef DTYPE
};
std::string_view text(DType dtype);  // "float32"; Unknown: "unknown"
std::optional<DType> findDType(
    std::string_view name);    // TensorFlow's or NumPy's spelling ("float_", "str", "double")
char dtypeClass(DType dtype);  // see DType.def; '?' for Unknown
uint32_t dtypeBytes(DType dtype);

/// One axis. Dynamic: None at run time by right (a Dataset's batch, boolean_mask). Unresolved: a
/// fixed number that could not be computed. Ragged: differs from row to row.
struct Dim {
    enum class Kind : uint8_t { Known, Dynamic, Unresolved, Ragged };
    Kind kind = Kind::Unresolved;
    int64_t size = -1;  // of Known

    static Dim known(int64_t n) { return {Kind::Known, n}; }
    static Dim dynamic() { return {Kind::Dynamic, -1}; }
    static Dim unresolved() { return {Kind::Unresolved, -1}; }
    static Dim ragged() { return {Kind::Ragged, -1}; }
    [[nodiscard]] bool isKnown() const { return kind == Kind::Known; }
    [[nodiscard]] bool is(int64_t n) const { return isKnown() && size == n; }
    friend bool operator==(const Dim&, const Dim&) = default;
};

/// A shape of known rank, or of unknown rank (then `dims` is empty).
struct Shape {
    bool rankKnown = false;
    std::vector<Dim> dims;

    static Shape unknown() { return {}; }
    static Shape scalar() { return {true, {}}; }
    static Shape of(std::vector<Dim> dims) { return {true, std::move(dims)}; }
    static Shape unresolved(size_t rank) {
        return {true, std::vector<Dim>(rank, Dim::unresolved())};
    }
    [[nodiscard]] size_t rank() const { return dims.size(); }
    [[nodiscard]] bool isFullyKnown() const;
    friend bool operator==(const Shape&, const Shape&) = default;
};

enum class Layout : uint8_t { Dense, Sparse, Ragged };
/// Tensor: eager or symbolic tensor; Keras: a symbolic Keras tensor (functional model building);
/// Python: a plain number, string or nested list seen as data.
enum class Origin : uint8_t { Tensor, Variable, Numpy, NumpyScalar, Keras, Python };
std::string_view text(Layout layout);
std::string_view text(Origin origin);  // NumpyScalar: "numpy"

struct TensorType {
    DType dtype = DType::Unknown;
    Layout layout = Layout::Dense;
    Origin origin = Origin::Tensor;
    Shape shape;
    /// Stands for more shapes than a set may hold: further types of this dtype, layout and origin
    /// join into it.
    bool merged = false;
    /// Known elements of a small integer tensor of rank 0 or 1 (what tf.shape gives, a constant
    /// shape): as many as the shape says, each possibly unresolved.
    std::optional<std::vector<Dim>> content;

    friend bool operator==(const TensorType&, const TensorType&) = default;
};
std::string printShape(const Shape& shape);       // "(None, 28)", unknown rank "<unknown>"
std::string printTensor(const TensorType& type);  // "Tensor float32 (2, 3)"
uint64_t hash(const TensorType& type);

/// One shape that covers both: equal axes stay, others become Dynamic when either is, else
/// Unresolved.
Shape joinShapes(const Shape& a, const Shape& b);
/// A shape's axis set for two possibilities of one axis.
Dim joinDims(const Dim& a, const Dim& b);

}  // namespace graphlift
