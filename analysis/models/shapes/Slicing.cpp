// tf.slice and tf.strided_slice: sizes from begins, ends and masks. x[...] stands in
// ../Indexing.cpp.
#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

ModelValue evalGetItem(const FunctionCall& call) {
    ModelValue x = call.arg(0);
    if (x.is(Kind::Tensor) || x.is(Kind::Shape)) return indexArray(x, call.arg(1));
    auto type = arrayOf(x);
    return type ? indexArray(ModelValue::ofTensor(*type), call.arg(1)) : ModelValue::unknown();
}

ModelValue evalSlice(const FunctionCall& call) {
    TensorType x = call.type(0);
    auto begins = dimsOf(call.arg(1)), sizes = dimsOf(call.arg(2));
    if (!x.shape.rankKnown && !begins && !sizes) return shapeValue(Shape::unknown());
    size_t rank = x.shape.rankKnown ? x.shape.rank() : sizes ? sizes->size() : begins->size();
    if ((sizes && sizes->size() != rank) || (begins && begins->size() != rank))
        return ModelValue::unknown();
    Shape out = Shape::scalar();
    for (size_t i = 0; i < rank; ++i) {
        Dim size = sizes ? (*sizes)[i] : Dim::dynamic();
        Dim begin = begins ? (*begins)[i] : Dim::dynamic();
        Dim whole = x.shape.rankKnown ? x.shape.dims[i] : Dim::unresolved();
        if (size.is(-1)) size = subDims(whole, begin);
        if (size.isKnown() && begin.isKnown() && whole.isKnown() &&
            begin.size + size.size > whole.size)
            return ModelValue::unknown();
        out.dims.push_back(size);
    }
    ModelValue result = answer(out);
    bool usable =
        x.content && rank == 1 && begins && (*begins)[0].isKnown() && out.dims[0].isKnown();
    if (usable) {
        auto from = x.content->begin() + static_cast<std::ptrdiff_t>((*begins)[0].size);
        result.tensor.content =
            std::vector<Dim>(from, from + static_cast<std::ptrdiff_t>(out.dims[0].size));
    }
    return result;
}

namespace {
bool bit(std::optional<int64_t> mask, size_t i) { return mask && (*mask >> i & 1) != 0; }
}  // namespace

ModelValue evalStridedSlice(const FunctionCall& call) {
    auto begins = dimsOf(call.arg(1)), ends = dimsOf(call.arg(2));
    auto strides = call.given(3) ? dimsOf(call.arg(3)) : std::nullopt;
    std::optional<int64_t> masks[5];
    for (size_t m = 0; m < 5; ++m) {
        masks[m] = call.integer(4 + m, 0);
        if (!masks[m]) return shapeValue(Shape::unknown());
    }
    if (!begins || !ends) return shapeValue(Shape::unknown());
    std::vector<ModelValue> index;
    for (size_t i = 0; i < begins->size() && i < ends->size(); ++i) {
        Dim step = strides && i < strides->size() ? (*strides)[i] : Dim::known(1);
        if (bit(masks[2], i)) {
            index.push_back(ModelValue::of(Kind::Ellipsis));
        } else if (bit(masks[3], i)) {
            index.push_back(ModelValue::none());
        } else if (bit(masks[4], i)) {
            index.push_back((*begins)[i].isKnown() ? ModelValue::integerOf((*begins)[i].size)
                                                   : ModelValue::of(Kind::SomeInt));
        } else {
            auto bound = [](const Dim& d, bool masked) {
                return masked        ? ModelValue::none()
                       : d.isKnown() ? ModelValue::integerOf(d.size)
                                     : ModelValue::of(Kind::SomeInt);
            };
            ModelValue slice = ModelValue::of(Kind::Slice);
            slice.elements = {
                bound((*begins)[i], bit(masks[0], i)), bound((*ends)[i], bit(masks[1], i)),
                step.isKnown() ? ModelValue::integerOf(step.size) : ModelValue::of(Kind::SomeInt)};
            index.push_back(std::move(slice));
        }
    }
    ModelValue out = indexArray(ModelValue::ofTensor(call.type(0)),
                                ModelValue::sequence(std::move(index), true));
    if (!out.is(Kind::Tensor)) return out;
    ModelValue shape = shapeValue(out.tensor.shape, out.tensor.layout);
    shape.tensor.content = out.tensor.content;
    return shape;
}

}  // namespace graphlift::shapes
