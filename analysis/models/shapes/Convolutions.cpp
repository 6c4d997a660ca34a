// Convolutions and pools as functions; the layers stand in Layers.cpp.
#include <algorithm>

#include "analysis/models/shapes/Spatial.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

/// A window larger than the image is an error.
ModelValue checked(const Shape& shape) {
    bool bad =
        std::ranges::any_of(shape.dims, [](const Dim& d) { return d.isKnown() && d.size < 0; });
    return bad ? ModelValue::unknown() : answer(shape);
}

/// Number of spatial axes: of the filters, else of the data format, else of the input.
std::optional<size_t> spatialCount(const Shape& x, const Shape& filters, std::string_view format) {
    if (filters.rankKnown && filters.rank() >= 3) return filters.rank() - 2;
    if (format.size() >= 3 && format.starts_with("N")) return format.size() - 2;
    if (x.rankKnown && x.rank() >= 3) return x.rank() - 2;
    return std::nullopt;
}

struct ConvOptions {
    size_t strides, padding, format, dilations;  // argument positions
};

ModelValue convolution(const FunctionCall& call, const Shape& filters, const Dim& channels,
                       ConvOptions options) {
    Shape x = call.shape(0);
    std::string format = call.word(options.format, "NHWC");
    auto n = spatialCount(x, filters, call.word(options.format));
    if (!n) return shapeValue(Shape::unknown());
    if (!x.rankKnown) x = Shape::unresolved(*n + 2);
    auto at = spatialOf(x.rank(), *n, format);
    if (!at) return ModelValue::unknown();
    Window window;
    window.kernel = filters.rankKnown
                        ? std::vector<Dim>(filters.dims.begin(),
                                           filters.dims.begin() + static_cast<std::ptrdiff_t>(*n))
                        : std::vector<Dim>(*n, Dim::unresolved());
    window.strides = perAxis(call.arg(options.strides), *n, format);
    window.dilations = perAxis(call.arg(options.dilations), *n, format);
    readPadding(window, call.arg(options.padding), *n, format);
    return checked(slide(x, *at, window, channels));
}

/// Axis of the filters counted from the end.
Dim filterDim(const Shape& filters, size_t fromEnd) {
    return filters.rankKnown && filters.rank() >= fromEnd ? filters.dims[filters.rank() - fromEnd]
                                                          : Dim::unresolved();
}

/// Filters whose input channels divide the image's, or unknown.
bool channelsFit(const FunctionCall& call, const Shape& filters, size_t formatAt) {
    Shape x = call.shape(0);
    if (!x.rankKnown || !filters.rankKnown || filters.rank() < 3) return true;
    auto at = spatialOf(x.rank(), filters.rank() - 2, call.word(formatAt, "NHWC"));
    if (!at) return false;
    const Dim &have = x.dims[at->channels], want = filterDim(filters, 2);
    return !have.isKnown() || !want.isKnown() || (want.size != 0 && have.size % want.size == 0);
}

}  // namespace

ModelValue evalConv(const FunctionCall& call) {
    Shape filters = call.shape(1);
    if (!channelsFit(call, filters, 4)) return ModelValue::unknown();
    return convolution(call, filters, filterDim(filters, 1), {2, 3, 4, 5});
}

ModelValue evalDepthwiseConv(const FunctionCall& call) {
    Shape filters = call.shape(1);
    return convolution(call, filters, mulDims(filterDim(filters, 2), filterDim(filters, 1)),
                       {2, 3, 4, 5});
}

ModelValue evalSeparableConv(const FunctionCall& call) {
    return convolution(call, call.shape(1), filterDim(call.shape(2), 1), {3, 4, 5, 6});
}

ModelValue evalDilation(const FunctionCall& call) {
    Shape filters = call.shape(1);
    if (filters.rankKnown)
        filters.dims.push_back(
            filterDim(filters, 1));  // [h, w, c]: the count of spatial axes is rank - 2
    return convolution(call, filters, filterDim(filters, 1), {2, 3, 4, 5});
}

ModelValue evalConvTranspose(const FunctionCall& call) {
    if (call.given(2)) {
        Shape shape = shapeArgument(call.arg(2));
        if (shape.rankKnown) return shapeValue(shape);
    }
    Shape x = call.shape(0), filters = call.shape(1);
    std::string format = call.word(5, "NHWC");
    auto n = spatialCount(x, filters, call.word(5));
    if (!n || !x.rankKnown) return shapeValue(n ? Shape::unresolved(*n + 2) : Shape::unknown());
    auto at = spatialOf(x.rank(), *n, format);
    if (!at) return ModelValue::unknown();
    std::vector<Dim> strides = perAxis(call.arg(3), *n, format);
    Window window;
    readPadding(window, call.arg(4), *n, format);
    for (size_t i = 0; i < *n; ++i) {
        Dim grown = mulDims(x.dims[at->first + i], strides[i]);
        Dim kernel = filters.rankKnown ? filters.dims[i] : Dim::unresolved();
        Dim extra = kernel.isKnown() && strides[i].isKnown()
                        ? Dim::known(std::max<int64_t>(kernel.size - strides[i].size, 0))
                        : Dim::unresolved();
        x.dims[at->first + i] = window.padding == "SAME" ? grown : addDims(grown, extra);
    }
    x.dims[at->channels] = filterDim(filters, 2);
    return answer(x);
}

ModelValue evalPool(const FunctionCall& call) {
    Shape x = call.shape(0);
    ModelValue size = call.arg(1);
    std::string given = call.word(4), format = given.empty() ? "NHWC" : given;
    auto sizes = dimsOf(size);
    std::optional<size_t> n;
    if (given.size() >= 3 && given.starts_with("N")) n = given.size() - 2;
    if (!n && x.rankKnown && x.rank() >= 3) n = x.rank() - 2;
    if (!n && sizes && sizes->size() > 2) n = sizes->size() - 2;
    if (!n) return shapeValue(Shape::unknown());
    if (!x.rankKnown) x = Shape::unresolved(*n + 2);
    auto at = spatialOf(x.rank(), *n, format);
    if (!at) return ModelValue::unknown();
    Window window;
    window.kernel = perAxis(size, *n, format);
    window.strides = call.given(2) ? perAxis(call.arg(2), *n, format) : window.kernel;
    window.dilations = perAxis(call.arg(5), *n, format);
    readPadding(window, call.arg(3), *n, format);
    return checked(slide(x, *at, window, std::nullopt));
}

ModelValue evalPatches(const FunctionCall& call) {
    Shape x = call.shape(0);
    if (!x.rankKnown) x = Shape::unresolved(4);
    if (x.rank() != 4) return ModelValue::unknown();
    Window window;
    window.kernel = perAxis(call.arg(1), 2, "NHWC");
    window.strides = perAxis(call.arg(2), 2, "NHWC");
    window.dilations = perAxis(call.arg(3), 2, "NHWC");
    readPadding(window, call.arg(4), 2, "NHWC");
    Dim depth = mulDims(x.dims[3], mulDims(window.kernel[0], window.kernel[1]));
    return checked(slide(x, *spatialOf(4, 2, "NHWC"), window, depth));
}

namespace {
ModelValue depthSpace(const FunctionCall& call, bool toDepth) {
    Shape x = call.shape(0);
    if (!x.rankKnown) x = Shape::unresolved(4);
    auto at = spatialOf(x.rank(), 2, call.word(2, "NHWC"));
    if (!at) return ModelValue::unknown();
    Dim block = dimOf(call.arg(1)), area = mulDims(block, block);
    for (size_t i = 0; i < 2; ++i) {
        Dim& d = x.dims[at->first + i];
        d = toDepth ? floorDivDims(d, block) : mulDims(d, block);
    }
    Dim& channels = x.dims[at->channels];
    channels = toDepth ? mulDims(channels, area) : floorDivDims(channels, area);
    return answer(x);
}

ModelValue batchSpace(const FunctionCall& call, bool toBatch) {
    Shape x = call.shape(0);
    auto blocks = dimsOf(call.arg(1));
    auto pads = partsOf(call.arg(2));
    if (!x.rankKnown || !blocks) return shapeValue(x.rankKnown ? Shape::unresolved(x.rank()) : x);
    if (x.rank() < blocks->size() + 1) return ModelValue::unknown();
    for (size_t i = 0; i < blocks->size(); ++i) {
        auto sides = pads && i < pads->size() ? dimsOf((*pads)[i]) : std::nullopt;
        Dim pad =
            sides && sides->size() == 2 ? addDims((*sides)[0], (*sides)[1]) : Dim::unresolved();
        Dim& d = x.dims[i + 1];
        d = toBatch ? floorDivDims(addDims(d, pad), (*blocks)[i])
                    : subDims(mulDims(d, (*blocks)[i]), pad);
        x.dims[0] =
            toBatch ? mulDims(x.dims[0], (*blocks)[i]) : floorDivDims(x.dims[0], (*blocks)[i]);
    }
    return answer(x);
}
}  // namespace

ModelValue evalSpaceToDepth(const FunctionCall& call) { return depthSpace(call, true); }
ModelValue evalDepthToSpace(const FunctionCall& call) { return depthSpace(call, false); }
ModelValue evalSpaceToBatch(const FunctionCall& call) { return batchSpace(call, true); }
ModelValue evalBatchToSpace(const FunctionCall& call) { return batchSpace(call, false); }

}  // namespace graphlift::shapes
