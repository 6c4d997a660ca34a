// Broadcasting and products of arrays.
#include <algorithm>

#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

std::optional<Dim> broadcastDim(const Dim& a, const Dim& b) {
    if (a.is(1)) return b;
    if (b.is(1)) return a;
    if (a.isKnown() && b.isKnown()) return a.size == b.size ? std::optional(a) : std::nullopt;
    if (a.kind == Dim::Kind::Ragged || b.kind == Dim::Kind::Ragged) return Dim::ragged();
    if (a.isKnown()) return a;
    return b.isKnown() ? b : joinDims(a, b);
}

std::vector<Dim> front(const Shape& s, size_t dropped) {
    return {s.dims.begin(), s.dims.end() - static_cast<std::ptrdiff_t>(dropped)};
}

/// The last two axes as rows and columns, exchanged when transposed; unresolved when that is not
/// known.
void orient(Shape& s, std::optional<bool> transposed) {
    Dim &rows = s.dims[s.rank() - 2], &columns = s.dims[s.rank() - 1];
    if (!transposed && rows != columns) rows = columns = Dim::unresolved();
    if (transposed.value_or(false)) std::swap(rows, columns);
}

std::optional<bool> either(std::optional<bool> a, std::optional<bool> b) {
    if (a && b) return *a || *b;
    return (a && *a) || (b && *b) ? std::optional(true) : std::nullopt;
}

}  // namespace

std::optional<Shape> broadcastShapes(const Shape& a, const Shape& b) {
    if (!a.rankKnown || !b.rankKnown) return Shape::unknown();
    const Shape& longer = a.rank() >= b.rank() ? a : b;
    const Shape& shorter = a.rank() >= b.rank() ? b : a;
    Shape out = longer;
    size_t offset = longer.rank() - shorter.rank();
    for (size_t i = 0; i < shorter.rank(); ++i) {
        auto dim = broadcastDim(longer.dims[offset + i], shorter.dims[i]);
        if (!dim) return std::nullopt;
        out.dims[offset + i] = *dim;
    }
    return out;
}

std::optional<Shape> broadcastAll(std::span<const Shape> shapes) {
    std::optional<Shape> out = Shape::scalar();
    for (const Shape& s : shapes) {
        if (!out) return out;
        out = broadcastShapes(*out, s);
    }
    return out;
}

namespace {
/// A tuple is a *args parameter and counts as its parts; a list is one array.
std::vector<ModelValue> operandsOf(const FunctionCall& call) {
    std::vector<ModelValue> all;
    for (const ModelValue& v : call.args()) {
        bool isArgs = v.is(Kind::Sequence) && v.isTuple && v.lengthKnown && !isPythonData(v);
        if (!isArgs) {
            all.push_back(v);
            continue;
        }
        all.insert(all.end(), v.elements.begin(), v.elements.end());
    }
    return all;
}
}  // namespace

ModelValue evalBroadcast(const FunctionCall& call) {
    std::vector<Shape> shapes;
    Layout layout = Layout::Dense;
    for (const ModelValue& v : operandsOf(call)) {
        if (!isGiven(v)) continue;
        shapes.push_back(shapeOf(v));
        if (v.is(Kind::Tensor) && v.tensor.layout == Layout::Ragged) layout = Layout::Ragged;
        if (v.is(Kind::Tensor) && v.tensor.layout == Layout::Sparse && call.count() == 1)
            layout = Layout::Sparse;
    }
    ModelValue out = answer(broadcastAll(shapes));
    if (out.is(Kind::Shape)) out.tensor.layout = layout;
    return out;
}

ModelValue evalBroadcastTo(const FunctionCall& call) {
    return shapeValue(shapeArgument(call.arg(1)));
}

std::optional<Shape> matmulShapes(Shape a, Shape b, std::optional<bool> transposeA,
                                  std::optional<bool> transposeB) {
    if (!a.rankKnown || !b.rankKnown) return Shape::unknown();
    if (a.rank() == 0 || b.rank() == 0) return std::nullopt;
    bool vectorA = a.rank() == 1, vectorB = b.rank() == 1;
    if (vectorA) a.dims.insert(a.dims.begin(), Dim::known(1));
    if (vectorB) b.dims.push_back(Dim::known(1));
    if (!vectorA) orient(a, transposeA);
    if (!vectorB) orient(b, transposeB);
    const Dim &inner = a.dims.back(), &other = b.dims[b.rank() - 2];
    if (!mergeDims(inner, other)) return std::nullopt;
    auto out = broadcastShapes(Shape::of(front(a, 2)), Shape::of(front(b, 2)));
    if (!out) return out;
    if (!vectorA) out->dims.push_back(a.dims[a.rank() - 2]);
    if (!vectorB) out->dims.push_back(b.dims.back());
    return out;
}

ModelValue evalMatmul(const FunctionCall& call) {
    return answer(matmulShapes(call.shape(0), call.shape(1), either(call.flag(2), call.flag(4)),
                               either(call.flag(3), call.flag(5))));
}

ModelValue evalMatvec(const FunctionCall& call) {
    Shape a = call.shape(0), b = call.shape(1);
    if (!a.rankKnown || !b.rankKnown) return shapeValue(Shape::unknown());
    if (a.rank() < 2 || b.rank() < 1) return ModelValue::unknown();
    b.dims.push_back(Dim::known(1));
    auto out = matmulShapes(a, b, either(call.flag(2), call.flag(3)), false);
    if (out && out->rankKnown) out->dims.pop_back();
    return answer(out);
}

ModelValue evalDot(const FunctionCall& call) {
    Shape a = call.shape(0), b = call.shape(1);
    if (!a.rankKnown || !b.rankKnown) return shapeValue(Shape::unknown());
    if (a.rank() == 0 || b.rank() == 0) return answer(broadcastShapes(a, b));
    size_t inner = b.rank() == 1 ? 0 : b.rank() - 2;
    if (!mergeDims(a.dims.back(), b.dims[inner])) return ModelValue::unknown();
    Shape out = Shape::of(front(a, 1));
    for (size_t i = 0; i < b.rank(); ++i)
        if (i != inner) out.dims.push_back(b.dims[i]);
    return answer(out);
}

ModelValue evalInner(const FunctionCall& call) {
    Shape a = call.shape(0), b = call.shape(1);
    if (!a.rankKnown || !b.rankKnown) return shapeValue(Shape::unknown());
    if (a.rank() == 0 || b.rank() == 0) return answer(broadcastShapes(a, b));
    if (!mergeDims(a.dims.back(), b.dims.back())) return ModelValue::unknown();
    return answer(joined(Shape::of(front(a, 1)), Shape::of(front(b, 1))));
}

ModelValue evalOuter(const FunctionCall& call) {
    Shape a = call.shape(0), b = call.shape(1);
    auto size = [](const Shape& s) { return s.rankKnown ? productOf(s.dims) : Dim::unresolved(); };
    return answer(Shape::of({size(a), size(b)}));
}

ModelValue evalKron(const FunctionCall& call) {
    Shape a = call.shape(0), b = call.shape(1);
    if (!a.rankKnown || !b.rankKnown) return shapeValue(Shape::unknown());
    while (a.rank() < b.rank()) a.dims.insert(a.dims.begin(), Dim::known(1));
    while (b.rank() < a.rank()) b.dims.insert(b.dims.begin(), Dim::known(1));
    for (size_t i = 0; i < a.rank(); ++i) a.dims[i] = mulDims(a.dims[i], b.dims[i]);
    return answer(a);
}

ModelValue evalCross(const FunctionCall& call) {
    return answer(broadcastShapes(call.shape(0), call.shape(1)));
}

namespace {

/// The two lists of axes of tensordot; nullopt when not known.
using AxisPair = std::pair<std::vector<int64_t>, std::vector<int64_t>>;
std::optional<std::vector<int64_t>> intsOf(const ModelValue& v) {
    auto dims = dimsOf(v);
    if (!dims) return std::nullopt;
    std::vector<int64_t> out;
    for (const Dim& d : *dims) {
        if (!d.isKnown()) return std::nullopt;
        out.push_back(d.size);
    }
    return out;
}

std::optional<AxisPair> axisPair(const ModelValue& axes, const Shape& a) {
    if (auto n = intOf(axes)) {
        AxisPair pair;
        for (int64_t i = 0; i < *n; ++i) {
            pair.first.push_back(static_cast<int64_t>(a.rank()) - *n + i);
            pair.second.push_back(i);
        }
        return pair;
    }
    if (!axes.is(Kind::Sequence) || axes.elements.size() != 2) return std::nullopt;
    auto first = intsOf(axes.elements[0]), second = intsOf(axes.elements[1]);
    return first && second ? std::optional(AxisPair{*first, *second}) : std::nullopt;
}

std::optional<Shape> without(const Shape& s, const std::vector<int64_t>& axes) {
    std::vector<bool> dropped(s.rank());
    for (int64_t axis : axes) {
        auto i = normalAxis(axis, s.rank());
        if (!i) return std::nullopt;
        dropped[*i] = true;
    }
    Shape out = Shape::scalar();
    for (size_t i = 0; i < s.rank(); ++i)
        if (!dropped[i]) out.dims.push_back(s.dims[i]);
    return out;
}

}  // namespace

ModelValue evalTensordot(const FunctionCall& call) {
    Shape a = call.shape(0), b = call.shape(1);
    if (!a.rankKnown || !b.rankKnown) return shapeValue(Shape::unknown());
    auto pair = axisPair(call.arg(2), a);
    if (!pair) return shapeValue(Shape::unknown());
    if (pair->first.size() != pair->second.size()) return ModelValue::unknown();
    for (size_t i = 0; i < pair->first.size(); ++i) {
        auto x = normalAxis(pair->first[i], a.rank()), y = normalAxis(pair->second[i], b.rank());
        if (!x || !y || !mergeDims(a.dims[*x], b.dims[*y])) return ModelValue::unknown();
    }
    auto left = without(a, pair->first), right = without(b, pair->second);
    return left && right ? answer(joined(*left, *right)) : ModelValue::unknown();
}

ModelValue evalBatchDot(const FunctionCall& call) {
    Shape x = call.shape(0), y = call.shape(1);
    if (!x.rankKnown || !y.rankKnown) return shapeValue(Shape::unknown());
    if (x.rank() < 2 || y.rank() < 2) return ModelValue::unknown();
    ModelValue axes = call.arg(2);
    int64_t first = static_cast<int64_t>(x.rank()) - 1,
            second = y.rank() == 2 ? 1 : static_cast<int64_t>(y.rank()) - 2;
    if (auto both = intOf(axes)) {
        first = second = *both;
    } else if (auto pair = isGiven(axes) ? intsOf(axes) : std::nullopt; pair && pair->size() == 2) {
        first = (*pair)[0], second = (*pair)[1];
    } else if (isGiven(axes)) {
        return shapeValue(Shape::unknown());
    }
    auto i = normalAxis(first, x.rank()), j = normalAxis(second, y.rank());
    if (!i || !j || !mergeDims(x.dims[*i], y.dims[*j])) return ModelValue::unknown();
    auto left = without(x, {first}), right = without(y, {second, 0});
    if (!left || !right) return ModelValue::unknown();
    Shape out = joined(*left, *right);
    if (out.rank() == 1) out.dims.push_back(Dim::known(1));
    return answer(out);
}

}  // namespace graphlift::shapes
