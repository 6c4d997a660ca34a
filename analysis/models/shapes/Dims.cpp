// Functions that take shapes apart and put them together.
#include <algorithm>

#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

ModelValue axis(const Dim& dim) {
    TensorType type;
    type.dtype = DType::Int32;
    type.origin = Origin::Python;
    type.shape = Shape::scalar();
    type.content = std::vector<Dim>{dim};
    return dim.isKnown() ? ModelValue::integerOf(dim.size) : ModelValue::ofTensor(std::move(type));
}

/// One size as an argument of an axis function; "not given" is unresolved.
Dim sizeOf(const ModelValue& v) { return v.is(Kind::Absent) ? Dim::unresolved() : dimOf(v); }

using DimOperator = Dim (*)(const Dim&, const Dim&);
ModelValue folded(const FunctionCall& call, DimOperator op) {
    Dim out = sizeOf(call.arg(0));
    for (size_t i = 1; i < call.count(); ++i) out = op(out, sizeOf(call.arg(i)));
    return axis(out);
}

Dim larger(const Dim& a, const Dim& b) {
    return a.isKnown() && b.isKnown() ? Dim::known(std::max(a.size, b.size))
           : a == b                   ? a
                                      : joinDims(a, b);
}
Dim smaller(const Dim& a, const Dim& b) {
    return a.isKnown() && b.isKnown() ? Dim::known(std::min(a.size, b.size))
           : a == b                   ? a
                                      : joinDims(a, b);
}

/// Some axes of a shape: [from, from + n).
ModelValue part(const FunctionCall& call, bool keepFront, bool dropping) {
    ModelValue x = call.arg(0);
    Shape shape = shapeOf(x);
    auto n = call.integer(1, 1);
    if (!shape.rankKnown || !n) return shapeValue(Shape::unknown());
    size_t count = static_cast<size_t>(std::max<int64_t>(*n, 0));
    if (count > shape.rank()) return ModelValue::unknown();
    size_t kept = dropping ? shape.rank() - count : count;
    auto begin =
        shape.dims.begin() + static_cast<std::ptrdiff_t>(keepFront ? 0 : shape.rank() - kept);
    return answer(Shape::of({begin, begin + static_cast<std::ptrdiff_t>(kept)}));
}

ModelValue intTensor(Shape shape, DType dtype, std::optional<std::vector<Dim>> content) {
    ModelValue v = tensorOf(dtype, std::move(shape));
    v.tensor.content = std::move(content);
    return v;
}

ModelValue shapeSequence(const FunctionCall& call, bool isTuple) {
    ModelValue x = call.arg(0);
    Shape shape = shapeOf(x);
    std::vector<ModelValue> parts;
    bool numpy = x.is(Kind::Tensor) &&
                 (x.tensor.origin == Origin::Numpy || x.tensor.origin == Origin::NumpyScalar);
    for (const Dim& d : shape.dims)
        parts.push_back(numpy && !d.isKnown() ? ModelValue::of(Kind::SomeInt) : dimValue(d));
    if (!shape.rankKnown) parts.push_back(ModelValue::of(Kind::SomeInt));
    ModelValue v = ModelValue::sequence(std::move(parts), isTuple);
    v.lengthKnown = shape.rankKnown;
    return v;
}

}  // namespace

Shape withDim(Shape shape, int64_t at, const Dim& dim) {
    auto i = normalAxis(at, shape.rank());
    if (shape.rankKnown && i) shape.dims[*i] = dim;
    return shape;
}

Shape joined(const Shape& a, const Shape& b) {
    if (!a.rankKnown || !b.rankKnown) return Shape::unknown();
    Shape out = a;
    out.dims.insert(out.dims.end(), b.dims.begin(), b.dims.end());
    return out;
}

namespace {
ModelValue replaced(const FunctionCall& call, const std::optional<int64_t>& at,
                    const ModelValue& dim) {
    ModelValue x = call.arg(0);
    Shape shape = shapeOf(x);
    if (!shape.rankKnown) return shapeValue(shape);
    if (!at) return shapeValue(Shape::unresolved(shape.rank()));
    if (!normalAxis(*at, shape.rank())) return ModelValue::unknown();
    return answer(withDim(shape, *at, sizeOf(dim)));
}
}  // namespace

ModelValue evalLike(const FunctionCall& call) {
    ModelValue x = call.arg(0);
    return shapeValue(shapeOf(x),
                      x.is(Kind::Tensor) || x.is(Kind::Shape) ? x.tensor.layout : Layout::Dense);
}
ModelValue evalShapeOf(const FunctionCall& call) { return evalLike(call); }
ModelValue evalAsShape(const FunctionCall& call) { return shapeValue(shapeArgument(call.arg(0))); }

ModelValue evalDims(const FunctionCall& call) {
    Shape shape = Shape::scalar();
    for (const ModelValue& v : call.args()) shape.dims.push_back(sizeOf(v));
    return answer(shape);
}

ModelValue evalDimAt(const FunctionCall& call) {
    Shape shape = call.shape(0);
    auto i = call.integer(1, 0);
    if (!shape.rankKnown || !i) return axis(Dim::unresolved());
    auto at = normalAxis(*i, shape.rank());
    return at ? axis(shape.dims[*at]) : ModelValue::unknown();
}

ModelValue evalShapeTuple(const FunctionCall& call) { return shapeSequence(call, true); }
ModelValue evalShapeList(const FunctionCall& call) { return shapeSequence(call, false); }

ModelValue evalShapeTensor(const FunctionCall& call) {
    Shape shape = call.shape(0);
    DType dtype = call.given(1) ? call.dtype(1) : DType::Int32;
    if (!shape.rankKnown) return tensorOf(dtype, Shape::of({Dim::unresolved()}));
    return intTensor(Shape::of({Dim::known(static_cast<int64_t>(shape.rank()))}), dtype,
                     shape.dims);
}

ModelValue evalShapeTensors(const FunctionCall& call) {
    auto parts = partsOf(call.arg(0));
    DType dtype = call.given(1) ? call.dtype(1) : DType::Int32;
    if (!parts) return ModelValue::unknown();
    std::vector<ModelValue> all;
    for (const ModelValue& part : *parts) {
        Shape shape = shapeOf(part);
        Dim rank =
            shape.rankKnown ? Dim::known(static_cast<int64_t>(shape.rank())) : Dim::unresolved();
        all.push_back(intTensor(Shape::of({rank}), dtype,
                                shape.rankKnown ? std::optional(shape.dims) : std::nullopt));
    }
    return ModelValue::sequence(std::move(all), false);
}

ModelValue evalSizeTensor(const FunctionCall& call) {
    Shape shape = call.shape(0);
    DType dtype = call.given(1) ? call.dtype(1) : DType::Int32;
    Dim size = shape.rankKnown ? productOf(shape.dims) : Dim::unresolved();
    return intTensor(Shape::scalar(), dtype, std::vector<Dim>{size});
}

ModelValue evalRankTensor(const FunctionCall& call) {
    Shape shape = call.shape(0);
    Dim rank = shape.rankKnown ? Dim::known(static_cast<int64_t>(shape.rank())) : Dim::unresolved();
    return intTensor(Shape::scalar(), DType::Int32, std::vector<Dim>{rank});
}

ModelValue evalRank(const FunctionCall& call) {
    Shape shape = call.shape(0);
    return shape.rankKnown ? ModelValue::integerOf(static_cast<int64_t>(shape.rank()))
                           : ModelValue::of(Kind::SomeInt);
}
ModelValue evalSize(const FunctionCall& call) {
    Shape shape = call.shape(0);
    Dim size = shape.rankKnown ? productOf(shape.dims) : Dim::unresolved();
    return size.isKnown() ? ModelValue::integerOf(size.size) : ModelValue::of(Kind::SomeInt);
}

ModelValue evalWithLast(const FunctionCall& call) { return replaced(call, -1, call.arg(1)); }
ModelValue evalWithFirst(const FunctionCall& call) { return replaced(call, 0, call.arg(1)); }
ModelValue evalWithDim(const FunctionCall& call) {
    return replaced(call, intOf(call.arg(1)), call.arg(2));
}
ModelValue evalDropLast(const FunctionCall& call) { return part(call, true, true); }
ModelValue evalDropFirst(const FunctionCall& call) { return part(call, false, true); }
ModelValue evalTakeFirst(const FunctionCall& call) { return part(call, true, false); }
ModelValue evalTakeLast(const FunctionCall& call) { return part(call, false, false); }

ModelValue evalJoin(const FunctionCall& call) {
    Shape out = Shape::scalar();
    for (const ModelValue& v : call.args()) {
        if (v.is(Kind::Unknown)) return shapeValue(Shape::unknown());
        bool isAxis = isNumberKind(v) || v.is(Kind::None) ||
                      (v.is(Kind::Tensor) && v.tensor.content && v.tensor.shape.rankKnown &&
                       v.tensor.shape.rank() == 0);
        out = joined(out, isAxis               ? Shape::of({dimOf(v)})
                          : v.is(Kind::Absent) ? Shape::unknown()
                                               : shapeOf(v));
    }
    return answer(out);
}

ModelValue evalInsertAxis(const FunctionCall& call) {
    Shape shape = call.shape(0);
    auto at = intOf(call.arg(1));
    if (!shape.rankKnown) return shapeValue(shape);
    if (!at) return shapeValue(Shape::unresolved(shape.rank() + 1));
    auto i = normalAxis(*at, shape.rank() + 1);
    if (!i) return ModelValue::unknown();
    shape.dims.insert(shape.dims.begin() + static_cast<std::ptrdiff_t>(*i), sizeOf(call.arg(2)));
    return answer(shape);
}

ModelValue evalRemoveAxis(const FunctionCall& call) {
    return answer(reduceShape(call.shape(0), call.arg(1), false));
}

ModelValue evalMergeShapes(const FunctionCall& call) {
    auto value = [](const ModelValue& v) {
        return v.is(Kind::Tensor) || v.is(Kind::Shape) ? shapeOf(v) : shapeArgument(v);
    };
    std::optional<Shape> out = value(call.arg(0));
    for (size_t i = 1; out && i < call.count(); ++i) out = mergeShapes(*out, value(call.arg(i)));
    return answer(out);
}

ModelValue evalAdd(const FunctionCall& call) { return folded(call, addDims); }
ModelValue evalSub(const FunctionCall& call) { return folded(call, subDims); }
ModelValue evalMul(const FunctionCall& call) { return folded(call, mulDims); }
ModelValue evalFloorDiv(const FunctionCall& call) { return folded(call, floorDivDims); }
ModelValue evalCeilDiv(const FunctionCall& call) { return folded(call, ceilDivDims); }
ModelValue evalMaxDim(const FunctionCall& call) { return folded(call, larger); }
ModelValue evalMinDim(const FunctionCall& call) { return folded(call, smaller); }
ModelValue evalProductOf(const FunctionCall& call) {
    Shape shape = call.shape(0);
    return axis(shape.rankKnown ? productOf(shape.dims) : Dim::unresolved());
}

}  // namespace graphlift::shapes
