#include "analysis/models/shapes/Spatial.h"

#include <algorithm>
#include <cctype>

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

bool isChannelsFirst(std::string_view format) {
    return format == "channels_first" ||
           (format.size() > 2 && format.starts_with("NC") && format[2] != 'C');
}

std::optional<Spatial> spatialOf(size_t rank, size_t n, std::string_view format) {
    if (rank < n + 1) return std::nullopt;
    Spatial at;
    at.n = n;
    bool channelsFirst = isChannelsFirst(format);
    at.first = channelsFirst ? rank - n : rank - n - 1;
    at.channels = channelsFirst ? rank - n - 1 : rank - 1;
    return at;
}

std::vector<Dim> perAxis(const ModelValue& option, size_t n, std::string_view format,
                         int64_t otherwise) {
    if (!isGiven(option)) return std::vector<Dim>(n, Dim::known(otherwise));
    auto dims = dimsOf(option);
    if (!dims || dims->empty()) return std::vector<Dim>(n, Dim::unresolved());
    if (dims->size() == n) return *dims;
    if (dims->size() == 1) return std::vector<Dim>(n, dims->front());
    if (dims->size() != n + 2) return std::vector<Dim>(n, Dim::unresolved());
    auto begin = dims->begin() + (isChannelsFirst(format) ? 2 : 1);
    return {begin, begin + static_cast<std::ptrdiff_t>(n)};
}

void readPadding(Window& window, const ModelValue& padding, size_t n, std::string_view format) {
    if (!isGiven(padding)) {
        window.padding = "VALID";
        return;
    }
    if (auto word = textOf(padding)) {
        window.padding = *word;
        std::ranges::transform(window.padding, window.padding.begin(),
                               [](char c) { return static_cast<char>(std::toupper(c)); });
        return;
    }
    auto pairs = partsOf(padding);
    if (!pairs || (pairs->size() != n && pairs->size() != n + 2)) return;
    size_t from = pairs->size() == n ? 0 : isChannelsFirst(format) ? 2 : 1;
    for (size_t i = 0; i < n; ++i) {
        auto sides = dimsOf((*pairs)[from + i]);
        window.explicitPadding.push_back(
            sides && sides->size() == 2 ? addDims((*sides)[0], (*sides)[1]) : Dim::unresolved());
    }
    window.padding = "VALID";
}

Dim windowed(const Dim& in, const Dim& kernel, const Dim& stride, const Dim& dilation,
             std::string_view padding) {
    if (padding == "SAME" || padding == "CAUSAL") return ceilDivDims(in, stride);
    if (padding != "VALID") return Dim::unresolved();
    Dim reach = addDims(mulDims(subDims(kernel, Dim::known(1)), dilation), Dim::known(1));
    Dim out = ceilDivDims(addDims(subDims(in, reach), Dim::known(1)), stride);
    return out.isKnown() && out.size < 0 ? Dim::known(-1) : out;
}

Shape slide(Shape shape, const Spatial& at, const Window& window,
            const std::optional<Dim>& channels) {
    for (size_t i = 0; i < at.n; ++i) {
        Dim& dim = shape.dims[at.first + i];
        Dim in = window.explicitPadding.empty() ? dim : addDims(dim, window.explicitPadding[i]);
        dim =
            windowed(in, window.kernel[i], window.strides[i], window.dilations[i], window.padding);
    }
    if (channels) shape.dims[at.channels] = *channels;
    return shape;
}

}  // namespace graphlift::shapes
