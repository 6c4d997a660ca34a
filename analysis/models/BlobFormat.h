// The binary form of resources/models that the build embeds: written by the model compiler
// (resources/tools), read in place by ModelRegistry. All sections are arrays of 32-bit words or of
// these structs, addressed by offsets from the table's start; strings are ids into one table. A
// change of any struct here changes kBlobVersion.
#pragma once

#include <cstdint>
#include <string_view>

#include "analysis/models/Expr.h"

namespace graphlift::blob {

inline constexpr uint32_t kMagic = 0x4D4C4C47;  // "GLLM"
inline constexpr uint32_t kBlobVersion = 3;
inline constexpr uint32_t kNone = 0xFFFFFFFF;

struct Section {
    uint32_t offset = 0, count = 0;  // bytes from the table's start; elements
};

/// A slice of the word pool.
struct Words {
    uint32_t first = 0, count = 0;
};

enum class ResultOrigin : uint8_t { AsWritten, Numpy, Keras };

struct ApiRecord {
    uint32_t path = 0;  // string
    uint32_t owner = kNone;
    uint32_t result = kNone;  // expression
    Words params;             // ParamRecords
    Words bases;              // words: api
    Words effects;            // words: kind, param
    Words invokes;            // InvokeRecords
    Words protocol, tags;     // words: string
    int32_t nameParam = -1;
    uint8_t kind = 0, trace = 0, dtype = 0;
    uint8_t flags = 0;
};
inline constexpr uint8_t kCurated = 1, kSignatureKnown = 2, kNumpy = 4;

struct ParamRecord {
    uint32_t name = 0;
    uint32_t defaultValue = kNone;  // expression, none: not a plain constant
    uint8_t kind = 0, hasDefault = 0;
    uint16_t padding = 0;
};

struct InvokeRecord {
    uint32_t callee = 0;
    Words args;  // words: expressions
    uint32_t flags = 0;
};
inline constexpr uint32_t kTraced = 1, kPython = 2, kStored = 4;

struct DefaultEffect {
    uint32_t package = 0, assumption = 0;  // strings
    uint32_t effect = kNone;               // none: no effect
    uint32_t isAssumed = 0;
};

/// Hash slots: dotted path or alias -> api. Open addressing, linear; count is a power of two.
struct Slot {
    uint32_t text = kNone, api = kNone;
};

struct Table {
    uint32_t version = 0;  // string
    Section strings;       // words: begin offsets in chars, one more than strings
    Section chars;
    Section apis, params, invokes, words, nodes, children, slots, roles /* words: api by Role */,
        effects, packages /* words: string, sorted */;
};

struct Directory {
    uint32_t magic = kMagic, blobVersion = kBlobVersion;
    uint32_t count = 0;
};
struct DirectoryEntry {
    char version[8] = {};
    uint32_t fromMinor = 0;  // covers 2.fromMinor and newer, up to the next entry's
    uint32_t offset = 0;     // of the Table, from the blob's start
};

/// FNV-1a; continued over pieces so that "module" + "." + "name" needs no concatenation.
constexpr uint64_t kHashSeed = 0xCBF29CE484222325ull;
constexpr uint64_t hashText(std::string_view text, uint64_t seed = kHashSeed) {
    for (char c : text) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
    return seed;
}
constexpr uint32_t slotOf(uint64_t hash, uint32_t count) {
    return static_cast<uint32_t>((hash ^ hash >> 29) & (count - 1));
}

}  // namespace graphlift::blob
