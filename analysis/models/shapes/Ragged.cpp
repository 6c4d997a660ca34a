// Ragged and sparse arrays: constructors, parts and conversions.
#include <algorithm>

#include "analysis/models/Promotion.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

ModelValue ragged(DType dtype, Shape shape) {
    return tensorOf(dtype, std::move(shape), Origin::Tensor, Layout::Ragged);
}
Shape prepended(std::vector<Dim> front, const Shape& rest) {
    return joined(Shape::of(std::move(front)), rest);
}

Shape withoutFirst(const Shape& s) {
    if (!s.rankKnown || s.rank() == 0) return Shape::unknown();
    return Shape::of({s.dims.begin() + 1, s.dims.end()});
}

/// Rows that row numbers in ascending order spell.
Dim afterLast(const TensorType& rowIds) {
    if (!rowIds.content) return Dim::dynamic();
    return rowIds.content->empty() ? Dim::known(0) : addDims(rowIds.content->back(), Dim::known(1));
}

/// Walks a nested list level by level: the number of rows, then per depth one length or "differs".
void measure(const ModelValue& v, size_t depth, std::vector<std::optional<int64_t>>& lengths,
             std::vector<bool>& differs, std::vector<ModelValue>& leaves) {
    if (!v.is(Kind::Sequence)) {
        leaves.push_back(v);
        return;
    }
    if (lengths.size() <= depth) {
        lengths.resize(depth + 1);
        differs.resize(depth + 1);
    }
    int64_t n = static_cast<int64_t>(v.elements.size());
    if (!v.lengthKnown || (lengths[depth] && *lengths[depth] != n)) differs[depth] = true;
    lengths[depth] = n;
    for (const ModelValue& e : v.elements) measure(e, depth + 1, lengths, differs, leaves);
}

}  // namespace

ModelValue evalRaggedConstant(const FunctionCall& call) {
    ModelValue data = call.arg(0);
    if (data.is(Kind::Unknown)) return ragged(call.dtype(1), Shape::unknown());
    std::vector<std::optional<int64_t>> lengths;
    std::vector<bool> differs;
    std::vector<ModelValue> leaves;
    measure(data, 0, lengths, differs, leaves);
    std::vector<ModelValue> scalars = leaves;
    DType dtype = call.given(1)    ? call.dtype(1)
                  : leaves.empty() ? DType::Float32
                                   : commonDType(scalars);
    if (lengths.empty()) {
        auto type = arrayOf(data);
        return type ? ModelValue::ofTensor(*type) : ModelValue::unknown();
    }
    Shape shape = Shape::of({differs[0] ? Dim::unresolved() : Dim::known(*lengths[0])});
    // Every axis but the first is ragged unless ragged_rank says that the inner ones are not.
    auto raggedRank = call.integer(2, static_cast<int64_t>(lengths.size()) - 1);
    for (size_t i = 1; i < lengths.size(); ++i) {
        bool isRagged = raggedRank && static_cast<int64_t>(i) <= *raggedRank;
        shape.dims.push_back(isRagged     ? Dim::ragged()
                             : differs[i] ? Dim::unresolved()
                                          : Dim::known(*lengths[i]));
    }
    return lengths.size() == 1 ? tensorOf(dtype, shape) : ragged(dtype, shape);
}

ModelValue evalRaggedRows(const FunctionCall& call) {
    TensorType values = call.type(0);
    Dim rows = call.given(1) ? dimOf(call.arg(1)) : Dim::dynamic();
    return ragged(values.dtype, prepended({rows, Dim::ragged()}, withoutFirst(values.shape)));
}

ModelValue evalRaggedNested(const FunctionCall& call) {
    TensorType values = call.type(0);
    auto partitions = partsOf(call.arg(1));
    std::string form = call.word(2);
    if (!partitions || partitions->empty()) return ragged(values.dtype, Shape::unknown());
    TensorType outer = typeOf(partitions->front());
    Dim rows =
        outer.shape.rankKnown && outer.shape.rank() == 1 ? outer.shape.dims[0] : Dim::unresolved();
    if (form == "splits") rows = subDims(rows, Dim::known(1));
    if (form == "rowids") rows = afterLast(outer);
    std::vector<Dim> front(partitions->size() + 1, Dim::ragged());
    front[0] = rows;
    return ragged(values.dtype, prepended(std::move(front), withoutFirst(values.shape)));
}

ModelValue evalLastPlusOne(const FunctionCall& call) {
    Dim rows = afterLast(call.type(0));
    TensorType type;
    type.dtype = DType::Int32;
    type.origin = Origin::Python;
    type.shape = Shape::scalar();
    type.content = std::vector<Dim>{rows};
    return rows.isKnown() ? ModelValue::integerOf(rows.size)
                          : ModelValue::ofTensor(std::move(type));
}

ModelValue evalRaggedUniform(const FunctionCall& call) {
    TensorType values = call.type(0);
    Dim length = dimOf(call.arg(1));
    if (!values.shape.rankKnown || values.shape.rank() == 0)
        return ragged(values.dtype, Shape::unknown());
    Dim rows = call.given(2) ? dimOf(call.arg(2)) : floorDivDims(values.shape.dims[0], length);
    return ragged(values.dtype, prepended({rows, length}, withoutFirst(values.shape)));
}

ModelValue evalRaggedFromTensor(const FunctionCall& call) {
    TensorType x = call.type(0);
    auto depth = call.integer(1, 1);
    if (!x.shape.rankKnown || !depth) return ragged(x.dtype, Shape::unknown());
    if (!call.given(2)) return ragged(x.dtype, x.shape);  // rows of one length each: uniform
    for (size_t i = 1; i < x.shape.rank() && static_cast<int64_t>(i) <= *depth; ++i)
        x.shape.dims[i] = Dim::ragged();
    return ragged(x.dtype, x.shape);
}

ModelValue evalRaggedStack(const FunctionCall& call) {
    ModelValue list = call.arg(0);
    auto parts = partsOf(list);
    auto axis = call.integer(1, 0);
    if (!parts || parts->empty()) return ragged(DType::Unknown, Shape::unknown());
    DType dtype = commonDType(*parts);
    Shape row = shapeOf(parts->front());
    if (!row.rankKnown || !axis) return ragged(dtype, Shape::unknown());
    for (const ModelValue& v : *parts) {
        Shape s = shapeOf(v);
        if (s.rank() != row.rank()) return ragged(dtype, Shape::unknown());
        for (size_t i = 0; i < row.rank(); ++i) row.dims[i] = Dim::ragged();
    }
    Dim count = Dim::known(static_cast<int64_t>(parts->size()));
    auto at = normalAxis(*axis, row.rank() + 1);
    if (!at) return ModelValue::unknown();
    if (row.rank() == 0) return tensorOf(dtype, Shape::of({count}));
    if (*at > 0) row.dims[0] = shapeOf(parts->front()).dims[0];
    Dim inserted = *at == 0 ? count : Dim::ragged();
    row.dims.insert(row.dims.begin() + static_cast<std::ptrdiff_t>(*at), inserted);
    return ragged(dtype, row);
}

ModelValue evalRaggedToTensor(const FunctionCall& call) {
    TensorType x = call.type(0);
    for (Dim& d : x.shape.dims)
        if (d.kind == Dim::Kind::Ragged) d = Dim::dynamic();
    if (!call.given(1)) return tensorOf(x.dtype, x.shape);
    auto wanted = dimsOf(call.arg(1));
    if (!wanted) return tensorOf(x.dtype, x.shape);
    if (!x.shape.rankKnown) x.shape = Shape::unresolved(wanted->size());
    for (size_t i = 0; i < wanted->size() && i < x.shape.rank(); ++i)
        if ((*wanted)[i].isKnown() && (*wanted)[i].size >= 0) x.shape.dims[i] = (*wanted)[i];
    return tensorOf(x.dtype, x.shape);
}

ModelValue evalRaggedValues(const FunctionCall& call) {
    TensorType x = call.type(0);
    if (!x.shape.rankKnown || x.shape.rank() < 2) return tensorOf(x.dtype, Shape::unknown());
    Shape rest = withoutFirst(withoutFirst(x.shape));
    Shape out = prepended({Dim::dynamic()}, rest);
    bool stillRagged =
        std::ranges::any_of(rest.dims, [](const Dim& d) { return d.kind == Dim::Kind::Ragged; });
    return tensorOf(x.dtype, out, Origin::Tensor, stillRagged ? Layout::Ragged : Layout::Dense);
}

ModelValue evalRaggedFlat(const FunctionCall& call) {
    TensorType x = call.type(0);
    if (!x.shape.rankKnown) return tensorOf(x.dtype, x.shape);
    size_t last = 0;
    for (size_t i = 0; i < x.shape.rank(); ++i)
        if (x.shape.dims[i].kind == Dim::Kind::Ragged) last = i;
    Shape rest = Shape::of(
        {x.shape.dims.begin() + static_cast<std::ptrdiff_t>(std::min(last + 1, x.shape.rank())),
         x.shape.dims.end()});
    return tensorOf(x.dtype, prepended({Dim::dynamic()}, rest));
}

ModelValue evalRaggedMerge(const FunctionCall& call) {
    TensorType x = call.type(0);
    auto outer = call.integer(1, 0), inner = call.integer(2, 1);
    if (!x.shape.rankKnown || !outer || !inner) return ragged(x.dtype, Shape::unknown());
    auto from = normalAxis(*outer, x.shape.rank()), to = normalAxis(*inner, x.shape.rank());
    if (!from || !to || *from > *to) return ModelValue::unknown();
    auto begin = x.shape.dims.begin() + static_cast<std::ptrdiff_t>(*from),
         end = x.shape.dims.begin() + static_cast<std::ptrdiff_t>(*to) + 1;
    std::vector<Dim> merged(begin, end);
    bool isRagged =
        std::ranges::any_of(merged, [](const Dim& d) { return d.kind == Dim::Kind::Ragged; });
    Dim all = !isRagged ? productOf(merged) : *from == 0 ? Dim::dynamic() : Dim::ragged();
    x.shape.dims.erase(begin, end);
    x.shape.dims.insert(x.shape.dims.begin() + static_cast<std::ptrdiff_t>(*from), all);
    bool stillRagged =
        std::ranges::any_of(x.shape.dims, [](const Dim& d) { return d.kind == Dim::Kind::Ragged; });
    return tensorOf(x.dtype, x.shape, Origin::Tensor, stillRagged ? Layout::Ragged : Layout::Dense);
}

ModelValue evalRaggedRange(const FunctionCall& call) {
    std::vector<ModelValue> operands;
    for (size_t i = 0; i < 3; ++i)
        if (call.given(i)) operands.push_back(call.arg(i));
    Dim rows = Dim::known(1);
    for (const ModelValue& v : operands) {
        Shape s = shapeOf(v);
        if (!s.rankKnown) rows = Dim::unresolved();
        if (s.rankKnown && s.rank() == 1) rows = s.dims[0];
    }
    DType dtype = call.given(3) ? call.dtype(3) : commonDType(operands);
    return ragged(dtype, Shape::of({rows, Dim::ragged()}));
}

ModelValue evalSplitStrings(const FunctionCall& call) {
    Shape s = call.shape(0);
    if (!s.rankKnown) return ragged(DType::String, s);
    if (s.rank() == 0) return tensorOf(DType::String, Shape::of({Dim::dynamic()}));
    s.dims.push_back(Dim::ragged());
    return ragged(DType::String, s);
}

ModelValue evalSparseTensor(const FunctionCall& call) {
    TensorType values = call.type(1);
    Shape shape = shapeArgument(call.arg(2)), indices = call.shape(0);
    bool rankFromIndices =
        !shape.rankKnown && indices.rankKnown && indices.rank() == 2 && indices.dims[1].isKnown();
    if (rankFromIndices) shape = Shape::unresolved(static_cast<size_t>(indices.dims[1].size));
    return tensorOf(values.dtype, shape, Origin::Tensor, Layout::Sparse);
}

ModelValue evalSparseIndices(const FunctionCall& call) {
    Shape s = call.shape(0);
    Dim rank = s.rankKnown ? Dim::known(static_cast<int64_t>(s.rank())) : Dim::unresolved();
    return tensorOf(DType::Int64, Shape::of({Dim::dynamic(), rank}));
}

ModelValue evalSparseMatmul(const FunctionCall& call) {
    return answer(matmulShapes(call.shape(0), call.shape(1), call.flag(2), call.flag(3)));
}

}  // namespace graphlift::shapes
