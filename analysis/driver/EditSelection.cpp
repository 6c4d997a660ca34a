#include "analysis/driver/EditSelection.h"

#include <algorithm>
#include <map>

#include "analysis/edit/Apply.h"

namespace graphlift {

namespace {

class Selector {
  public:
    Selector(const AnalysisSnapshot& snapshot, const SelectionRequest& request)
        : snapshot_(snapshot), request_(request) {}

    Result<EditSelection> select() {
        for (size_t i = 0; i < snapshot_.verdicts.size(); ++i)
            if (isAsked(i)) take(snapshot_.verdicts[i]);
        for (auto& [file, change] : changes_) {
            auto merged = mergeEdits(std::move(change.edits));
            if (!merged) return tl::unexpected(merged.error());
            change.edits = std::move(*merged);
            selection_.files.push_back(std::move(change));
        }
        return std::move(selection_);
    }

  private:
    [[nodiscard]] bool isAsked(size_t index) const {
        const auto& asked = request_.functions;
        return asked.empty() || std::find(asked.begin(), asked.end(), index) != asked.end();
    }

    void take(const Verdict& verdict) {
        if (const std::string why = reasonToLeave(verdict); !why.empty())
            selection_.left.push_back({verdict.function, why});
        else if (!verdict.edits.empty())
            add(verdict.function, verdict.edits, verdict.applicability);
        for (const ExtraEdit& extra : verdict.extra)
            if (extra.applicability == Applicability::Safe || request_.includeReview)
                add(verdict.function, extra.edits, extra.applicability);
    }

    [[nodiscard]] std::string reasonToLeave(const Verdict& verdict) const {
        if (verdict.coveredBy)
            return "it runs inside the graph of " + snapshot_.program->idOf(verdict.coveredBy);
        if (verdict.edits.empty()) return named() ? withoutEdit(verdict) : "";
        if (verdict.applicability == Applicability::NeedsReview && !request_.includeReview)
            return "it needs a review (--include-review takes it)";
        return "";
    }

    [[nodiscard]] bool named() const { return !request_.functions.empty(); }

    static std::string withoutEdit(const Verdict& verdict) {
        return "there is no edit for it: " + std::string(text(verdict.action));
    }

    void add(FunctionId function, const std::vector<FileEdit>& edits, Applicability applicability) {
        for (const FileEdit& edit : edits) {
            FileChange& change = changes_[edit.file];
            change.file = edit.file;
            change.edits.push_back(
                {edit.file, {edit.start, edit.end}, edit.replacement, edit.cell});
            if (applicability == Applicability::NeedsReview) change.applicability = applicability;
            if (change.functions.empty() || change.functions.back() != function)
                change.functions.push_back(function);
        }
    }

    const AnalysisSnapshot& snapshot_;
    const SelectionRequest& request_;
    std::map<FileId, FileChange> changes_;  // ids follow the order of the paths
    EditSelection selection_;
};

}  // namespace

Result<EditSelection> selectEdits(const AnalysisSnapshot& snapshot,
                                  const SelectionRequest& request) {
    return Selector(snapshot, request).select();
}

}  // namespace graphlift
