// Names and texts of the analysed code, made fit to be shown: nothing in them may move the cursor,
// change colours, reverse the writing direction or break the encoding of a report.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace graphlift {

struct CodePoint {
    uint32_t value;   // kInvalid for a byte that starts no character
    uint32_t length;  // bytes
    static constexpr uint32_t kInvalid = 0xFFFFFFFF;
};

/// The character at the beginning of a text that is not empty.
CodePoint decodeFirst(std::string_view text);

/// With \xNN and \uNNNN in place of control characters, writing-direction marks and bytes that are
/// not UTF-8. One line stays one line.
std::string printable(std::string_view text);

}  // namespace graphlift
