// Functions that join arrays, take them apart along an axis, and repeat or pad them.
#include <algorithm>

#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

struct Parts {
    std::vector<TensorType> types;
    bool lengthKnown = true;
};

/// The arrays that a list argument holds; an array argument means its rows.
std::optional<Parts> partsIn(const ModelValue& values, Defaults defaults = Defaults::TensorFlow) {
    Parts parts;
    if (values.is(Kind::Sequence) || values.is(Kind::Range)) {
        auto items = partsOf(values);
        parts.lengthKnown = items.has_value();
        for (const ModelValue& v : items ? *items : values.elements)
            parts.types.push_back(typeOf(v, defaults));
        return parts;
    }
    if (!values.is(Kind::Tensor) || !values.tensor.shape.rankKnown ||
        values.tensor.shape.rank() == 0)
        return std::nullopt;
    TensorType row = values.tensor;
    Dim count = row.shape.dims.front();
    row.shape.dims.erase(row.shape.dims.begin());
    row.content.reset();
    parts.lengthKnown = count.isKnown() && count.size <= 64;
    parts.types.assign(parts.lengthKnown ? static_cast<size_t>(count.size) : 1, row);
    return parts;
}

Layout layoutOf(const Parts& parts) {
    bool ragged = std::ranges::any_of(
        parts.types, [](const TensorType& t) { return t.layout == Layout::Ragged; });
    return ragged ? Layout::Ragged : Layout::Dense;
}

std::optional<Shape> joinedAlong(const Parts& parts, std::optional<int64_t> axis) {
    std::vector<Shape> shapes;
    for (const TensorType& t : parts.types) shapes.push_back(t.shape);
    auto out = concatShapes(shapes, axis);
    if (out && out->rankKnown && !parts.lengthKnown && axis)
        out = withDim(*out, *axis, Dim::unresolved());
    return out;
}

/// What integer vectors joined or stacked contain.
std::optional<std::vector<Dim>> joinedContent(const Parts& parts) {
    std::vector<Dim> all;
    if (!parts.lengthKnown) return std::nullopt;
    for (const TensorType& t : parts.types) {
        if (!t.content && t.shape.rankKnown && t.shape.rank() == 0) {
            all.push_back(dimOf(ModelValue::ofTensor(t)));
        } else if (t.content) {
            all.insert(all.end(), t.content->begin(), t.content->end());
        } else {
            return std::nullopt;
        }
    }
    return all.size() <= 32 ? std::optional(all) : std::nullopt;
}

ModelValue withParts(const std::optional<Shape>& shape, const Parts& parts) {
    ModelValue out = answer(shape);
    if (!out.is(Kind::Shape)) return out;
    out.tensor.layout = layoutOf(parts);
    if (out.tensor.shape.rankKnown && out.tensor.shape.rank() == 1)
        out.tensor.content = joinedContent(parts);
    return out;
}

void raiseRank(Parts& parts, size_t rank) {
    for (TensorType& t : parts.types)
        while (t.shape.rankKnown && t.shape.rank() < rank)
            t.shape.dims.insert(t.shape.dims.begin(), Dim::known(1));
}

}  // namespace

std::optional<Shape> concatShapes(const std::vector<Shape>& parts, std::optional<int64_t> axis) {
    auto known = std::ranges::find_if(parts, [](const Shape& s) { return s.rankKnown; });
    if (known == parts.end()) return Shape::unknown();
    size_t rank = known->rank();
    if (rank == 0) return std::nullopt;
    if (!axis) return Shape::unresolved(rank);
    auto at = normalAxis(*axis, rank);
    if (!at) return std::nullopt;
    Shape out = *known;
    out.dims[*at] = Dim::known(0);
    for (const Shape& s : parts) {
        if (s.rankKnown && s.rank() != rank) return std::nullopt;
        Dim size = s.rankKnown ? s.dims[*at] : Dim::unresolved();
        bool ragged = size.kind == Dim::Kind::Ragged || out.dims[*at].kind == Dim::Kind::Ragged;
        out.dims[*at] = ragged ? Dim::ragged() : addDims(out.dims[*at], size);
        for (size_t i = 0; s.rankKnown && i < rank; ++i) {
            if (i == *at) continue;
            auto dim = mergeDims(out.dims[i], s.dims[i]);
            bool anyRagged =
                out.dims[i].kind == Dim::Kind::Ragged || s.dims[i].kind == Dim::Kind::Ragged;
            if (!dim && !anyRagged) return std::nullopt;
            out.dims[i] = anyRagged ? Dim::ragged() : *dim;
        }
    }
    return out;
}

ModelValue evalConcat(const FunctionCall& call) {
    auto parts = partsIn(call.arg(0));
    if (!parts || parts->types.empty()) return shapeValue(Shape::unknown());
    ModelValue axis = call.arg(1);
    if (!isGiven(axis)) {
        Dim total = Dim::known(0);
        for (const TensorType& t : parts->types)
            total = addDims(total, t.shape.rankKnown ? productOf(t.shape.dims) : Dim::unresolved());
        return answer(Shape::of({parts->lengthKnown ? total : Dim::unresolved()}));
    }
    auto n = intOf(axis);
    return withParts(joinedAlong(*parts, n), *parts);
}

ModelValue evalStack(const FunctionCall& call) {
    auto parts = partsIn(call.arg(0));
    auto axis = call.integer(1, 0);
    if (!parts) return shapeValue(Shape::unknown());
    if (parts->types.empty())
        return parts->lengthKnown ? ModelValue::unknown() : shapeValue(Shape::unknown());
    std::optional<Shape> out = parts->types.front().shape;
    for (const TensorType& t : parts->types) out = out ? mergeShapes(*out, t.shape) : out;
    if (!out) return ModelValue::unknown();
    if (!out->rankKnown) return shapeValue(*out);
    if (!axis) return shapeValue(Shape::unresolved(out->rank() + 1));
    auto at = normalAxis(*axis, out->rank() + 1);
    if (!at) return ModelValue::unknown();
    ModelValue list = call.arg(0);
    Dim count = parts->lengthKnown      ? Dim::known(static_cast<int64_t>(parts->types.size()))
                : list.is(Kind::Tensor) ? list.tensor.shape.dims.front()
                                        : Dim::unresolved();
    out->dims.insert(out->dims.begin() + static_cast<std::ptrdiff_t>(*at), count);
    return withParts(out, *parts);
}

ModelValue evalHstack(const FunctionCall& call) {
    auto parts = partsIn(call.arg(0));
    if (!parts || parts->types.empty()) return shapeValue(Shape::unknown());
    raiseRank(*parts, 1);
    const Shape& first = parts->types.front().shape;
    return answer(joinedAlong(*parts, first.rankKnown && first.rank() > 1 ? 1 : 0));
}

ModelValue evalVstack(const FunctionCall& call) {
    auto parts = partsIn(call.arg(0));
    if (!parts || parts->types.empty()) return shapeValue(Shape::unknown());
    raiseRank(*parts, 2);
    return answer(joinedAlong(*parts, 0));
}

ModelValue evalDstack(const FunctionCall& call) {
    auto parts = partsIn(call.arg(0));
    if (!parts || parts->types.empty()) return shapeValue(Shape::unknown());
    raiseRank(*parts, 2);
    for (TensorType& t : parts->types)
        if (t.shape.rankKnown && t.shape.rank() == 2) t.shape.dims.push_back(Dim::known(1));
    return answer(joinedAlong(*parts, 2));
}

ModelValue evalColumnStack(const FunctionCall& call) {
    auto parts = partsIn(call.arg(0));
    if (!parts || parts->types.empty()) return shapeValue(Shape::unknown());
    for (TensorType& t : parts->types)
        if (t.shape.rankKnown && t.shape.rank() == 1) t.shape.dims.push_back(Dim::known(1));
    return answer(joinedAlong(*parts, 1));
}

namespace {
Shape raised(Shape shape, int64_t n) {
    if (!shape.rankKnown) return shape;
    if (n >= 1 && shape.rank() == 0) shape.dims.push_back(Dim::known(1));
    if (n >= 2 && shape.rank() == 1) shape.dims.insert(shape.dims.begin(), Dim::known(1));
    if (n >= 3 && shape.rank() == 2) shape.dims.push_back(Dim::known(1));
    return shape;
}
}  // namespace

ModelValue evalAtLeastAll(const FunctionCall& call) {
    auto arrays = partsOf(call.arg(0));
    auto n = call.integer(1, 1);
    if (!arrays || !n) return ModelValue::unknown();
    std::vector<ModelValue> all;
    for (const ModelValue& v : *arrays) {
        TensorType type = typeOf(v, call.evaluator().defaults());
        all.push_back(tensorOf(type.dtype, raised(type.shape, *n), call.resultOrigin()));
    }
    return all.size() == 1 ? all.front() : ModelValue::sequence(std::move(all), false);
}

ModelValue evalAtLeast(const FunctionCall& call) {
    Shape shape = call.shape(0);
    auto n = call.integer(1, 1);
    return answer(n ? raised(shape, *n) : Shape::unknown());
}

ModelValue evalAppend(const FunctionCall& call) {
    Shape a = call.shape(0), b = call.shape(1);
    if (call.given(2)) return answer(concatShapes({a, b}, intOf(call.arg(2))));
    auto size = [](const Shape& s) { return s.rankKnown ? productOf(s.dims) : Dim::unresolved(); };
    return answer(Shape::of({addDims(size(a), size(b))}));
}

ModelValue evalTile(const FunctionCall& call) {
    Shape shape = call.shape(0);
    auto times = dimsOf(call.arg(1));
    if (!times)
        return shapeValue(shape.rankKnown ? Shape::unresolved(shape.rank()) : Shape::unknown());
    if (!shape.rankKnown) return shapeValue(Shape::unresolved(times->size()));
    while (times->size() < shape.rank()) times->insert(times->begin(), Dim::known(1));
    while (shape.rank() < times->size()) shape.dims.insert(shape.dims.begin(), Dim::known(1));
    for (size_t i = 0; i < shape.rank(); ++i) shape.dims[i] = mulDims(shape.dims[i], (*times)[i]);
    return answer(shape);
}

ModelValue evalRepeat(const FunctionCall& call) {
    Shape shape = call.shape(0);
    ModelValue times = call.arg(1), axis = call.arg(2);
    if (!isGiven(axis)) {
        shape = Shape::of({shape.rankKnown ? productOf(shape.dims) : Dim::unresolved()});
        axis = ModelValue::integerOf(0);
    }
    auto n = intOf(axis);
    if (!shape.rankKnown) return shapeValue(shape);
    if (!n) return shapeValue(Shape::unresolved(shape.rank()));
    auto at = normalAxis(*n, shape.rank());
    if (!at) return ModelValue::unknown();
    auto counts = dimsOf(times);
    Dim& dim = shape.dims[*at];
    if (counts && counts->size() == 1) {
        dim = mulDims(dim, counts->front());
    } else if (counts) {
        Dim total = Dim::known(0);
        for (const Dim& d : *counts) total = addDims(total, d);
        dim = total;
    } else {
        dim = dimOf(times);
    }
    return answer(shape);
}

namespace {
/// What one axis grows by: a pair, or one number for both sides.
Dim growth(const ModelValue& pair) {
    auto sides = dimsOf(pair);
    if (!sides || sides->empty()) return Dim::unresolved();
    return addDims(sides->front(), sides->back());
}
}  // namespace

ModelValue evalPad(const FunctionCall& call) {
    Shape shape = call.shape(0);
    ModelValue paddings = call.arg(1);
    if (!shape.rankKnown) {
        bool pairs = paddings.is(Kind::Sequence) && paddings.lengthKnown &&
                     paddings.elements.size() > 1 && paddings.elements[0].is(Kind::Sequence);
        return shapeValue(pairs ? Shape::unresolved(paddings.elements.size()) : Shape::unknown());
    }
    bool perAxis =
        paddings.is(Kind::Sequence) && paddings.lengthKnown && !paddings.elements.empty() &&
        (paddings.elements[0].is(Kind::Sequence) || paddings.elements[0].is(Kind::Tensor)) &&
        !(paddings.elements[0].is(Kind::Tensor) && paddings.elements[0].tensor.shape.rank() == 0);
    if (perAxis && paddings.elements.size() != shape.rank() && paddings.elements.size() != 1)
        return ModelValue::unknown();
    if (paddings.is(Kind::Tensor) && !paddings.tensor.content) {
        Dim open = paddings.tensor.origin == Origin::Numpy ? Dim::unresolved() : Dim::dynamic();
        return shapeValue(Shape::of(std::vector<Dim>(shape.rank(), open)));
    }
    for (size_t i = 0; i < shape.rank(); ++i) {
        const ModelValue& own =
            perAxis ? paddings.elements[paddings.elements.size() == 1 ? 0 : i] : paddings;
        shape.dims[i] = addDims(shape.dims[i], growth(own));
    }
    return answer(shape);
}

ModelValue evalDiff(const FunctionCall& call) {
    Shape shape = call.shape(0);
    auto n = call.integer(1, 1), axis = call.integer(2, -1);
    if (!shape.rankKnown || !axis)
        return shapeValue(shape.rankKnown ? Shape::unresolved(shape.rank()) : shape);
    auto at = normalAxis(*axis, shape.rank());
    if (!at) return ModelValue::unknown();
    shape.dims[*at] = n ? subDims(shape.dims[*at], Dim::known(*n)) : Dim::unresolved();
    return answer(shape);
}

}  // namespace graphlift::shapes
