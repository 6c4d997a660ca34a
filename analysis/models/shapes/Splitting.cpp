// Functions whose result is a list of arrays: split, unstack, meshgrid.
#include <algorithm>

#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

constexpr int64_t kMaxParts = 256;  // more parts than that are rows of data; a guess

ModelValue listOf(std::vector<ModelValue> parts, bool lengthKnown) {
    ModelValue v = ModelValue::sequence(std::move(parts), false);
    v.lengthKnown = lengthKnown;
    return v;
}

struct Splitter {
    TensorType type;
    size_t axis = 0;
    Origin origin;

    [[nodiscard]] ModelValue part(const Dim& size) const {
        Shape shape = type.shape;
        if (shape.rankKnown) shape.dims[axis] = size;
        return tensorOf(type.dtype, shape, origin, type.layout);
    }
    [[nodiscard]] ModelValue unknownMany() const {
        return listOf({part(Dim::unresolved())}, false);
    }
};

ModelValue equalParts(const Splitter& splitter, int64_t n, bool ragged) {
    if (n <= 0 || n > kMaxParts) return splitter.unknownMany();
    std::vector<ModelValue> parts;
    bool known = splitter.type.shape.rankKnown;
    Dim whole = known ? splitter.type.shape.dims[splitter.axis] : Dim::unresolved();
    if (whole.isKnown() && whole.size % n != 0 && !ragged) return ModelValue::unknown();
    for (int64_t i = 0; i < n; ++i) {
        Dim size =
            whole.isKnown() ? Dim::known(whole.size / n + (i < whole.size % n ? 1 : 0)) : whole;
        parts.push_back(splitter.part(size));
    }
    return listOf(std::move(parts), true);
}

std::optional<Splitter> splitterOf(const FunctionCall& call, const ModelValue& axis) {
    Splitter splitter{call.array(0), 0, call.resultOrigin()};
    auto n = isGiven(axis) ? intOf(axis) : std::optional<int64_t>(0);
    if (!splitter.type.shape.rankKnown) return splitter;
    if (!n) {
        splitter.type.shape = Shape::unresolved(splitter.type.shape.rank());
        return splitter;
    }
    auto at = normalAxis(*n, splitter.type.shape.rank());
    if (!at) return std::nullopt;
    splitter.axis = *at;
    return splitter;
}

}  // namespace

ModelValue evalSplit(const FunctionCall& call) {
    auto splitter = splitterOf(call, call.arg(2));
    if (!splitter) return ModelValue::unknown();
    ModelValue sizes = call.arg(1);
    bool isList =
        sizes.is(Kind::Sequence) ||
        (sizes.is(Kind::Tensor) && sizes.tensor.shape.rankKnown && sizes.tensor.shape.rank() == 1);
    if (!isList) {
        auto n = intOf(sizes);
        return n ? equalParts(*splitter, *n, false) : splitter->unknownMany();
    }
    auto dims = dimsOf(sizes);
    if (!dims) return splitter->unknownMany();
    std::vector<ModelValue> parts;
    Dim rest = splitter->type.shape.rankKnown ? splitter->type.shape.dims[splitter->axis]
                                              : Dim::unresolved();
    for (const Dim& d : *dims)
        if (!d.is(-1)) rest = subDims(rest, d);
    for (const Dim& d : *dims) parts.push_back(splitter->part(d.is(-1) ? rest : d));
    return listOf(std::move(parts), true);
}

ModelValue evalNpSplit(const FunctionCall& call) {
    auto splitter = splitterOf(call, call.arg(2));
    if (!splitter) return ModelValue::unknown();
    ModelValue where = call.arg(1);
    if (auto n = intOf(where); n && !where.is(Kind::Sequence))
        return equalParts(*splitter, *n, true);
    auto cuts = dimsOf(where);
    if (!cuts) return splitter->unknownMany();
    std::vector<ModelValue> parts;
    Dim whole = splitter->type.shape.rankKnown ? splitter->type.shape.dims[splitter->axis]
                                               : Dim::unresolved();
    Dim from = Dim::known(0);
    cuts->push_back(whole);
    for (Dim to : *cuts) {
        if (to.isKnown() && to.size < 0 && whole.isKnown()) to = Dim::known(whole.size + to.size);
        Dim size = subDims(to, from);
        parts.push_back(
            splitter->part(size.isKnown() ? Dim::known(std::max<int64_t>(size.size, 0)) : size));
        from = to;
    }
    return listOf(std::move(parts), true);
}

ModelValue evalUnstack(const FunctionCall& call) {
    TensorType type = call.array(0);
    auto axis = call.integer(2, 0), num = call.integer(1, -1);
    TensorType part = type;
    part.content.reset();
    Dim count = num && *num >= 0 ? Dim::known(*num) : Dim::unresolved();
    if (type.shape.rankKnown) {
        auto at = axis ? normalAxis(*axis, type.shape.rank()) : std::nullopt;
        if (axis && !at) return ModelValue::unknown();
        if (at && type.shape.dims[*at].isKnown()) count = type.shape.dims[*at];
        size_t dropped = at.value_or(0);
        part.shape.dims.erase(part.shape.dims.begin() + static_cast<std::ptrdiff_t>(dropped));
        if (!at) part.shape = Shape::unresolved(part.shape.rank());
    }
    bool known = count.isKnown() && count.size <= kMaxParts;
    std::vector<ModelValue> parts;
    for (int64_t i = 0; i < (known ? count.size : 1); ++i) {
        parts.push_back(tensorOf(type.dtype, part.shape, call.resultOrigin(), type.layout));
        if (type.content && known && static_cast<size_t>(i) < type.content->size())
            parts.back().tensor.content = std::vector<Dim>{(*type.content)[static_cast<size_t>(i)]};
    }
    return listOf(std::move(parts), known);
}

ModelValue evalMeshgrid(const FunctionCall& call) {
    auto vectors = partsOf(call.arg(0));
    if (!vectors) return ModelValue::unknown();
    std::vector<Dim> lengths;
    for (const ModelValue& v : *vectors) {
        Shape shape = shapeOf(v);
        lengths.push_back(shape.rankKnown ? productOf(shape.dims) : Dim::unresolved());
    }
    bool swapped = call.word(1, "xy") == "xy" && lengths.size() >= 2;
    if (swapped) std::swap(lengths[0], lengths[1]);
    std::vector<ModelValue> grids;
    for (const ModelValue& v : *vectors)
        grids.push_back(tensorOf(typeOf(v, call.evaluator().defaults()).dtype, Shape::of(lengths),
                                 call.resultOrigin()));
    return listOf(std::move(grids), true);
}

ModelValue evalNpGradient(const FunctionCall& call) {
    TensorType f = call.array(0);
    char group = dtypeClass(f.dtype);
    if (group == 'i' || group == 'u' || group == 'b') f.dtype = DType::Float64;
    ModelValue one = tensorOf(f.dtype, f.shape, call.resultOrigin());
    if (!f.shape.rankKnown) return ModelValue::unknown();
    size_t count = f.shape.rank();
    if (call.given(1)) {
        auto axes = dimsOf(call.arg(1));
        if (!axes) return ModelValue::unknown();
        count = axes->size();
    }
    return count == 1 ? one : listOf(std::vector<ModelValue>(count, one), true);
}

ModelValue evalNpIndices(const FunctionCall& call) {
    Shape shape = shapeArgument(call.arg(0));
    if (!shape.rankKnown) return ModelValue::unknown();
    DType dtype = call.given(1) ? call.dtype(1) : DType::Float64;
    return listOf(std::vector<ModelValue>(shape.rank(), tensorOf(dtype, shape, Origin::Numpy)),
                  true);
}

ModelValue evalNpIx(const FunctionCall& call) {
    auto vectors = partsOf(call.arg(0));
    if (!vectors) return ModelValue::unknown();
    std::vector<ModelValue> all;
    for (size_t i = 0; i < vectors->size(); ++i) {
        TensorType type = typeOf((*vectors)[i], Defaults::NumPy);
        Shape shape = Shape::of(std::vector<Dim>(vectors->size(), Dim::known(1)));
        shape.dims[i] =
            type.shape.rankKnown && type.shape.rank() == 1 ? type.shape.dims[0] : Dim::unresolved();
        bool isMask = type.dtype == DType::Bool;
        if (isMask) shape.dims[i] = Dim::dynamic();
        all.push_back(tensorOf(isMask ? DType::Int64 : type.dtype, shape, Origin::Numpy));
    }
    return ModelValue::sequence(std::move(all), true);
}

ModelValue evalBroadcastAll(const FunctionCall& call) {
    auto arrays = partsOf(call.arg(0));
    if (!arrays) return ModelValue::unknown();
    std::vector<Shape> all;
    for (const ModelValue& v : *arrays) all.push_back(shapeOf(v));
    auto shape = broadcastAll(all);
    if (!shape) return ModelValue::unknown();
    std::vector<ModelValue> out;
    for (const ModelValue& v : *arrays)
        out.push_back(
            tensorOf(typeOf(v, call.evaluator().defaults()).dtype, *shape, call.resultOrigin()));
    return listOf(std::move(out), true);
}

}  // namespace graphlift::shapes
