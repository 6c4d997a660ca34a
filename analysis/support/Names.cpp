#include "analysis/support/Names.h"

#include <array>
#include <atomic>
#include <mutex>
#include <span>

#include "analysis/support/FlatTable.h"
#include "analysis/support/Hash.h"
#include "analysis/support/SpanArena.h"

namespace graphlift {

namespace {
constexpr uint32_t kShardBits =
    4;  // 16 shards: contention of two to four workers is not measurable
constexpr uint32_t kShards = 1u << kShardBits;
constexpr uint32_t kChunkBits = 12;
constexpr uint32_t kChunkSize = 1u << kChunkBits;
constexpr uint32_t kMaxChunks = 1u << (31 - kShardBits - kChunkBits);
}  // namespace

// Texts stand in chunks that never move, so reading one needs no lock: whoever holds a Name got it
// after the text was written.
struct Names::Shard {
    using Chunk = std::array<std::string_view, kChunkSize>;
    mutable std::mutex mutex;
    HashIndex ids;
    SpanArena<char> bytes;
    std::unique_ptr<std::atomic<Chunk*>[]> chunks =
        std::make_unique<std::atomic<Chunk*>[]>(kMaxChunks);
    uint32_t count = 0;

    Shard() = default;
    ~Shard() {
        for (uint32_t i = 0; i << kChunkBits < count; ++i) delete chunks[i].load();
    }
    [[nodiscard]] std::string_view text(uint32_t index) const {
        const Chunk* chunk = chunks[index >> kChunkBits].load(std::memory_order_acquire);
        return (*chunk)[index & (kChunkSize - 1)];
    }
    /// The number of a text, or HashIndex::kNone. With the lock held.
    [[nodiscard]] uint32_t find(std::string_view wanted, uint64_t hash) const {
        return ids.find(hash, [&](uint32_t index) { return text(index) == wanted; });
    }
    uint32_t append(std::string_view added, uint64_t hash) {
        const std::span<const char> kept = bytes.add(added);
        if ((count & (kChunkSize - 1)) == 0) chunks[count >> kChunkBits] = new Chunk;
        (*chunks[count >> kChunkBits])[count & (kChunkSize - 1)] = {kept.data(), kept.size()};
        ids.insert(hash, count);
        return count++;
    }
};

namespace {
// The index within a shard goes by the upper half of the hash, the shard by its lowest bits.
uint32_t shardOf(uint64_t hash) { return static_cast<uint32_t>(hash) & (kShards - 1); }
Name nameOf(uint32_t index, uint32_t shard) { return Name(index << kShardBits | shard); }
}  // namespace

Names::Names() : shards_(std::make_unique<Shard[]>(kShards)) {}
Names::~Names() = default;

Name Names::intern(std::string_view text) {
    const uint64_t hash = hashBytes(text);
    Shard& shard = shards_[shardOf(hash)];
    const std::lock_guard lock(shard.mutex);
    const uint32_t known = shard.find(text, hash);
    return nameOf(known != HashIndex::kNone ? known : shard.append(text, hash), shardOf(hash));
}

Name Names::find(std::string_view text) const {
    const uint64_t hash = hashBytes(text);
    const Shard& shard = shards_[shardOf(hash)];
    const std::lock_guard lock(shard.mutex);
    const uint32_t known = shard.find(text, hash);
    return known == HashIndex::kNone ? Name::none() : nameOf(known, shardOf(hash));
}

std::string_view Names::text(Name name) const {
    if (name.isNone()) return {};
    return shards_[name.value & (kShards - 1)].text(name.value >> kShardBits);
}

}  // namespace graphlift
