#include "viz/svg/SvgText.h"

#include <array>
#include <charconv>
#include <cmath>

#include "analysis/support/Utf8.h"

namespace graphlift {

namespace {

constexpr double kMonoAdvance = 0.6;    // of the size: 7.8 px at 13 px, measured
constexpr double kNarrowLetter = 0.29;  // the sans font, by class of letter
constexpr double kLetter = 0.60;
constexpr double kWideLetter = 0.90;

double sansAdvance(uint32_t c) {
    constexpr std::string_view kNarrow = " .,:;'|!()[]ijlrtfI";
    constexpr std::string_view kWide = "mwMW@%";
    if (c >= 0x80) return kWideLetter;
    const char letter = static_cast<char>(c);
    if (kNarrow.find(letter) != std::string_view::npos) return kNarrowLetter;
    return kWide.find(letter) != std::string_view::npos ? kWideLetter : kLetter;
}

void replaceAll(std::string& text, std::string_view what, std::string_view with) {
    for (size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

}  // namespace

std::string svgEscaped(std::string_view text) {
    std::string out;
    for (const char c : printable(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string svgNumber(double value) {
    std::array<char, 32> buffer{};
    const double rounded = std::round(value * 100) / 100 + 0.0;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded,
                                            std::chars_format::fixed);
    return error == std::errc() ? std::string(buffer.data(), end) : "0";
}

double svgTextWidth(std::string_view text, SvgFont font, double size) {
    double width = 0;
    while (!text.empty()) {
        const CodePoint c = decodeFirst(text);
        width += font == SvgFont::Mono ? kMonoAdvance : sansAdvance(c.value);
        text.remove_prefix(c.length);
    }
    return width * size;
}

std::string svgText(double x, double y, std::string_view text, const SvgTextStyle& style) {
    const std::string_view family = style.font == SvgFont::Mono
                                        ? "JetBrains Mono, DejaVu Sans Mono, monospace"
                                        : "Inter, DejaVu Sans, sans-serif";
    return "<text x=\"" + svgNumber(x) + "\" y=\"" + svgNumber(y) + "\" font-family=\"" +
           std::string(family) + "\" font-size=\"" + svgNumber(style.size) + "\" font-weight=\"" +
           std::to_string(style.weight) + "\" fill=\"" + std::string(style.colour) + "\">" +
           svgEscaped(text) + "</text>\n";
}

std::string svgIcon(double x, double y, double size, std::string_view icon,
                    std::string_view colour) {
    std::string drawing(drawingOf(icon));
    replaceAll(drawing, "currentColor", colour);
    return "<g transform=\"translate(" + svgNumber(x) + " " + svgNumber(y) + ") scale(" +
           svgNumber(size / 16) + ")\">" + drawing + "</g>\n";
}

}  // namespace graphlift
