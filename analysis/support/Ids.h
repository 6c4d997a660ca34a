// Typed 32-bit ids: the only way the layers refer to things across a border. An id indexes a Store
// (or a vector) of its owner; `none()` replaces null. Ids order nothing that a user sees.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>

namespace graphlift {

template <class Tag>
struct Id {
    static constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();
    uint32_t value = kNone;

    constexpr Id() = default;
    constexpr explicit Id(uint32_t v) : value(v) {}
    constexpr explicit Id(size_t v) : value(static_cast<uint32_t>(v)) {}
    constexpr explicit Id(int v) : value(static_cast<uint32_t>(v)) {}
    static constexpr Id none() { return Id(); }
    [[nodiscard]] constexpr bool isNone() const { return value == kNone; }
    constexpr explicit operator bool() const { return value != kNone; }
    [[nodiscard]] constexpr size_t index() const { return value; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

using Name = Id<struct NameTag>;          // an interned identifier or string, see Names
using FileId = Id<struct FileTag>;        // a file of the project
using ModuleId = Id<struct ModuleTag>;    // an importable module of the project
using NodeId = Id<struct NodeTag>;        // a syntax node within one file
using FunctionId = Id<struct FunctionTag>;  // an IR function of the project (module bodies too)
using InstId = Id<struct InstTag>;        // an instruction, and its value, within one IR function
using BlockId = Id<struct BlockTag>;      // a basic block within one IR function

}  // namespace graphlift

template <class Tag>
struct std::hash<graphlift::Id<Tag>> {
    size_t operator()(graphlift::Id<Tag> id) const noexcept {
        return static_cast<size_t>(id.value) * 0x9E3779B97F4A7C15ull >> 16;
    }
};
