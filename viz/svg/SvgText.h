// SVG as text, piece by piece: numbers, escaped texts, and how wide a text is about to be where no
// font can be asked. Only SVG Tiny 1.2 is written, so that every viewer draws the same.
#pragma once

#include <string>
#include <string_view>

#include "viz/svg/Drawings.h"

namespace graphlift {

/// Printable, and with markup characters replaced.
std::string svgEscaped(std::string_view text);
/// At most two decimals.
std::string svgNumber(double value);

enum class SvgFont : uint8_t { Sans, Mono };
/// Exact for the monospace font of the look, a little too much for the other.
double svgTextWidth(std::string_view text, SvgFont font, double size);

struct SvgTextStyle {
    SvgFont font = SvgFont::Sans;
    double size = 13;
    int weight = 400;
    std::string_view colour;  // "#1A1E23"
};
std::string svgText(double x, double y, std::string_view text, const SvgTextStyle& style);
/// An icon, `size` pixels wide.
std::string svgIcon(double x, double y, double size, std::string_view icon,
                    std::string_view colour);

}  // namespace graphlift
