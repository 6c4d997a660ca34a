// One framework version's table of the blob, viewed in place, with the API models materialised so
// far. Thread-safe: readers share everything; a model is built by whoever asks first and published
// once.
#pragma once

#include <atomic>
#include <memory>
#include <span>

#include "analysis/models/BlobFormat.h"
#include "analysis/models/ModelRegistry.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift {

struct ModelRegistry::Data {
    explicit Data(std::string_view tableBytes);
    ~Data();
    Data(const Data&) = delete;
    Data& operator=(const Data&) = delete;

    [[nodiscard]] std::string_view text(uint32_t id) const {
        return chars.substr(stringStarts[id], stringStarts[id + 1] - stringStarts[id]);
    }
    [[nodiscard]] std::span<const uint32_t> wordsOf(blob::Words w) const {
        return words.subspan(w.first, w.count);
    }
    /// The API called `path`, or `path.name` when a name is given.
    [[nodiscard]] ApiId find(std::string_view path, std::string_view name = {}) const;
    [[nodiscard]] const blob::DefaultEffect* defaultEffect(std::string_view path) const;

    std::string_view bytes;
    std::string version;
    std::string_view chars;
    std::span<const uint32_t> stringStarts, words, roles, packages, children;
    std::span<const blob::ApiRecord> apis;
    std::span<const blob::ParamRecord> params;
    std::span<const blob::InvokeRecord> invokes;
    std::span<const ExprNode> nodes;
    std::span<const blob::Slot> slots;
    std::span<const blob::DefaultEffect> effects;
    Evaluator::Pool pool;
    mutable std::unique_ptr<std::atomic<const ApiModel*>[]> models;  // by ApiId, built on first use
};

}  // namespace graphlift
