// The functions behind the vocabulary of ShapeFunctions.def, and what one of their applications
// sees. A function reads its arguments through FunctionCall, which evaluates each on demand.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/models/ArrayView.h"
#include "analysis/models/Expr.h"

namespace graphlift {

class ModelRegistry;
struct ModelContext;

/// Evaluates the nodes of one pool for one call of an API.
class Evaluator {
  public:
    struct Pool {
        std::span<const ExprNode> nodes;
        std::span<const uint32_t> children;
        std::function<std::string_view(uint32_t)> text;  // of a string id
    };
    Evaluator(const Pool& pool, std::span<const ModelValue> args, ModelContext& context,
              const ModelRegistry* registry, Defaults defaults = Defaults::TensorFlow)
        : pool_(pool), args_(args), context_(context), registry_(registry), defaults_(defaults) {}

    [[nodiscard]] ModelValue evaluate(uint32_t node) const;
    [[nodiscard]] const ExprNode& node(uint32_t id) const { return pool_.nodes[id]; }
    [[nodiscard]] uint32_t child(const ExprNode& call, size_t i) const {
        return pool_.children[call.a + i];
    }
    [[nodiscard]] std::string_view text(uint32_t id) const { return pool_.text(id); }
    [[nodiscard]] ModelContext& context() const { return context_; }
    /// None in tests of single functions.
    [[nodiscard]] const ModelRegistry* registry() const { return registry_; }
    /// The receiver: the first argument.
    [[nodiscard]] ModelValue self() const {
        return args_.empty() ? ModelValue::absent() : args_[0];
    }
    /// What Python numbers become in this API's results.
    [[nodiscard]] Defaults defaults() const { return defaults_; }
    /// An attribute: of the instance's own payload, else asked of the engine.
    [[nodiscard]] ModelValue attribute(const ModelValue& instance, std::string_view name) const;
    /// What a loop over a dataset (or another object with an `element`) gives; Unknown when it has
    /// none.
    [[nodiscard]] ModelValue iterated(const ModelValue& instance) const;

  private:
    const Pool& pool_;
    std::span<const ModelValue> args_;
    ModelContext& context_;
    const ModelRegistry* registry_;
    Defaults defaults_;
};

class FunctionCall {
  public:
    FunctionCall(const Evaluator& evaluator, const ExprNode& node)
        : evaluator_(evaluator), node_(node) {}

    [[nodiscard]] size_t count() const { return node_.b; }
    [[nodiscard]] ModelValue arg(size_t i) const;  // Absent beyond the last
    [[nodiscard]] std::vector<ModelValue> args(size_t from = 0) const;
    [[nodiscard]] TensorType type(size_t i, Defaults d = Defaults::TensorFlow) const {
        return typeOf(arg(i), d);
    }
    /// The array that argument i is, as this API converts it.
    [[nodiscard]] TensorType array(size_t i) const { return typeOf(arg(i), evaluator_.defaults()); }
    [[nodiscard]] Origin resultOrigin() const {
        return evaluator_.defaults() == Defaults::NumPy ? Origin::Numpy : Origin::Tensor;
    }
    /// The dtype that argument i names; Unknown when it names none.
    [[nodiscard]] DType dtype(size_t i) const {
        return dtypeArgument(arg(i), evaluator_.defaults());
    }
    [[nodiscard]] Shape shape(size_t i) const { return shapeOf(arg(i)); }
    [[nodiscard]] bool given(size_t i) const { return i < count() && isGiven(arg(i)); }
    /// A flag: the default when absent; nullopt when not known.
    [[nodiscard]] std::optional<bool> flag(size_t i, bool otherwise = false) const;
    /// An integer option; the default when absent or None; nullopt when not known.
    [[nodiscard]] std::optional<int64_t> integer(size_t i, int64_t otherwise) const;
    [[nodiscard]] std::string word(size_t i, std::string_view otherwise = "") const;
    /// A constructor argument or attribute of self.
    [[nodiscard]] ModelValue config(std::string_view name) const {
        return evaluator_.attribute(evaluator_.self(), name);
    }
    [[nodiscard]] std::string configWord(std::string_view name, std::string_view otherwise) const;
    [[nodiscard]] std::optional<int64_t> configInt(std::string_view name, int64_t otherwise) const;
    [[nodiscard]] std::optional<bool> configFlag(std::string_view name, bool otherwise) const;
    [[nodiscard]] const Evaluator& evaluator() const { return evaluator_; }
    [[nodiscard]] const ExprNode& node() const { return node_; }

  private:
    const Evaluator& evaluator_;
    const ExprNode& node_;
};

using ShapeFunction = ModelValue (*)(const FunctionCall&);
namespace shapes {
#define FUNCTION(id, name, least, most, arguments, meaning) \
    ModelValue eval##id(const FunctionCall& call);
#include "analysis/models/ShapeFunctions.def"
#undef FUNCTION

// Shared by several functions.
/// A shape, or Unknown when the shapes cannot go together.
ModelValue answer(const std::optional<Shape>& shape);
ModelValue answer(const std::optional<TensorType>& type);
ModelValue tensorOf(DType dtype, Shape shape, Origin origin = Origin::Tensor,
                    Layout layout = Layout::Dense);
/// Broadcast of two shapes; nullopt when they cannot go together.
std::optional<Shape> broadcastShapes(const Shape& a, const Shape& b);
std::optional<Shape> broadcastAll(std::span<const Shape> shapes);
/// The values of arguments where a list that holds arrays counts as its parts: for dtypes.
std::vector<ModelValue> spread(const FunctionCall& call);
std::optional<Shape> matmulShapes(Shape a, Shape b, std::optional<bool> transposeA,
                                  std::optional<bool> transposeB);
std::optional<Shape> einsumShape(std::string_view equation, std::span<const Shape> operands);
/// Axes named by an argument. all: None or not given; known: axes is the list; else not known.
struct AxisSet {
    bool all = false, known = false, wrong = false;
    std::vector<size_t> axes;  // sorted
};
AxisSet axisSet(const ModelValue& axis, const Shape& shape);
std::optional<Shape> reduceShape(const Shape& shape, const ModelValue& axis,
                                 std::optional<bool> keep);
std::optional<Shape> concatShapes(const std::vector<Shape>& parts, std::optional<int64_t> axis);
std::optional<Shape> reshapeTo(const Shape& from, const std::optional<std::vector<Dim>>& target);
std::optional<Shape> transposed(const Shape& shape, const std::optional<std::vector<Dim>>& perm);
Shape withDim(Shape shape, int64_t axis, const Dim& dim);
Shape joined(const Shape& a, const Shape& b);
/// start .. limit by step.
Dim rangeLength(const ModelValue& start, const ModelValue& limit, const ModelValue& delta);
/// One spatial axis under a window. padding: "VALID", "SAME", "CAUSAL", any case.
Dim windowed(const Dim& in, const Dim& kernel, const Dim& stride, const Dim& dilation,
             std::string_view padding);
/// A copy of a nested value with each array replaced; leaves that are no arrays become arrays where
/// they are numbers.
ModelValue mapArrays(const ModelValue& value,
                     const std::function<ModelValue(const TensorType&)>& map);
}  // namespace shapes

/// x[index] of an array or a shape; Unknown when the index cannot be.
ModelValue indexArray(const ModelValue& array, const ModelValue& index);
/// Iterating: an array's rows, a sequence's items joined, a range's ints; Unknown otherwise.
ModelValue elementOf(const ModelValue& iterable);
std::optional<int64_t> lengthOf(const ModelValue& iterable);
/// An operator by its source text ("+", "<", "@", also "max" and "min"). library: whose function it
/// is; not given: an operator of the operands' own library.
ModelValue applyOperator(std::string_view op, const ModelValue& a, const ModelValue& b,
                         std::optional<Defaults> library = std::nullopt);
/// Results of an API whose arguments hold symbolic Keras tensors are such tensors.
bool holdsKerasTensor(const ModelValue& value);

}  // namespace graphlift
