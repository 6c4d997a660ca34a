// Bytes of a Python file to UTF-8 text: byte order mark, PEP 263 cookie, check, and the way back.
// Offsets of the text lead to offsets of the bytes through TextShift, so that reports and edits
// speak about the file as it is on disk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/support/Result.h"

namespace graphlift {

struct TextShift {  // from this text offset on, bytes are at offset + delta
    uint32_t offset;
    int32_t delta;
};

struct DecodedText {
    bool same = true;  // the bytes are the text; `text` is left empty
    std::string text;
    std::vector<TextShift> shifts;  // ascending by offset
};

struct DecodeFailure {
    std::string code;  // of a Problem: "nul-bytes" or "undecodable"
    uint32_t offset;   // where in the bytes
    std::string message;
};

tl::expected<DecodedText, DecodeFailure> decodeText(std::string_view bytes);

/// The way back: UTF-8 text in the encoding of a cookie ("" and "utf-8" leave it as it is). Fails
/// (BadCall) on a character that the encoding does not have; the message names it.
Result<std::string> encodeText(std::string_view text, std::string_view cookie);

/// The encoding that the first two lines ask for as PEP 263 reads them, as written; "" without one.
std::string_view encodingCookie(std::string_view bytes);

/// The offset of the first byte that is not valid UTF-8, or npos.
size_t findInvalidUtf8(std::string_view bytes);

}  // namespace graphlift
