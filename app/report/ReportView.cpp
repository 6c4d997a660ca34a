#include "app/report/ReportView.h"

#include <numeric>

namespace graphlift {

ReportView::ReportView(const AnalysisSnapshot& snapshot)
    : snapshot_(snapshot), shown_(snapshot.verdicts.size()), problems_(snapshot.problems) {
    std::iota(shown_.begin(), shown_.end(), size_t{0});
}

void ReportView::restrict(std::vector<size_t> shown, std::vector<Problem> problems) {
    shown_ = std::move(shown);
    problems_ = std::move(problems);
}

ReportFunction ReportView::function(size_t index) const {
    const FunctionSummary& summary = snapshot_.facts->functions[index];
    const FunctionRef& ref = program().functions[summary.function];
    const FileFacts& file = *program().files[ref.file.index()];
    const IrFunction& ir = program().ir(summary.function);
    const TextRange range = file.tree.range(ir.node);
    return {index,
            summary,
            snapshot_.verdicts[index],
            ir,
            file,
            file.source->position(range.begin),
            file.source->position(range.end)};
}

std::string ReportView::idOf(size_t index) const {
    return program().idOf(snapshot_.facts->functions[index].function);
}

const std::string& ReportView::pathOf(FileId file) const {
    return program().files[file.index()]->source->path();
}

Position ReportView::positionOf(FileId file, uint32_t offset) const {
    return program().files[file.index()]->source->position(offset);
}

ReportCounts ReportView::counts() const {
    ReportCounts counts;
    counts.files = program().files.size();
    for (const auto& file : program().files) counts.lines += file->source->numLines();
    counts.functions = shown_.size();
    for (size_t index : shown_) {
        counts.candidates += snapshot_.facts->functions[index].candidate ? 1 : 0;
        ++counts.actions[static_cast<size_t>(snapshot_.verdicts[index].action)];
    }
    return counts;
}

}  // namespace graphlift
