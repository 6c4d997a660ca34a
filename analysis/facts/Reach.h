// Which functions run in the trace of which: the closure of the calls, found once for all functions,
// callees before callers. A row holds the 64-bit words of a set that are not empty, so that a
// project of many small call trees needs little memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace graphlift {

class Reach {
  public:
    /// `callees`: by function number, who is called directly.
    explicit Reach(const std::vector<std::vector<uint32_t>>& callees);
    /// Is there a way of calls from one to the other? Each reaches itself.
    [[nodiscard]] bool reaches(uint32_t from, uint32_t to) const;

  private:
    struct Word {
        uint32_t index;  // of 64 components
        uint64_t bits;
    };
    class Row;  // while it is put together
    std::vector<uint32_t> component_;  // by function, callees first
    std::vector<size_t> first_;        // by component, and the end: its words
    std::vector<Word> words_;          // of a component: ascending; itself not among them
};

}  // namespace graphlift
