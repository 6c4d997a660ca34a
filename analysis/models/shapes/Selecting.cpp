// Functions that pick elements by index, mask or condition, and their opposites.
#include <algorithm>

#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

Shape slice(const Shape& s, size_t from, size_t to) {
    if (from > to) from = to;
    return Shape::of({s.dims.begin() + static_cast<std::ptrdiff_t>(from),
                      s.dims.begin() + static_cast<std::ptrdiff_t>(to)});
}

ModelValue shapeWithContent(const std::optional<Shape>& shape, const TensorType& from,
                            const TensorType& indices) {
    ModelValue out = answer(shape);
    bool usable = out.is(Kind::Shape) && from.content && indices.content && from.shape.rank() == 1;
    if (!usable) return out;
    std::vector<Dim> content;
    for (const Dim& i : *indices.content) {
        auto at = i.isKnown() ? normalAxis(i.size, from.content->size()) : std::nullopt;
        content.push_back(at ? (*from.content)[*at] : Dim::unresolved());
    }
    out.tensor.content = std::move(content);
    return out;
}

}  // namespace

ModelValue evalGather(const FunctionCall& call) {
    TensorType x = call.type(0), indices = call.type(1);
    const Shape &s = x.shape, &i = indices.shape;
    auto batch = call.integer(3, 0);
    auto axis = call.given(2) ? intOf(call.arg(2)) : batch;
    if (!s.rankKnown || !i.rankKnown || !batch || !axis) return shapeValue(Shape::unknown());
    auto at = normalAxis(*axis, s.rank());
    size_t batches =
        static_cast<size_t>(*batch < 0 ? *batch + static_cast<int64_t>(i.rank()) : *batch);
    if (!at || batches > i.rank() || batches > *at) return ModelValue::unknown();
    Shape front = slice(s, 0, *at);
    auto lead = mergeShapes(slice(s, 0, batches), slice(i, 0, batches));
    if (!lead) return ModelValue::unknown();
    std::ranges::copy(lead->dims, front.dims.begin());
    Shape out = joined(joined(front, slice(i, batches, i.rank())), slice(s, *at + 1, s.rank()));
    return shapeWithContent(out, x, indices);
}

ModelValue evalGatherNd(const FunctionCall& call) {
    Shape s = call.shape(0), i = call.shape(1);
    auto batch = call.integer(2, 0);
    if (!s.rankKnown || !i.rankKnown || !batch) return shapeValue(Shape::unknown());
    if (i.rank() == 0) return ModelValue::unknown();
    size_t batches = static_cast<size_t>(std::max<int64_t>(*batch, 0));
    if (!i.dims.back().isKnown()) return shapeValue(Shape::unknown());
    size_t depth = batches + static_cast<size_t>(i.dims.back().size);
    if (depth > s.rank()) return ModelValue::unknown();
    return answer(joined(slice(i, 0, i.rank() - 1), slice(s, depth, s.rank())));
}

ModelValue evalTake(const FunctionCall& call) {
    Shape s = call.shape(0), i = call.shape(1);
    if (!call.given(2)) return answer(i);
    auto axis = intOf(call.arg(2));
    if (!s.rankKnown || !i.rankKnown || !axis) return shapeValue(Shape::unknown());
    auto at = normalAxis(*axis, s.rank());
    if (!at) return ModelValue::unknown();
    return answer(joined(joined(slice(s, 0, *at), i), slice(s, *at + 1, s.rank())));
}

ModelValue evalBooleanMask(const FunctionCall& call) {
    Shape s = call.shape(0), m = call.shape(1);
    auto axis = call.integer(2, 0);
    if (!s.rankKnown || !m.rankKnown || !axis) return shapeValue(Shape::unknown());
    size_t from = static_cast<size_t>(std::max<int64_t>(*axis, 0));
    if (m.rank() == 0 || from + m.rank() > s.rank()) return ModelValue::unknown();
    if (!mergeShapes(slice(s, from, from + m.rank()), m)) return ModelValue::unknown();
    return answer(joined(joined(slice(s, 0, from), Shape::of({Dim::dynamic()})),
                         slice(s, from + m.rank(), s.rank())));
}

ModelValue evalWhere(const FunctionCall& call) {
    Shape condition = call.shape(0);
    if (call.given(1) || call.given(2)) {
        std::vector<Shape> all{condition, call.shape(1), call.shape(2)};
        return answer(broadcastAll(all));
    }
    Dim rank = condition.rankKnown ? Dim::known(static_cast<int64_t>(condition.rank()))
                                   : Dim::unresolved();
    return answer(Shape::of({Dim::dynamic(), rank}));
}

ModelValue evalNpNonzero(const FunctionCall& call) {
    Shape shape = call.shape(0);
    size_t n = shape.rankKnown ? std::max<size_t>(shape.rank(), 1) : 1;
    std::vector<ModelValue> parts(
        n, tensorOf(DType::Int64, Shape::of({Dim::dynamic()}), Origin::Numpy));
    ModelValue v = ModelValue::sequence(std::move(parts), true);
    v.lengthKnown = shape.rankKnown;
    return v;
}

ModelValue evalOneHot(const FunctionCall& call) {
    Shape shape = call.shape(0);
    auto axis = call.integer(2, -1);
    if (!shape.rankKnown) return shapeValue(shape);
    if (!axis) return shapeValue(Shape::unresolved(shape.rank() + 1));
    auto at = normalAxis(*axis, shape.rank() + 1);
    if (!at) return ModelValue::unknown();
    shape.dims.insert(shape.dims.begin() + static_cast<std::ptrdiff_t>(*at), dimOf(call.arg(1)));
    return answer(shape);
}

ModelValue evalScatterNd(const FunctionCall& call) {
    return shapeValue(shapeArgument(call.arg(2)));
}

ModelValue evalSegment(const FunctionCall& call) {
    Shape s = call.shape(0), ids = call.shape(1);
    if (!s.rankKnown || !ids.rankKnown) return shapeValue(Shape::unknown());
    if (ids.rank() > s.rank()) return ModelValue::unknown();
    Dim number = call.given(2) ? dimOf(call.arg(2)) : Dim::dynamic();
    return answer(joined(Shape::of({number}), slice(s, ids.rank(), s.rank())));
}

ModelValue evalSequenceMask(const FunctionCall& call) {
    Shape shape = call.shape(0);
    if (!shape.rankKnown) return shapeValue(shape);
    shape.dims.push_back(call.given(1) ? dimOf(call.arg(1)) : Dim::dynamic());
    return answer(shape);
}

namespace {
Dim smaller(const Dim& a, const Dim& b) {
    if (a.isKnown() && b.isKnown()) return Dim::known(std::min(a.size, b.size));
    return a == b
               ? a
               : joinDims(a.isKnown() ? Dim::unresolved() : a, b.isKnown() ? Dim::unresolved() : b);
}
}  // namespace

ModelValue evalExtractDiag(const FunctionCall& call) {
    Shape s = call.shape(0);
    if (!s.rankKnown) return shapeValue(s);
    if (s.rank() < 2) return ModelValue::unknown();
    Shape out = slice(s, 0, s.rank() - 2);
    out.dims.push_back(smaller(s.dims[s.rank() - 2], s.dims[s.rank() - 1]));
    return answer(out);
}

ModelValue evalMakeDiag(const FunctionCall& call) {
    Shape s = call.shape(0);
    if (!s.rankKnown) return shapeValue(s);
    if (s.rank() < 1) return ModelValue::unknown();
    s.dims.push_back(Dim(s.dims.back()));
    return answer(s);
}

ModelValue evalTensorDiag(const FunctionCall& call) {
    Shape s = call.shape(0);
    return answer(joined(s, s));
}

ModelValue evalTensorDiagPart(const FunctionCall& call) {
    Shape s = call.shape(0);
    return s.rankKnown ? answer(slice(s, 0, s.rank() / 2)) : shapeValue(s);
}

ModelValue evalNpDiag(const FunctionCall& call) {
    Shape s = call.shape(0);
    auto k = call.integer(1, 0);
    if (!s.rankKnown) return shapeValue(s);
    if (s.rank() == 1) {
        Dim n = k ? addDims(s.dims[0], Dim::known(std::abs(*k))) : Dim::unresolved();
        return answer(Shape::of({n, n}));
    }
    if (s.rank() != 2) return ModelValue::unknown();
    if (!k) return answer(Shape::of({Dim::unresolved()}));
    Dim rows = *k < 0 ? addDims(s.dims[0], Dim::known(*k)) : s.dims[0];
    Dim columns = *k > 0 ? subDims(s.dims[1], Dim::known(*k)) : s.dims[1];
    return answer(Shape::of({smaller(rows, columns)}));
}

ModelValue evalNpTrace(const FunctionCall& call) {
    std::vector<ModelValue> axes{ModelValue::integerOf(call.integer(1, 0).value_or(0)),
                                 ModelValue::integerOf(call.integer(2, 1).value_or(1))};
    return answer(reduceShape(call.shape(0), ModelValue::sequence(std::move(axes), true), false));
}

namespace {
/// One axis grows or shrinks by a count; without an axis the array is flattened first.
ModelValue resized(const FunctionCall& call, const ModelValue& axis, const Dim& by, bool growing) {
    Shape s = call.shape(0);
    std::optional<int64_t> at = 0;
    if (!isGiven(axis)) {
        s = Shape::of({s.rankKnown ? productOf(s.dims) : Dim::unresolved()});
    } else {
        at = intOf(axis);
    }
    if (!s.rankKnown || !at) return shapeValue(s.rankKnown ? Shape::unresolved(s.rank()) : s);
    auto i = normalAxis(*at, s.rank());
    if (!i) return ModelValue::unknown();
    s.dims[*i] = growing ? addDims(s.dims[*i], by) : subDims(s.dims[*i], by);
    return answer(s);
}
Dim countOf(const ModelValue& index) {
    if (index.is(Kind::Int) || index.is(Kind::SomeInt)) return Dim::known(1);
    Shape shape = shapeOf(index);
    return shape.rankKnown && shape.rank() <= 1 ? productOf(shape.dims) : Dim::unresolved();
}
}  // namespace

ModelValue evalNpDelete(const FunctionCall& call) {
    return resized(call, call.arg(2), countOf(call.arg(1)), false);
}
ModelValue evalNpInsert(const FunctionCall& call) {
    Dim count = countOf(call.arg(1));
    Shape values = call.shape(2);
    if (count.is(1) && !call.given(3) && values.rankKnown) count = productOf(values.dims);
    return resized(call, call.arg(3), count, true);
}

ModelValue evalChoice(const FunctionCall& call) {
    ModelValue a = call.arg(0);
    Shape rows = isNumberKind(a) ? Shape::scalar() : shapeOf(a);
    if (rows.rankKnown && rows.rank() > 0) rows.dims.erase(rows.dims.begin());
    return answer(joined(call.given(1) ? shapeArgument(call.arg(1)) : Shape::scalar(), rows));
}

}  // namespace graphlift::shapes
