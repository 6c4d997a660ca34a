// The help pages of resources/preconditions, put into the program when it is built, so that they
// are there without a network and wherever the program is copied.
#pragma once

#include <optional>
#include <string_view>

namespace graphlift {

/// By the precondition's name, "no-python-side-effects".
std::optional<std::string_view> helpPageText(std::string_view name);

}  // namespace graphlift
