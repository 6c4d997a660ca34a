// Keras layers whose result follows from the inputs and the constructor's arguments.
#include <algorithm>

#include "analysis/models/shapes/Spatial.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

struct LayerInput {
    Shape shape;
    Spatial at;
    std::string format;
};

/// The inputs as a batch of n-dimensional images; nullopt when they cannot be one.
std::optional<LayerInput> imagesOf(const FunctionCall& call) {
    LayerInput in{call.shape(0), {}, call.configWord("data_format", "channels_last")};
    size_t n = static_cast<size_t>(call.integer(1, 2).value_or(2));
    if (!in.shape.rankKnown) in.shape = Shape::unresolved(n + 2);
    auto at = spatialOf(in.shape.rank(), n, in.format);
    if (!at || in.shape.rank() < n + 2) return std::nullopt;
    in.at = *at;
    return in;
}

Window layerWindow(const FunctionCall& call, const LayerInput& in, std::string_view kernel) {
    Window window;
    window.kernel = perAxis(call.config(kernel), in.at.n, in.format, kernel == "pool_size" ? 2 : 1);
    ModelValue strides = call.config("strides");
    window.strides = !isGiven(strides) && kernel == "pool_size"
                         ? window.kernel
                         : perAxis(strides, in.at.n, in.format);
    window.dilations = perAxis(call.config("dilation_rate"), in.at.n, in.format);
    readPadding(window, call.config("padding"), in.at.n, in.format);
    return window;
}

ModelValue slid(const FunctionCall& call, std::string_view kernel,
                const std::function<std::optional<Dim>(const LayerInput&)>& channels) {
    auto in = imagesOf(call);
    if (!in) return ModelValue::unknown();
    Shape out = slide(in->shape, in->at, layerWindow(call, *in, kernel), channels(*in));
    bool bad =
        std::ranges::any_of(out.dims, [](const Dim& d) { return d.isKnown() && d.size < 0; });
    return bad ? ModelValue::unknown() : answer(out);
}

/// Pairs of one list, one number, or n pairs: what is added before and after each axis.
Dim total(const ModelValue& option, size_t axis, size_t n) {
    auto parts = partsOf(option);
    if (!parts) {
        Dim both = dimOf(option);
        return mulDims(both, Dim::known(2));
    }
    if (n == 1 && parts->size() == 2) return addDims(dimOf((*parts)[0]), dimOf((*parts)[1]));
    if (parts->size() != n) return Dim::unresolved();
    const ModelValue& own = (*parts)[axis];
    auto sides = own.is(Kind::Sequence) ? dimsOf(own) : std::nullopt;
    return sides && sides->size() == 2 ? addDims((*sides)[0], (*sides)[1])
                                       : mulDims(dimOf(own), Dim::known(2));
}

ModelValue grown(const FunctionCall& call, std::string_view option, bool cropping) {
    auto in = imagesOf(call);
    if (!in) return ModelValue::unknown();
    ModelValue amount = call.config(option);
    if (!isGiven(amount)) amount = ModelValue::integerOf(1);
    for (size_t i = 0; i < in->at.n; ++i) {
        Dim& d = in->shape.dims[in->at.first + i];
        Dim by = total(amount, i, in->at.n);
        d = cropping ? subDims(d, by) : addDims(d, by);
    }
    return answer(in->shape);
}

Shape batchAnd(const Shape& x, const Shape& rest) {
    Dim batch = x.rankKnown && x.rank() > 0 ? x.dims[0] : Dim::unresolved();
    return joined(Shape::of({batch}), rest);
}

}  // namespace

ModelValue evalConvLayer(const FunctionCall& call) {
    return slid(call, "kernel_size",
                [&](const LayerInput&) { return dimOf(call.config("filters")); });
}

ModelValue evalDepthwiseLayer(const FunctionCall& call) {
    return slid(call, "kernel_size", [&](const LayerInput& in) {
        ModelValue multiplier = call.config("depth_multiplier");
        return mulDims(in.shape.dims[in.at.channels],
                       isGiven(multiplier) ? dimOf(multiplier) : Dim::known(1));
    });
}

ModelValue evalPoolLayer(const FunctionCall& call) {
    return slid(call, "pool_size", [](const LayerInput&) { return std::nullopt; });
}

ModelValue evalConvTransposeLayer(const FunctionCall& call) {
    auto in = imagesOf(call);
    if (!in) return ModelValue::unknown();
    Window w = layerWindow(call, *in, "kernel_size");
    auto extra = call.config("output_padding");
    std::vector<Dim> added = perAxis(extra, in->at.n, in->format);
    for (size_t i = 0; i < in->at.n; ++i) {
        Dim& d = in->shape.dims[in->at.first + i];
        Dim reach =
            addDims(mulDims(subDims(w.kernel[i], Dim::known(1)), w.dilations[i]), Dim::known(1));
        Dim last = addDims(mulDims(subDims(d, Dim::known(1)), w.strides[i]), reach);
        if (isGiven(extra)) {
            Dim pad = w.padding == "SAME"
                          ? mulDims(floorDivDims(reach, Dim::known(2)), Dim::known(2))
                          : Dim::known(0);
            d = addDims(subDims(last, pad), added[i]);
        } else if (w.padding == "SAME") {
            d = mulDims(d, w.strides[i]);
        } else if (reach.isKnown() && w.strides[i].isKnown()) {
            d = addDims(mulDims(d, w.strides[i]),
                        Dim::known(std::max<int64_t>(reach.size - w.strides[i].size, 0)));
        } else {
            d = d.kind == Dim::Kind::Dynamic ? d : Dim::unresolved();
        }
    }
    in->shape.dims[in->at.channels] = dimOf(call.config("filters"));
    return answer(in->shape);
}

ModelValue evalGlobalPoolLayer(const FunctionCall& call) {
    auto in = imagesOf(call);
    if (!in) return ModelValue::unknown();
    std::vector<ModelValue> axes;
    for (size_t i = 0; i < in->at.n; ++i)
        axes.push_back(ModelValue::integerOf(static_cast<int64_t>(in->at.first + i)));
    return answer(reduceShape(in->shape, ModelValue::sequence(std::move(axes), true),
                              call.configFlag("keepdims", false)));
}

ModelValue evalUpsampleLayer(const FunctionCall& call) {
    auto in = imagesOf(call);
    if (!in) return ModelValue::unknown();
    std::vector<Dim> by = perAxis(call.config("size"), in->at.n, in->format, 2);
    for (size_t i = 0; i < in->at.n; ++i)
        in->shape.dims[in->at.first + i] = mulDims(in->shape.dims[in->at.first + i], by[i]);
    return answer(in->shape);
}

ModelValue evalZeroPadLayer(const FunctionCall& call) { return grown(call, "padding", false); }
ModelValue evalCropLayer(const FunctionCall& call) { return grown(call, "cropping", true); }

ModelValue evalFlattenLayer(const FunctionCall& call) {
    Shape x = call.shape(0);
    if (!x.rankKnown) return shapeValue(Shape::unresolved(2));
    if (x.rank() == 0) return ModelValue::unknown();
    Dim rest = productOf(std::span(x.dims).subspan(1));
    return answer(Shape::of({x.dims[0], rest}));
}

ModelValue evalReshapeLayer(const FunctionCall& call) {
    Shape x = call.shape(0);
    auto target = dimsOf(call.config("target_shape"));
    if (!target) return shapeValue(Shape::unknown());
    Shape inner = x.rankKnown && x.rank() > 0 ? Shape::of({x.dims.begin() + 1, x.dims.end()})
                                              : Shape::unknown();
    auto out = reshapeTo(inner, target);
    return out ? answer(batchAnd(x, *out)) : ModelValue::unknown();
}

ModelValue evalPermuteLayer(const FunctionCall& call) {
    auto dims = dimsOf(call.config("dims"));
    if (dims) dims->insert(dims->begin(), Dim::known(0));
    return answer(transposed(call.shape(0), dims));
}

ModelValue evalEmbeddingLayer(const FunctionCall& call) {
    return answer(joined(call.shape(0), Shape::of({dimOf(call.config("output_dim"))})));
}

namespace {
std::vector<Shape> shapesIn(const ModelValue& inputs) {
    std::vector<Shape> all;
    auto parts = partsOf(inputs);
    for (const ModelValue& v : parts ? *parts : inputs.elements) all.push_back(shapeOf(v));
    return all;
}
}  // namespace

ModelValue evalConcatLayer(const FunctionCall& call) {
    ModelValue inputs = call.arg(0);
    auto axis = call.configInt("axis", -1);
    if (!inputs.is(Kind::Sequence) || inputs.elements.empty()) return shapeValue(Shape::unknown());
    auto out = concatShapes(shapesIn(inputs), axis);
    if (out && out->rankKnown && !inputs.lengthKnown && axis)
        out = withDim(*out, *axis, Dim::unresolved());
    return answer(out);
}

ModelValue evalMergeLayer(const FunctionCall& call) {
    ModelValue inputs = call.arg(0);
    if (!inputs.is(Kind::Sequence)) return shapeValue(Shape::unknown());
    return answer(broadcastAll(shapesIn(inputs)));
}

ModelValue evalDotLayer(const FunctionCall& call) {
    ModelValue inputs = call.arg(0), axes = call.config("axes");
    if (!inputs.is(Kind::Sequence) || inputs.elements.size() != 2 || !inputs.lengthKnown)
        return shapeValue(Shape::unknown());
    Shape x = shapeOf(inputs.elements[0]), y = shapeOf(inputs.elements[1]);
    auto both = dimsOf(axes);
    if (!x.rankKnown || !y.rankKnown || !both) return shapeValue(Shape::unknown());
    if (both->empty() || !both->front().isKnown() || !both->back().isKnown())
        return shapeValue(Shape::unknown());
    auto i = normalAxis(both->front().size, x.rank()), j = normalAxis(both->back().size, y.rank());
    if (!i || !j || !mergeDims(x.dims[*i], y.dims[*j])) return ModelValue::unknown();
    Shape out = Shape::scalar();
    for (size_t k = 0; k < x.rank(); ++k)
        if (k != *i) out.dims.push_back(x.dims[k]);
    for (size_t k = 1; k < y.rank(); ++k)
        if (k != *j) out.dims.push_back(y.dims[k]);
    if (out.rank() == 1) out.dims.push_back(Dim::known(1));
    return answer(out);
}

ModelValue evalAttentionLayer(const FunctionCall& call) {
    std::vector<Shape> in = shapesIn(call.arg(0));
    if (in.size() < 2 || !in[0].rankKnown) return shapeValue(Shape::unknown());
    Dim last = in[1].rankKnown && in[1].rank() > 0 ? in[1].dims.back() : Dim::unresolved();
    return answer(withDim(in[0], -1, last));
}

ModelValue evalMultiHeadLayer(const FunctionCall& call) {
    Shape query = call.shape(0);
    ModelValue wanted = call.config("output_shape");
    if (!isGiven(wanted) || !query.rankKnown || query.rank() == 0) return answer(query);
    query.dims.pop_back();
    return answer(joined(query, shapeArgument(wanted)));
}

ModelValue evalLossLayer(const FunctionCall& call) {
    Shape each = call.shape(0);
    ModelValue reduction = call.config("reduction");
    if (!isGiven(reduction)) return shapeValue(Shape::scalar());
    auto word = textOf(reduction);
    if (!word) return shapeValue(Shape::unknown());
    bool none = *word == "none" || *word == "NONE";
    return none ? answer(each) : shapeValue(Shape::scalar());
}

ModelValue evalLoss(const FunctionCall& call) {
    auto both = broadcastShapes(call.shape(0), call.shape(1));
    if (!both) return ModelValue::unknown();
    if (!both->rankKnown || both->rank() == 0) return shapeValue(*both);
    both->dims.pop_back();
    return answer(*both);
}

}  // namespace graphlift::shapes
