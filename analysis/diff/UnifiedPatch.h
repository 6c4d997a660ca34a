// Changes as a patch that `git apply` and `patch -p1` take.
#pragma once

#include <string>
#include <string_view>

namespace graphlift {

/// The part of a patch for one file; "" when both texts are equal. The file exists in both
/// versions.
std::string unifiedPatch(std::string_view path, std::string_view before, std::string_view after,
                         unsigned context = 3);

}  // namespace graphlift
