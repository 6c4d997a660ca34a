// Python's operators, indexing and iteration on arrays, through the registry.
#include <catch2/catch.hpp>
#include <map>

#include "analysis/models/ArrayView.h"
#include "analysis/models/ModelRegistry.h"

using namespace graphlift;
using Kind = ModelValue::Kind;

namespace {

const ModelRegistry& registry() {
    static const std::shared_ptr<const ModelRegistry> kLoaded = *ModelRegistry::load("2.15");
    return *kLoaded;
}

ModelValue array(Origin origin, DType dtype, std::vector<int64_t> dims) {
    TensorType type;
    type.dtype = dtype;
    type.origin = origin;
    type.shape = Shape::scalar();
    for (int64_t d : dims) type.shape.dims.push_back(d < 0 ? Dim::dynamic() : Dim::known(d));
    return ModelValue::ofTensor(type);
}
ModelValue tf(DType dtype, std::vector<int64_t> dims) {
    return array(Origin::Tensor, dtype, std::move(dims));
}
ModelValue np(DType dtype, std::vector<int64_t> dims) {
    return array(Origin::Numpy, dtype, std::move(dims));
}
ModelValue number(int64_t n) { return ModelValue::integerOf(n); }
ModelValue real(double x) {
    ModelValue v = ModelValue::of(Kind::Float);
    v.number = x;
    return v;
}
ModelValue slice(ModelValue a, ModelValue b, ModelValue c = ModelValue::none()) {
    ModelValue v = ModelValue::of(Kind::Slice);
    v.elements = {std::move(a), std::move(b), std::move(c)};
    return v;
}
ModelValue tuple(std::vector<ModelValue> parts) {
    return ModelValue::sequence(std::move(parts), true);
}
std::string binary(BinaryOp op, const ModelValue& a, const ModelValue& b) {
    return printValue(registry().binary(op, a, b));
}
std::string item(const ModelValue& a, const ModelValue& i) {
    return printValue(registry().getItem(a, i));
}

const ModelValue kNone = ModelValue::none();
const ModelValue kRest = ModelValue::of(Kind::Ellipsis);

}  // namespace

TEST_CASE("Python numbers take the dtype of a tensor") {
    CHECK(binary(BinaryOp::Add, tf(DType::Float32, {2, 3}), number(1)) == "Tensor float32 (2, 3)");
    CHECK(binary(BinaryOp::Mul, number(2), tf(DType::Float64, {3})) == "Tensor float64 (3,)");
    CHECK(binary(BinaryOp::Div, tf(DType::Int32, {3}), number(2)) == "Tensor float64 (3,)");
    CHECK(binary(BinaryOp::Add, tf(DType::Float32, {3}), np(DType::Float64, {3})) ==
          "Tensor float32 (3,)");
}

TEST_CASE("NumPy promotes by kind of operand") {
    CHECK(binary(BinaryOp::Add, np(DType::Float32, {2, 3}), real(0.5)) == "ndarray float32 (2, 3)");
    CHECK(binary(BinaryOp::Add, np(DType::Int32, {2}), real(0.5)) == "ndarray float64 (2,)");
    CHECK(binary(BinaryOp::Add, np(DType::Int32, {2}), np(DType::Float32, {2})) ==
          "ndarray float64 (2,)");
    CHECK(binary(BinaryOp::Div, np(DType::Int64, {2}), number(2)) == "ndarray float64 (2,)");
    CHECK(binary(BinaryOp::MatMul, np(DType::Float32, {3}), np(DType::Float32, {3})) ==
          "npscalar float32 ()");
}

TEST_CASE("operators broadcast or are unknown") {
    CHECK(binary(BinaryOp::Sub, tf(DType::Float32, {-1, 3}), tf(DType::Float32, {3})) ==
          "Tensor float32 (None, 3)");
    CHECK(binary(BinaryOp::Sub, tf(DType::Float32, {2}), tf(DType::Float32, {3})) == "unknown");
    CHECK(binary(BinaryOp::Add, number(1), number(2)) == "unknown");
    CHECK(binary(BinaryOp::Add, array(Origin::Variable, DType::Float32, {2}), number(1)) ==
          "Tensor float32 (2,)");
    CHECK(binary(BinaryOp::Add, array(Origin::Keras, DType::Float32, {-1, 2}), number(1)) ==
          "KerasTensor float32 (None, 2)");
    CHECK(binary(BinaryOp::Add, tf(DType::Float32, {2}), ModelValue::unknown()) ==
          "Tensor float32 <unknown>");
}

TEST_CASE("comparisons give booleans") {
    auto compare = [](CompareOp op, const ModelValue& a, const ModelValue& b) {
        return printValue(registry().compare(op, a, b));
    };
    CHECK(compare(CompareOp::Lt, tf(DType::Float32, {2, 3}), real(0)) == "Tensor bool (2, 3)");
    CHECK(compare(CompareOp::Eq, np(DType::Int64, {3}), number(1)) == "ndarray bool (3,)");
    CHECK(compare(CompareOp::Ne, tf(DType::Float32, {2}), tf(DType::Float32, {3})) ==
          "Tensor bool ()");
    CHECK(compare(CompareOp::Is, tf(DType::Float32, {2}), kNone) == "some bool");
    CHECK(compare(CompareOp::In, number(1), tf(DType::Int32, {2})) == "some bool");
}

TEST_CASE("unary operators keep the type") {
    CHECK(printValue(registry().unary(UnaryOp::Neg, array(Origin::Variable, DType::Float32,
                                                          {2}))) == "Tensor float32 (2,)");
    CHECK(printValue(registry().unary(UnaryOp::Not, tf(DType::Bool, {}))) == "some bool");
    CHECK(printValue(registry().unary(UnaryOp::Invert, np(DType::Bool, {2}))) ==
          "ndarray bool (2,)");
}

TEST_CASE("an index drops slices and adds axes") {
    ModelValue x = tf(DType::Float32, {4, 5, 6});
    CHECK(item(x, number(0)) == "Tensor float32 (5, 6)");
    CHECK(item(x, number(4)) == "unknown");
    CHECK(item(x, slice(number(1), number(3))) == "Tensor float32 (2, 5, 6)");
    CHECK(item(x, slice(kNone, kNone, number(2))) == "Tensor float32 (2, 5, 6)");
    CHECK(item(x, slice(kNone, number(-1))) == "Tensor float32 (3, 5, 6)");
    CHECK(item(x, tuple({kRest, number(0)})) == "Tensor float32 (4, 5)");
    CHECK(item(x, tuple({kNone, kRest})) == "Tensor float32 (1, 4, 5, 6)");
    CHECK(item(x, tuple({slice(kNone, kNone), kNone, number(1)})) == "Tensor float32 (4, 1, 6)");
    CHECK(item(x, ModelValue::unknown()) == "Tensor float32 <unknown>");
    CHECK(item(tf(DType::Float32, {-1, 5}), slice(kNone, number(3))) == "Tensor float32 (None, 5)");
    CHECK(item(np(DType::Float32, {4}), number(-1)) == "npscalar float32 ()");
}

TEST_CASE("masks and index arrays gather") {
    ModelValue x = np(DType::Float32, {4, 5, 6});
    CHECK(item(x, np(DType::Bool, {4})) == "ndarray float32 (None, 5, 6)");
    CHECK(item(x, np(DType::Bool, {4, 5, 6})) == "ndarray float32 (None,)");
    CHECK(item(x, ModelValue::sequence({number(0), number(2)}, false)) ==
          "ndarray float32 (2, 5, 6)");
    CHECK(item(x, tuple({slice(kNone, kNone), np(DType::Int64, {3})})) ==
          "ndarray float32 (4, 3, 6)");
    CHECK(item(x, tuple({np(DType::Int64, {3}), slice(kNone, kNone), np(DType::Int64, {3})})) ==
          "ndarray float32 (3, 5)");
    CHECK(item(x, tuple({np(DType::Int64, {3}), np(DType::Int64, {2})})) == "unknown");
}

TEST_CASE("a shape tensor knows its content") {
    TensorType type;
    type.dtype = DType::Int32;
    type.shape = Shape::of({Dim::known(2)});
    type.content = std::vector<Dim>{Dim::dynamic(), Dim::known(3)};
    ModelValue shape = ModelValue::ofTensor(type);
    CHECK(item(shape, number(1)) == "Tensor int32 () = (3,)");
    CHECK(item(shape, slice(number(1), kNone)) == "Tensor int32 (1,) = (3,)");
    CHECK(binary(BinaryOp::Mul, registry().getItem(shape, number(1)), number(4)) ==
          "Tensor int32 () = (12,)");
}

TEST_CASE("iterating and lengths") {
    struct None : ModelContext {
        ModelValue attribute(const ModelValue&, std::string_view) override {
            return ModelValue::absent();
        }
        ModelValue resultOf(uint32_t) override { return ModelValue::unknown(); }
    } none;
    CHECK(printValue(registry().element(tf(DType::Float32, {4, 5}), none)) ==
          "Tensor float32 (5,)");
    CHECK(printValue(registry().element(tf(DType::Float32, {}), none)) == "unknown");
    CHECK(printValue(registry().element(np(DType::Float32, {4}), none)) == "npscalar float32 ()");
    CHECK(registry().length(tf(DType::Float32, {4, 5})) == std::optional<int64_t>(4));
    CHECK(registry().length(tf(DType::Float32, {-1, 5})) == std::nullopt);
}

TEST_CASE("nested data is seen as an array") {
    ModelValue rows = ModelValue::sequence({ModelValue::sequence({number(1), real(2)}, false),
                                            ModelValue::sequence({number(3), number(4)}, false)},
                                           false);
    auto type = ModelRegistry::asTensor(rows);
    REQUIRE(type);
    CHECK(printTensor(*type) == "python float32 (2, 2)");
    CHECK_FALSE(ModelRegistry::asTensor(ModelValue::sequence({kNone}, false)));
    CHECK_FALSE(ModelRegistry::asTensor(kNone));
}
