// What the local checks of one function look through, sorted once: reached instructions by kind, and
// the calls of library APIs.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "analysis/facts/CodeView.h"
#include "analysis/facts/FactContext.h"

namespace graphlift {

/// The reached instructions of each kind, ascending.
class InstsByKind {
  public:
    explicit InstsByKind(const CodeView& view);
    [[nodiscard]] std::span<const InstId> of(InstKind kind) const {
        const auto k = static_cast<size_t>(kind);
        return {insts_.data() + first_[k], insts_.data() + first_[k + 1]};
    }

  private:
    static constexpr size_t kKinds = 0
#define INST(name, operands) +1
#include "analysis/ir/Inst.def"
#undef INST
        ;
    std::array<uint32_t, kKinds + 1> first_{};
    std::vector<InstId> insts_;
};

struct ApiCall {
    const SiteEdge* edge;
    const ApiModel* api;
};
/// In order of the sites.
std::vector<ApiCall> apiCallsOf(const FactContext& context, const CodeView& view);

}  // namespace graphlift
