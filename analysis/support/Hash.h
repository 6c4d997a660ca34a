// Hashing of bytes and of small keys. Contents are hashed with XXH3; keys by mixing.
#pragma once

#include <cstdint>
#include <string_view>

namespace graphlift {

uint64_t hashBytes(std::string_view bytes);

/// Mixes one more word into a running hash (splitmix64's finaliser).
constexpr uint64_t hashCombine(uint64_t seed, uint64_t word) {
    uint64_t x = seed ^ (word + 0x9E3779B97F4A7C15ull + (seed << 6) + (seed >> 2));
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return x ^ (x >> 31);
}

}  // namespace graphlift
