// Functions that make arrays of data, or copies with another dtype or layout.
#include "analysis/models/Promotion.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

bool isInteger(DType dtype) { return dtypeClass(dtype) == 'i' || dtypeClass(dtype) == 'u'; }

/// The array made of data: dtype said or the data's own; content survives between integer types.
TensorType made(const ModelValue& data, const ModelValue& dtype, Origin origin, Defaults defaults) {
    TensorType type = typeOf(data, defaults);
    type.origin = origin;
    if (isGiven(dtype)) type.dtype = dtypeArgument(dtype, defaults);
    if (!isInteger(type.dtype)) type.content.reset();
    return type;
}

bool isUnreadable(const ModelValue& v) {
    return v.is(Kind::Callable) || v.is(Kind::None) || v.is(Kind::Api);
}

Shape raggedToDynamic(Shape shape) {
    for (Dim& d : shape.dims)
        if (d.kind == Dim::Kind::Ragged) d = Dim::dynamic();
    return shape;
}

}  // namespace

ModelValue evalConstant(const FunctionCall& call) {
    ModelValue data = call.arg(0);
    if (isUnreadable(data)) return ModelValue::unknown();
    TensorType type = made(data, call.arg(1), Origin::Tensor, Defaults::TensorFlow);
    if (call.given(2)) {
        Shape shape = shapeArgument(call.arg(2));
        bool sameRank =
            shape.rankKnown && type.shape.rankKnown && shape.rank() == type.shape.rank();
        if (!sameRank) type.content.reset();
        type.shape = shape;
    }
    return ModelValue::ofTensor(std::move(type));
}

ModelValue evalNpArray(const FunctionCall& call) {
    ModelValue data = call.arg(0);
    if (isUnreadable(data)) return ModelValue::unknown();
    TensorType type = made(data, call.arg(1), Origin::Numpy, Defaults::NumPy);
    bool nested = data.is(Kind::Sequence) && !arrayOf(data, Defaults::NumPy);
    if (nested && type.dtype == DType::Unknown) type.dtype = DType::Object;
    type.shape = raggedToDynamic(type.shape);
    type.layout = Layout::Dense;
    auto ndmin = call.integer(2, 0);
    if (type.shape.rankKnown && ndmin && *ndmin > static_cast<int64_t>(type.shape.rank())) {
        type.shape.dims.insert(type.shape.dims.begin(),
                               static_cast<size_t>(*ndmin) - type.shape.rank(), Dim::known(1));
        if (type.shape.rank() != 1) type.content.reset();
    }
    return ModelValue::ofTensor(std::move(type));
}

ModelValue evalVariable(const FunctionCall& call) {
    ModelValue data = call.arg(0);
    TensorType type = made(data, call.arg(1), Origin::Variable, Defaults::TensorFlow);
    type.content.reset();  // it will be assigned
    if (call.given(2)) type.shape = shapeArgument(call.arg(2));
    return ModelValue::ofTensor(std::move(type));
}

ModelValue evalCast(const FunctionCall& call) {
    ModelValue data = call.arg(0);
    if (isUnreadable(data)) return ModelValue::unknown();
    TensorType type = typeOf(data);
    type.dtype = call.dtype(1);
    if (!isInteger(type.dtype)) type.content.reset();
    type.origin = Origin::Tensor;
    return ModelValue::ofTensor(std::move(type));
}

ModelValue evalBitcast(const FunctionCall& call) {
    TensorType type = call.type(0);
    DType to = call.dtype(1);
    uint32_t from = dtypeBytes(type.dtype), into = dtypeBytes(to);
    if (from == 0 || into == 0) return tensorOf(to, Shape::unknown());
    if (from > into && type.shape.rankKnown) type.shape.dims.push_back(Dim::known(from / into));
    if (from < into && type.shape.rankKnown && type.shape.rank() > 0) type.shape.dims.pop_back();
    return tensorOf(to, type.shape);
}

ModelValue evalAlike(const FunctionCall& call) {
    TensorType type = call.type(0);
    if (call.given(1)) type.dtype = call.dtype(1);
    std::string origin = call.word(2, "tensor");
    bool numpy = origin == "numpy";
    Layout layout = numpy ? Layout::Dense : type.layout;
    return tensorOf(type.dtype, type.shape,
                    numpy                  ? Origin::Numpy
                    : origin == "variable" ? Origin::Variable
                                           : Origin::Tensor,
                    layout);
}

ModelValue evalAsTensor(const FunctionCall& call) {
    ModelValue data = call.arg(0);
    if (isUnreadable(data)) return ModelValue::unknown();
    return ModelValue::ofTensor(made(data, call.arg(1), Origin::Tensor, Defaults::TensorFlow));
}

ModelValue evalNpScalar(const FunctionCall& call) {
    ModelValue data = call.arg(0);
    TensorType type = made(data, call.arg(1), Origin::Numpy, Defaults::NumPy);
    if (data.is(Kind::Absent)) type.shape = Shape::scalar();
    if (type.shape.rankKnown && type.shape.rank() == 0) type.origin = Origin::NumpyScalar;
    return ModelValue::ofTensor(std::move(type));
}

ModelValue evalAsSparse(const FunctionCall& call) {
    TensorType type = call.type(0);
    return tensorOf(type.dtype, raggedToDynamic(type.shape), Origin::Tensor, Layout::Sparse);
}

ModelValue evalAsDense(const FunctionCall& call) {
    TensorType type = call.type(0);
    return tensorOf(type.dtype, raggedToDynamic(type.shape));
}

ModelValue evalAsNumpy(const FunctionCall& call) {
    TensorType type = call.type(0, Defaults::NumPy);
    ModelValue out = tensorOf(type.dtype, raggedToDynamic(type.shape), Origin::Numpy);
    out.tensor.content = type.content;
    return out;
}

}  // namespace graphlift::shapes
