// The keyword arguments of the graph decorator that edits write, and those that newer versions
// renamed or removed.
#pragma once

#include <array>
#include <string_view>

namespace graphlift {

inline constexpr std::string_view kSignatureOption = "input_signature";
inline constexpr std::string_view kRelaxOption = "reduce_retracing";

struct OldOption {
    std::string_view name;
    std::string_view newName;  // "" for one that was removed
};
inline constexpr std::array<OldOption, 3> kOldOptions{{{"experimental_relax_shapes", kRelaxOption},
                                                       {"experimental_compile", "jit_compile"},
                                                       {"experimental_follow_type_hints", ""}}};

}  // namespace graphlift
