// The reasons that the report gives to absent signatures, in words for people: the only place where
// they have any. Programs read the names, which are a contract.
#pragma once

#include <string>
#include <string_view>

namespace graphlift {

/// "UNKNOWN_DTYPE" -> "a dtype is not known"; "": no such reason.
std::string_view reasonWords(std::string_view name);

/// Every name of a reason in the text becomes its words; other names stay, also those that only
/// contain one.
std::string withReasonWords(std::string_view text);

}  // namespace graphlift
