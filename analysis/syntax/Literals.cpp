#include "analysis/syntax/Literals.h"

#include <charconv>
#include <limits>

namespace graphlift {
namespace {

void appendUtf8(uint32_t c, std::string& out) {
    const auto put = [&out](uint32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | c >> 6);
        return put(0x80 | (c & 0x3F));
    }
    if (c < 0x10000) {
        put(0xE0 | c >> 12);
    } else {
        put(0xF0 | (c >> 18 & 7));
        put(0x80 | (c >> 12 & 0x3F));
    }
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
}

/// Reads up to `most` digits of a base at the front of the text.
size_t readDigits(std::string_view text, size_t most, int base, uint32_t& value) {
    text = text.substr(0, most);
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return static_cast<size_t>(result.ptr - text.data());
}

char simpleEscape(char c) {
    switch (c) {
        case 'a':
            return '\a';
        case 'b':
            return '\b';
        case 'f':
            return '\f';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        case 'v':
            return '\v';
        case '\\':
        case '\'':
        case '"':
            return c;
        default:
            return '\0';
    }
}

void appendCode(uint32_t value, bool isByte, std::string& out) {
    if (isByte)
        out += static_cast<char>(value);
    else
        appendUtf8(value, out);
}

/// Appends the escape at the front of the text (after the backslash); returns its length.
size_t appendEscape(std::string_view text, bool isBytes, std::string& out) {
    const char c = text.empty() ? '\0' : text[0];
    if (c == '\n') return 1;
    if (c == '\r') return text.size() > 1 && text[1] == '\n' ? 2 : 1;
    if (const char simple = simpleEscape(c)) {
        out += simple;
        return 1;
    }
    uint32_t value = 0;
    if (c >= '0' && c <= '7') {
        const size_t length = readDigits(text, 3, 8, value);
        appendCode(isBytes ? value & 0xFF : value, isBytes, out);
        return length;
    }
    const size_t digits = c == 'x' ? 2 : isBytes ? 0 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits > 0 && readDigits(text.substr(1), digits, 16, value) == digits) {
        appendCode(value, isBytes, out);
        return digits + 1;
    }
    out += '\\';  // no escape: the backslash stays
    return 0;
}

bool isOctalOfPython2(std::string_view digits) {
    return digits.size() > 1 && digits[0] == '0' &&
           digits.find_first_not_of("01234567") == std::string_view::npos;
}

NumberLiteral integerValue(std::string digits) {
    int base = 10;
    size_t skip = 0;
    if (digits.size() > 1 && digits[0] == '0') {
        if (digits[1] == 'x') base = 16;
        if (digits[1] == 'o') base = 8;
        if (digits[1] == 'b') base = 2;
        if (base != 10) skip = 2;
    }
    if (base == 10 && isOctalOfPython2(digits)) base = 8;
    NumberLiteral out;
    const auto result =
        std::from_chars(digits.data() + skip, digits.data() + digits.size(), out.integer, base);
    if (result.ec == std::errc::result_out_of_range) {
        out.kind = NumberLiteral::Kind::BigInteger;
        out.digits = std::move(digits);
    }
    return out;
}

}  // namespace

StringPrefix prefixOf(const SyntaxTree& tree, NodeId string) {
    StringPrefix prefix;
    for (char c : tree.text(string)) {
        if (c == '\'' || c == '"') break;
        if (c == 'b' || c == 'B') prefix.isBytes = true;
        if (c == 'r' || c == 'R') prefix.isRaw = true;
        if (c == 'f' || c == 'F') prefix.isFormat = true;
    }
    return prefix;
}

void appendDecoded(std::string_view text, StringPrefix prefix, std::string& out) {
    const std::string_view special = prefix.isFormat ? "\\\r{}" : "\\\r";
    while (true) {
        const size_t plain = text.find_first_of(special);
        out.append(text.substr(0, plain));
        if (plain == std::string_view::npos) return;
        const char c = text[plain];
        text.remove_prefix(plain + 1);
        if (c == '\\' && !prefix.isRaw) {
            text.remove_prefix(appendEscape(text, prefix.isBytes, out));
        } else if (c == '\r') {  // Python reads every line end as \n
            out += '\n';
            if (!text.empty() && text[0] == '\n') text.remove_prefix(1);
        } else {
            out += c;
            if (c != '\\' && !text.empty() && text[0] == c) text.remove_prefix(1);  // {{ and }}
        }
    }
}

std::optional<std::string> stringValue(const SyntaxTree& tree, NodeId node) {
    std::string out;
    if (tree.kind(node) == NodeKind::ConcatenatedString) {
        for (NodeId part : tree.children(node)) {
            if (tree.kind(part) != NodeKind::String) continue;
            const std::optional<std::string> value = stringValue(tree, part);
            if (!value) return std::nullopt;
            out += *value;
        }
        return out;
    }
    if (tree.kind(node) != NodeKind::String) return std::nullopt;
    const StringPrefix prefix = prefixOf(tree, node);
    if (prefix.isBytes) return std::nullopt;
    for (NodeId part : tree.children(node)) {
        if (tree.kind(part) == NodeKind::Interpolation) return std::nullopt;
        if (tree.kind(part) == NodeKind::StringContent) appendDecoded(tree.text(part), prefix, out);
    }
    return out;
}

NumberLiteral numberValue(std::string_view text) {
    std::string clean;
    for (char c : text)
        if (c != '_') clean += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    const bool isBased = clean.size() > 1 && clean[0] == '0' &&
                         (clean[1] == 'x' || clean[1] == 'b' || clean[1] == 'o');
    if (!clean.empty() && clean.back() == 'l') clean.pop_back();
    const bool isImaginary = !isBased && !clean.empty() && clean.back() == 'j';
    if (isImaginary) clean.pop_back();
    if (!isImaginary && (isBased || clean.find_first_of(".e") == std::string::npos))
        return integerValue(std::move(clean));
    NumberLiteral out;
    out.kind = isImaginary ? NumberLiteral::Kind::Imaginary : NumberLiteral::Kind::Float;
    const char* begin = clean.data();
    const auto result = std::from_chars(begin, begin + clean.size(), out.number);
    if (result.ec == std::errc::result_out_of_range) {  // too large, or too small to tell from zero
        const size_t exponent = clean.find("e-");
        out.number = exponent == std::string::npos ? std::numeric_limits<double>::infinity() : 0.0;
    }
    return out;
}

}  // namespace graphlift
