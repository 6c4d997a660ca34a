// The values of literals: strings with their escapes, numbers of all bases.
#pragma once

#include <optional>
#include <string>

#include "analysis/syntax/SyntaxTree.h"

namespace graphlift {

struct StringPrefix {
    bool isBytes = false;
    bool isRaw = false;
    bool isFormat = false;
};
StringPrefix prefixOf(const SyntaxTree& tree, NodeId string);

/// Appends the value of a piece of a string's text as Python reads it. `\N{...}` stays as written.
void appendDecoded(std::string_view text, StringPrefix prefix, std::string& out);

/// The value of a String or ConcatenatedString without interpolations and without bytes, else
/// nothing.
std::optional<std::string> stringValue(const SyntaxTree& tree, NodeId node);

struct NumberLiteral {
    enum class Kind : uint8_t { Integer, BigInteger, Float, Imaginary };
    Kind kind = Kind::Integer;
    int64_t integer = 0;
    double number = 0;   // of Float and Imaginary
    std::string digits;  // of BigInteger: lower case, without underscores, with its base prefix
};
/// Of the text of an Integer or Float node.
NumberLiteral numberValue(std::string_view text);

}  // namespace graphlift
