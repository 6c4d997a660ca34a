// dtype names, printing and joining of tensor types.
#include "analysis/values/TensorType.h"

#include <catch2/catch.hpp>

using namespace graphlift;

namespace {
Shape shapeOf(std::vector<Dim> dims) { return Shape::of(std::move(dims)); }
}  // namespace

TEST_CASE("dtypes are found by the spellings of both libraries") {
    CHECK(findDType("float32") == DType::Float32);
    CHECK(findDType("double") == DType::Float64);
    CHECK(findDType("int_") == DType::Int64);
    CHECK(findDType("<f4") == DType::Float32);
    CHECK(findDType("bfloat16") == DType::BFloat16);
    CHECK_FALSE(findDType("no_such_dtype"));
    CHECK(text(DType::QInt8) == "qint8");
    CHECK(text(DType::Unknown) == "unknown");
    CHECK(dtypeClass(DType::UInt8) == 'u');
    CHECK(dtypeBytes(DType::Complex128) == 16);
}

TEST_CASE("shapes print as Python tuples") {
    CHECK(printShape(Shape::unknown()) == "<unknown>");
    CHECK(printShape(Shape::scalar()) == "()");
    CHECK(printShape(shapeOf({Dim::known(3)})) == "(3,)");
    CHECK(printShape(shapeOf({Dim::dynamic(), Dim::known(28), Dim::unresolved(), Dim::ragged()})) ==
          "(None, 28, ?, ragged)");
}

TEST_CASE("tensor types print kind dtype shape and content") {
    TensorType type;
    type.dtype = DType::Int32;
    type.shape = shapeOf({Dim::known(2)});
    type.content = std::vector<Dim>{Dim::dynamic(), Dim::known(3)};
    CHECK(printTensor(type) == "Tensor int32 (2,) = (None, 3)");
    type.content.reset();
    type.origin = Origin::Variable;
    CHECK(printTensor(type) == "Variable int32 (2,)");
    type.layout = Layout::Sparse;
    type.origin = Origin::Tensor;
    CHECK(printTensor(type) == "Tensor sparse int32 (2,)");
}

TEST_CASE("joined shapes keep what both agree on") {
    Shape a = shapeOf({Dim::known(2), Dim::known(3)}), b = shapeOf({Dim::known(4), Dim::known(3)});
    CHECK(printShape(joinShapes(a, b)) == "(?, 3)");
    CHECK(printShape(joinShapes(a, shapeOf({Dim::dynamic(), Dim::known(3)}))) == "(None, 3)");
    CHECK(printShape(joinShapes(a, shapeOf({Dim::known(2)}))) == "<unknown>");
    CHECK(printShape(joinShapes(a, Shape::unknown())) == "<unknown>");
    CHECK(joinDims(Dim::ragged(), Dim::known(2)) == Dim::ragged());
}

TEST_CASE("equal tensor types have equal hashes") {
    TensorType a, b;
    a.shape = b.shape = shapeOf({Dim::known(2)});
    CHECK(hash(a) == hash(b));
    CHECK(a == b);
    b.origin = Origin::Numpy;
    CHECK(hash(a) != hash(b));
    CHECK_FALSE(a == b);
}
