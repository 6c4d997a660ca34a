#include "ui/models/ProjectView.h"

#include <numeric>
#include <utility>

namespace graphlift {

ProjectView::ProjectView(std::shared_ptr<const AnalysisSnapshot> snapshot)
    : snapshot_(std::move(snapshot)), report_(*snapshot_) {
    const size_t count = snapshot_->verdicts.size();
    ids_.reserve(count);
    byId_.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        ids_.push_back(report_.idOf(i));
        byId_.emplace(ids_.back(), i);
        const FileId file =
            snapshot_->program->functions[snapshot_->facts->functions[i].function].file;
        auto& range = byFile_.try_emplace(report_.pathOf(file), std::pair{i, i}).first->second;
        range.second = i + 1;
    }
}

std::optional<size_t> ProjectView::indexOf(std::string_view id) const {
    const auto found = byId_.find(std::string(id));
    if (found == byId_.end()) return std::nullopt;
    return found->second;
}

std::optional<size_t> ProjectView::indexOf(FunctionId function) const {
    const auto& byFunction = snapshot_->facts->byFunction;
    if (!function || function.index() >= byFunction.size()) return std::nullopt;
    const uint32_t index = byFunction[function.index()];
    if (index == FunctionId::kNone) return std::nullopt;
    return index;
}

std::vector<size_t> ProjectView::functionsIn(std::string_view path) const {
    const auto found = byFile_.find(std::string(path));
    if (found == byFile_.end()) return {};
    std::vector<size_t> out(found->second.second - found->second.first);
    std::iota(out.begin(), out.end(), found->second.first);
    return out;
}

std::optional<size_t> ProjectView::functionAt(std::string_view path, uint32_t offset) const {
    std::optional<size_t> best;
    uint32_t smallest = UINT32_MAX;
    for (const size_t index : functionsIn(path)) {
        const ReportFunction function = report_.function(index);
        const TextRange range = function.file.tree.range(function.ir.node);
        if (offset < range.begin || offset >= range.end || range.end - range.begin >= smallest)
            continue;
        smallest = range.end - range.begin;
        best = index;
    }
    return best;
}

}  // namespace graphlift
