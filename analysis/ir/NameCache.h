// Names of one file's identifiers: the shared interner takes a lock, so a file asks it once per
// spelling and finds the Name again here.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/support/Hash.h"
#include "analysis/support/Names.h"

namespace graphlift {

class NameCache {
  public:
    explicit NameCache(Names& names) : names_(names), slots_(1024) {}

    /// The text must live as long as this object: a piece of the source, or a literal.
    Name intern(std::string_view text) {
        const uint64_t hash = hashBytes(text);
        for (size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
            Slot& slot = slots_[i];
            if (!slot.name) return add(i, text, hash);
            if (slot.hash == hash && slot.text == text) return slot.name;
        }
    }
    /// For texts that were put together: not kept here.
    Name internTemporary(std::string_view text) { return names_.intern(text); }
    [[nodiscard]] std::string_view text(Name name) const { return names_.text(name); }

  private:
    struct Slot {
        std::string_view text;
        uint64_t hash = 0;
        Name name;
    };

    Name add(size_t at, std::string_view text, uint64_t hash) {
        const Name name = names_.intern(text);
        slots_[at] = {text, hash, name};
        if (++used_ * 2 > slots_.size()) grow();
        return name;
    }
    void grow() {
        std::vector<Slot> old(slots_.size() * 4);
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (!slot.name) continue;
            size_t i = slot.hash & (slots_.size() - 1);
            while (slots_[i].name) i = (i + 1) & (slots_.size() - 1);
            slots_[i] = slot;
        }
    }

    Names& names_;
    std::vector<Slot> slots_;
    size_t used_ = 0;
};

}  // namespace graphlift
