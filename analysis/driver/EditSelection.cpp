#include "analysis/driver/EditSelection.h"

#include <algorithm>
#include <map>

#include "analysis/edit/Apply.h"

namespace graphlift {

namespace {

/// Gathers edits file by file.
class Gatherer {
  public:
    explicit Gatherer(const AnalysisSnapshot& snapshot) : snapshot_(snapshot) {}

    void take(const Verdict& verdict) {
        add(verdict.function, verdict.edits, verdict.applicability);
        selection_.taken.push_back(
            {verdict.function, verdict.action, verdict.rule, verdict.applicability});
    }
    void take(const Verdict& verdict, const ExtraEdit& extra) {
        add(verdict.function, extra.edits, extra.applicability);
        selection_.taken.push_back(
            {verdict.function, Action::Reconfigure, extra.rule, extra.applicability});
    }
    void leave(FunctionId function, std::string why) {
        selection_.left.push_back({function, std::move(why)});
    }

    Result<EditSelection> finish() {
        for (auto& [file, change] : changes_) {
            auto merged = mergeEdits(std::move(change.edits));
            if (!merged) return tl::unexpected(merged.error());
            change.edits = std::move(*merged);
            selection_.files.push_back(std::move(change));
        }
        return std::move(selection_);
    }
    [[nodiscard]] const AnalysisSnapshot& snapshot() const { return snapshot_; }

  private:
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
    std::map<FileId, FileChange> changes_;  // ids follow the order of the paths
    EditSelection selection_;
};

/// Takes what the plan and the request allow, and says why the rest is left.
class Selector {
  public:
    Selector(const AnalysisSnapshot& snapshot, const SelectionRequest& request)
        : gatherer_(snapshot), request_(request) {}

    Result<EditSelection> select() {
        const auto& verdicts = gatherer_.snapshot().verdicts;
        for (size_t i = 0; i < verdicts.size(); ++i)
            if (isAsked(i)) look(verdicts[i]);
        return gatherer_.finish();
    }

  private:
    [[nodiscard]] bool isAsked(size_t index) const {
        const auto& asked = request_.functions;
        return asked.empty() || std::find(asked.begin(), asked.end(), index) != asked.end();
    }

    void look(const Verdict& verdict) {
        if (const std::string why = reasonToLeave(verdict); !why.empty())
            gatherer_.leave(verdict.function, why);
        else if (!verdict.edits.empty())
            gatherer_.take(verdict);
        for (const ExtraEdit& extra : verdict.extra) {
            if (isAllowed(extra.applicability))
                gatherer_.take(verdict, extra);
            else
                gatherer_.leave(verdict.function,
                                "its decorator arguments: " + std::string(kNeedsReview));
        }
    }

    [[nodiscard]] bool isAllowed(Applicability applicability) const {
        return applicability != Applicability::NeedsReview || request_.includeReview;
    }

    [[nodiscard]] std::string reasonToLeave(const Verdict& verdict) const {
        if (verdict.coveredBy)
            return "it runs inside the graph of " +
                   gatherer_.snapshot().program->idOf(verdict.coveredBy) +
                   (isTaken(verdict.coveredBy) ? "" : ", which is left too");
        if (verdict.edits.empty()) return named() ? withoutEdit(verdict) : "";
        return isAllowed(verdict.applicability) ? "" : std::string(kNeedsReview);
    }

    [[nodiscard]] bool isTaken(FunctionId function) const {
        const auto& verdicts = gatherer_.snapshot().verdicts;
        const auto at = std::find_if(verdicts.begin(), verdicts.end(), [&](const Verdict& verdict) {
            return verdict.function == function;
        });
        return at != verdicts.end() && isAllowed(at->applicability) &&
               isAsked(static_cast<size_t>(at - verdicts.begin()));
    }

    [[nodiscard]] bool named() const { return !request_.functions.empty(); }

    static std::string withoutEdit(const Verdict& verdict) {
        if (!verdict.extra.empty()) return "";
        return "there is no edit for it: " + std::string(text(verdict.action));
    }

    static constexpr std::string_view kNeedsReview =
        "it needs a review (--include-review takes it)";

    Gatherer gatherer_;
    const SelectionRequest& request_;
};

}  // namespace

Result<EditSelection> selectEdits(const AnalysisSnapshot& snapshot,
                                  const SelectionRequest& request) {
    return Selector(snapshot, request).select();
}

Result<EditSelection> selectOffered(const AnalysisSnapshot& snapshot,
                                    const std::vector<OfferedEdit>& offered) {
    Gatherer gatherer(snapshot);
    for (size_t i = 0; i < snapshot.verdicts.size(); ++i) {
        const Verdict& verdict = snapshot.verdicts[i];
        for (const OfferedEdit& edit : offered) {
            if (edit.function != i) continue;
            if (!edit.extra && !verdict.edits.empty())
                gatherer.take(verdict);
            else if (edit.extra && *edit.extra < verdict.extra.size())
                gatherer.take(verdict, verdict.extra[*edit.extra]);
        }
    }
    return gatherer.finish();
}

}  // namespace graphlift
