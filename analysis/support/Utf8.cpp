#include "analysis/support/Utf8.h"

#include <array>
#include <cstdio>

namespace graphlift {

namespace {

bool isHidden(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

void escape(std::string& out, const char* format, uint32_t value) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, value);
    out += buffer.data();
}

}  // namespace

CodePoint decodeFirst(std::string_view text) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
    const uint32_t first = byte(0);
    if (first < 0x80) return {first, 1};
    const uint32_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    constexpr std::array<uint32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return {CodePoint::kInvalid, 1};
    uint32_t value = first & (0xFFu >> (length + 1));
    for (uint32_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {CodePoint::kInvalid, 1};
        value = value << 6 | (byte(i) & 0x3F);
    }
    const bool valid =
        value >= kLeast[length] && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
    return valid ? CodePoint{value, length} : CodePoint{CodePoint::kInvalid, 1};
}

namespace {
/// Only characters of ASCII that show; without a way out of the loop, many at a time.
bool isPlain(std::string_view text) {
    bool odd = false;
    for (char c : text) odd |= static_cast<unsigned char>(c - 0x20) >= 0x7F - 0x20;
    return !odd;
}
}  // namespace

std::string printable(std::string_view text) {
    if (isPlain(text)) return std::string(text);
    std::string out;
    while (!text.empty()) {
        const CodePoint c = decodeFirst(text);
        if (c.value == CodePoint::kInvalid)
            escape(out, "\\x%02x", static_cast<unsigned char>(text[0]));
        else if (!isHidden(c.value))
            out += text.substr(0, c.length);
        else
            escape(out, c.value < 0x100 ? "\\x%02x" : "\\u%04x", c.value);
        text.remove_prefix(c.length);
    }
    return out;
}

}  // namespace graphlift
