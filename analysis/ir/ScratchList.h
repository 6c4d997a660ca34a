// Short lists of operands that are built while the lowering recurses: all of them live on one
// shared stack, so that a call with three arguments does not allocate.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace graphlift {

/// A list on top of the stack; lists begun later must end before it grows again, as nested calls
/// do.
class ScratchList {
  public:
    explicit ScratchList(std::vector<uint32_t>& stack) : stack_(stack), base_(stack.size()) {}
    ~ScratchList() { stack_.resize(base_); }
    ScratchList(const ScratchList&) = delete;
    ScratchList& operator=(const ScratchList&) = delete;

    void push(uint32_t item) { stack_.push_back(item); }
    [[nodiscard]] size_t size() const { return stack_.size() - base_; }
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] uint32_t operator[](size_t i) const { return stack_[base_ + i]; }
    /// Valid until the list grows.
    [[nodiscard]] std::span<const uint32_t> items() const {
        return std::span(stack_).subspan(base_);
    }

  private:
    std::vector<uint32_t>& stack_;
    size_t base_;
};

}  // namespace graphlift
