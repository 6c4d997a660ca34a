// The colours and drawings of resources/ for pictures that are made without a window.
#pragma once

#include <cstdint>
#include <string_view>

namespace graphlift {

enum class PictureTheme : uint8_t { Light, Dark };

/// "#005BC4" of "v-graph"; "" when there is no such token.
std::string_view colourOf(PictureTheme theme, std::string_view token);
/// The inside of an icon's SVG on a grid of 16, with `currentColor`; "" when there is no such icon.
std::string_view drawingOf(std::string_view icon);

}  // namespace graphlift
