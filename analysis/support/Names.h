// The interner: identifiers and strings become 32-bit Names once, so that no hot loop compares text.
// Append-only and sharded; it outlives every snapshot that holds Names. Thread-safe.
// The numbers depend on the order of interning: sort by text wherever an order is seen.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "analysis/support/Ids.h"

namespace graphlift {

class Names {
  public:
    Names();
    ~Names();
    Names(const Names&) = delete;
    Names& operator=(const Names&) = delete;

    Name intern(std::string_view text);
    /// The Name of a text seen before, else none.
    [[nodiscard]] Name find(std::string_view text) const;
    /// Stays valid as long as this object lives. The text of none() is "".
    [[nodiscard]] std::string_view text(Name name) const;

  private:
    struct Shard;
    std::unique_ptr<Shard[]> shards_;
};

}  // namespace graphlift
