// Windows over spatial axes: what convolutions, pools and their layers share. An array is batch
// axes, spatial axes and channels; data_format says whether channels come last or before the
// spatial axes.
#pragma once

#include <string>
#include <vector>

#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

struct Spatial {
    size_t n = 0;         // spatial axes
    size_t first = 0;     // index of the first
    size_t channels = 0;  // index of the channel axis
};
bool isChannelsFirst(std::string_view dataFormat);
/// nullopt: that rank cannot hold n spatial axes.
std::optional<Spatial> spatialOf(size_t rank, size_t n, std::string_view dataFormat);
/// An option of one number for all spatial axes, n numbers, or n + 2 (batch and channels too).
/// Absent or None: `otherwise`.
std::vector<Dim> perAxis(const ModelValue& option, size_t n, std::string_view dataFormat,
                         int64_t otherwise = 1);

struct Window {
    std::vector<Dim> kernel, strides, dilations;
    std::string padding;
    std::vector<Dim> explicitPadding;  // total per spatial axis, when padding is a list
};
/// The window's padding from an argument: a word, or pairs per axis.
void readPadding(Window& window, const ModelValue& padding, size_t n, std::string_view dataFormat);
/// The shape after sliding the window; channels replaced when given.
Shape slide(Shape shape, const Spatial& at, const Window& window,
            const std::optional<Dim>& channels);

}  // namespace graphlift::shapes
