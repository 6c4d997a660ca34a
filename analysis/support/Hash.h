// Hashing of bytes and of small keys. Contents are hashed with XXH3; keys by mixing.
#pragma once

#include <cstdint>
#include <string_view>

namespace graphlift {

uint64_t hashBytes(std::string_view bytes);

/// Mixes one more word into a running hash (splitmix64's finaliser). With either argument fixed no
/// two values of the other collide, small numbers included.
constexpr uint64_t hashCombine(uint64_t seed, uint64_t word) {
    uint64_t x = (seed ^ (seed >> 32)) * 0xD6E8FEB86659FD93ull + word + 0x9E3779B97F4A7C15ull;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return x ^ (x >> 31);
}

}  // namespace graphlift
