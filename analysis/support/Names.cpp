#include "analysis/support/Names.h"

#include <array>
#include <atomic>
#include <deque>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "analysis/support/Hash.h"

namespace graphlift {

namespace {
constexpr uint32_t kShardBits = 4;  // 16 shards: contention of two to four workers is not measurable
constexpr uint32_t kShards = 1u << kShardBits;
constexpr uint32_t kChunkBits = 12;
constexpr uint32_t kMaxChunks = 1u << (31 - kShardBits - kChunkBits);

struct TextHash {
    size_t operator()(std::string_view text) const { return hashBytes(text); }
};
}  // namespace

// Texts stand in chunks that never move, so reading one needs no lock: whoever holds a Name got it
// after the text was written.
struct Names::Shard {
    using Chunk = std::array<std::string_view, 1u << kChunkBits>;
    mutable std::shared_mutex mutex;
    std::unordered_map<std::string_view, uint32_t, TextHash> ids;
    std::deque<std::string> texts;
    std::unique_ptr<std::atomic<Chunk*>[]> chunks = std::make_unique<std::atomic<Chunk*>[]>(kMaxChunks);
    uint32_t count = 0;

    Shard() = default;
    ~Shard() {
        for (uint32_t i = 0; i << kChunkBits < count; ++i) delete chunks[i].load();
    }
    uint32_t append(std::string_view text) {
        texts.emplace_back(text);
        if ((count & ((1u << kChunkBits) - 1)) == 0) chunks[count >> kChunkBits] = new Chunk;
        (*chunks[count >> kChunkBits])[count & ((1u << kChunkBits) - 1)] = texts.back();
        ids.emplace(texts.back(), count);
        return count++;
    }
};

Names::Names() : shards_(std::make_unique<Shard[]>(kShards)) {}
Names::~Names() = default;

Name Names::intern(std::string_view text) {
    const uint32_t shardIndex = static_cast<uint32_t>(hashBytes(text) >> 60);
    Shard& shard = shards_[shardIndex];
    {
        std::shared_lock lock(shard.mutex);
        if (auto it = shard.ids.find(text); it != shard.ids.end())
            return Name(it->second << kShardBits | shardIndex);
    }
    std::unique_lock lock(shard.mutex);
    if (auto it = shard.ids.find(text); it != shard.ids.end())
        return Name(it->second << kShardBits | shardIndex);
    return Name(shard.append(text) << kShardBits | shardIndex);
}

Name Names::find(std::string_view text) const {
    const uint32_t shardIndex = static_cast<uint32_t>(hashBytes(text) >> 60);
    const Shard& shard = shards_[shardIndex];
    std::shared_lock lock(shard.mutex);
    auto it = shard.ids.find(text);
    return it == shard.ids.end() ? Name::none() : Name(it->second << kShardBits | shardIndex);
}

std::string_view Names::text(Name name) const {
    if (name.isNone()) return {};
    const Shard& shard = shards_[name.value & (kShards - 1)];
    const uint32_t index = name.value >> kShardBits;
    return (*shard.chunks[index >> kChunkBits].load(std::memory_order_acquire))[index & ((1u << kChunkBits) - 1)];
}

}  // namespace graphlift
