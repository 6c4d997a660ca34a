#include "analysis/source/Encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace graphlift {

namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

bool isAscii(std::string_view text) {
    size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        if ((word & 0x8080808080808080ull) != 0) return false;
    }
    for (; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0x80) != 0) return false;
    return true;
}

// The length of the valid UTF-8 sequence at the start, 0 when it is none (overlong forms and
// surrogates are none).
size_t sequenceLength(std::string_view s) {
    auto byte = [&](size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
    auto continues = [&](size_t i) { return (byte(i) & 0xC0) == 0x80; };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (!continues(1) || !continues(2)) return 0;
        if (first == 0xE0 && byte(1) < 0xA0) return 0;
        return first == 0xED && byte(1) > 0x9F ? 0 : 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (!continues(1) || !continues(2) || !continues(3)) return 0;
        if (first == 0xF0 && byte(1) < 0x90) return 0;
        return first == 0xF4 && byte(1) > 0x8F ? 0 : 4;
    }
    return 0;
}

std::string_view cookieOfLine(std::string_view line) {
    const size_t hash = line.find_first_not_of(" \t\f");
    if (hash == std::string_view::npos || line[hash] != '#') return {};
    constexpr std::string_view kNameChars =
        "-_.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    for (size_t at = line.find("coding", hash); at != std::string_view::npos;
         at = line.find("coding", at + 1)) {
        const size_t mark = at + 6;
        if (mark >= line.size() || (line[mark] != ':' && line[mark] != '=')) continue;
        const size_t begin = line.find_first_not_of(" \t", mark + 1);
        if (begin == std::string_view::npos) continue;
        const size_t end = std::min(line.find_first_not_of(kNameChars, begin), line.size());
        if (end > begin) return line.substr(begin, end - begin);
    }
    return {};
}

// Python's lower-case codec name with dashes.
std::string normalized(std::string_view name) {
    std::string result;
    for (const char c : name)
        result += c == '_' || c == '.'
                      ? '-'
                      : (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    return result;
}

bool isUtf8(const std::string& name) {
    return name == "utf-8" || name == "utf8" || name.starts_with("utf-8-") || name == "u8" ||
           name == "utf" || name == "cp65001";
}

// The names of iconv(3) for those codecs that Python spells otherwise.
std::string iconvName(const std::string& name) {
    struct Alias {
        std::string_view python, iconv;
    };
    constexpr std::array<Alias, 16> kAliases{{{"latin-1", "ISO-8859-1"},
                                              {"latin1", "ISO-8859-1"},
                                              {"latin", "ISO-8859-1"},
                                              {"l1", "ISO-8859-1"},
                                              {"iso-latin-1", "ISO-8859-1"},
                                              {"8859", "ISO-8859-1"},
                                              {"latin-9", "ISO-8859-15"},
                                              {"latin9", "ISO-8859-15"},
                                              {"l9", "ISO-8859-15"},
                                              {"windows-1252", "CP1252"},
                                              {"1252", "CP1252"},
                                              {"us-ascii", "ASCII"},
                                              {"mac-roman", "MACINTOSH"},
                                              {"shift-jis", "SHIFT_JIS"},
                                              {"big5-hkscs", "BIG5-HKSCS"},
                                              {"ms932", "CP932"}}};
    for (const Alias& alias : kAliases)
        if (alias.python == name) return std::string(alias.iconv);
    if (name.starts_with("iso-8859-1-") || name.starts_with("latin-1-")) return "ISO-8859-1";
    return name;
}

class Converter {
  public:
    explicit Converter(const std::string& encoding)
        : handle_(iconv_open("UTF-8", encoding.c_str())) {}
    ~Converter() {
        if (isOpen()) iconv_close(handle_);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    // iconv's way to say no is (iconv_t)-1.
    [[nodiscard]] bool isOpen() const { return reinterpret_cast<intptr_t>(handle_) != -1; }

    // Converts the character at the start; its number of bytes, 0 when it is none.
    size_t character(std::string_view bytes, std::string& out) {
        for (size_t length = 1; length <= std::min<size_t>(bytes.size(), 8); ++length) {
            std::array<char, 32> buffer{};
            char* from = const_cast<char*>(bytes.data());  // iconv takes char** but only reads
            char* to = buffer.data();
            size_t fromLeft = length;
            size_t toLeft = buffer.size();
            if (iconv(handle_, &from, &fromLeft, &to, &toLeft) != static_cast<size_t>(-1) &&
                fromLeft == 0) {
                out.append(buffer.data(), buffer.size() - toLeft);
                return length;
            }
            if (errno != EINVAL) return 0;
        }
        return 0;
    }

  private:
    iconv_t handle_;
};

// The first character of valid UTF-8.
std::string_view firstCharacter(std::string_view text) {
    return text.substr(0, std::max<size_t>(1, sequenceLength(text)));
}

// What iconv makes of the whole text, or the offset where it stops.
tl::expected<std::string, size_t> encodeWith(const std::string& encoding, std::string_view text) {
    const iconv_t handle = iconv_open(encoding.c_str(), "UTF-8");
    if (reinterpret_cast<intptr_t>(handle) == -1) return tl::unexpected<size_t>(0);
    std::string out(text.size() * 4 + 16, '\0');
    char* from = const_cast<char*>(text.data());  // iconv takes char** but only reads
    char* to = out.data();
    size_t fromLeft = text.size(), toLeft = out.size();
    const bool failed = iconv(handle, &from, &fromLeft, &to, &toLeft) == static_cast<size_t>(-1);
    iconv_close(handle);
    if (failed) return tl::unexpected<size_t>(text.size() - fromLeft);
    out.resize(out.size() - toLeft);
    return out;
}

tl::unexpected<DecodeFailure> undecodable(size_t offset, std::string message) {
    return tl::unexpected<DecodeFailure>(
        DecodeFailure{"undecodable", static_cast<uint32_t>(offset), std::move(message)});
}

tl::expected<DecodedText, DecodeFailure> convert(std::string_view bytes, std::string_view cookie) {
    const std::string name = normalized(cookie);
    Converter converter(iconvName(name));
    if (!converter.isOpen() || name.starts_with("utf-16") || name.starts_with("utf-32"))
        return undecodable(
            0, "the encoding '" + std::string(cookie) + "' is not known; save the file as UTF-8");
    const bool hasStates = name.starts_with("iso-2022") || name.starts_with("iso2022") ||
                           name.starts_with("hz") || name.starts_with("utf-7");
    DecodedText result;
    result.same = false;
    for (size_t at = 0; at < bytes.size();) {
        if (!hasStates && static_cast<unsigned char>(bytes[at]) < 0x80) {
            result.text += bytes[at++];
            continue;
        }
        const size_t before = result.text.size();
        const size_t length = converter.character(bytes.substr(at), result.text);
        if (length == 0)
            return undecodable(at, "byte " + std::to_string(at) +
                                       " is not valid in the encoding '" + std::string(cookie) +
                                       "' that the file asks for");
        at += length;
        if (length != result.text.size() - before)
            result.shifts.push_back(
                {static_cast<uint32_t>(result.text.size()),
                 static_cast<int32_t>(static_cast<int64_t>(at) -
                                      static_cast<int64_t>(result.text.size()))});
    }
    return result;
}

// A lone carriage return ends a line in Python; the grammar does not know that, so the text gets a
// line feed in its place.
bool hasLoneCarriageReturn(std::string_view text) {
    for (size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1))
        if (at + 1 == text.size() || text[at + 1] != '\n') return true;
    return false;
}

void replaceLoneCarriageReturns(std::string& text) {
    for (size_t at = text.find('\r'); at != std::string::npos; at = text.find('\r', at + 1))
        if (at + 1 == text.size() || text[at + 1] != '\n') text[at] = '\n';
}

}  // namespace

std::string_view encodingCookie(std::string_view bytes) {
    for (int number = 0; number < 2; ++number) {
        const size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
        const std::string_view line = bytes.substr(0, end);
        if (const std::string_view cookie = cookieOfLine(line); !cookie.empty()) return cookie;
        const size_t first = line.find_first_not_of(" \t\f");
        if (first != std::string_view::npos && line[first] != '#') return {};
        const bool pair = bytes.substr(end).starts_with("\r\n");
        bytes.remove_prefix(std::min(bytes.size(), end + (pair ? 2 : 1)));
    }
    return {};
}

size_t findInvalidUtf8(std::string_view bytes) {
    if (isAscii(bytes)) return std::string_view::npos;
    for (size_t at = 0; at < bytes.size();) {
        const size_t length = sequenceLength(bytes.substr(at, 4));
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

Result<std::string> encodeText(std::string_view text, std::string_view cookie) {
    const std::string name = normalized(cookie);
    if (name.empty() || isUtf8(name) || isAscii(text)) return std::string(text);
    auto encoded = encodeWith(iconvName(name), text);
    if (encoded) return std::move(*encoded);
    return fail(ErrorCode::BadCall,
                "the encoding '" + std::string(cookie) + "' of the file does not have '" +
                    std::string(firstCharacter(text.substr(encoded.error()))) + "'");
}

tl::expected<DecodedText, DecodeFailure> decodeText(std::string_view bytes) {
    if (const void* nul = std::memchr(bytes.data(), 0, bytes.size())) {
        const auto offset = static_cast<uint32_t>(static_cast<const char*>(nul) - bytes.data());
        return tl::unexpected<DecodeFailure>(
            DecodeFailure{"nul-bytes", offset,
                          "byte " + std::to_string(offset) +
                              " is NUL, which Python source cannot hold; is this a text file?"});
    }
    const bool hasBom = bytes.starts_with(kBom);
    const std::string_view body = hasBom ? bytes.substr(kBom.size()) : bytes;
    const std::string_view cookie = encodingCookie(body);
    if (!cookie.empty() && !isUtf8(normalized(cookie))) {
        if (hasBom)
            return undecodable(0,
                               "the file starts with a UTF-8 byte order mark but asks for the "
                               "encoding '" +
                                   std::string(cookie) + "'; remove one of them");
        auto converted = convert(body, cookie);
        if (converted) replaceLoneCarriageReturns(converted->text);
        return converted;
    }
    if (const size_t bad = findInvalidUtf8(body); bad != std::string_view::npos) {
        const size_t offset = bad + (bytes.size() - body.size());
        return undecodable(offset, "byte " + std::to_string(offset) +
                                       " is not valid UTF-8; save the file as UTF-8 or name its "
                                       "encoding in a '# -*- coding: ... -*-' line");
    }
    DecodedText result;
    if (!hasBom && !hasLoneCarriageReturn(body)) return result;
    result.same = false;
    result.text = std::string(body);
    replaceLoneCarriageReturns(result.text);
    if (hasBom) result.shifts.push_back({0, static_cast<int32_t>(kBom.size())});
    return result;
}

}  // namespace graphlift
