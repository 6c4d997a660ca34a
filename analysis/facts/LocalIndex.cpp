#include "analysis/facts/LocalIndex.h"

namespace graphlift {

InstsByKind::InstsByKind(const CodeView& view) {
    const std::vector<Inst>& insts = view.ir->insts;
    for (size_t i = 0; i < insts.size(); ++i)
        if (view.reached[i]) ++first_[static_cast<size_t>(insts[i].kind) + 1];
    for (size_t k = 0; k < kKinds; ++k) first_[k + 1] += first_[k];
    insts_.resize(first_[kKinds]);
    std::array<uint32_t, kKinds + 1> next = first_;
    for (size_t i = 0; i < insts.size(); ++i)
        if (view.reached[i]) insts_[next[static_cast<size_t>(insts[i].kind)]++] = InstId(i);
}

std::vector<ApiCall> apiCallsOf(const FactContext& context, const CodeView& view) {
    std::vector<ApiCall> out;
    for (const SiteEdge& edge : view.edges)
        if (const ApiModel* api = context.api(edge); api != nullptr && edge.callee.isNone())
            out.push_back({&edge, api});
    return out;
}

}  // namespace graphlift
