#include "ui/diff/ReviewChange.h"

#include <algorithm>
#include <map>

#include "app/report/FunctionText.h"
#include "ui/diff/ChangeWords.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

TextEdit textEdit(const FileEdit& edit) {
    return {edit.file, {edit.start, edit.end}, edit.replacement, edit.cell};
}

class SetBuilder {
  public:
    explicit SetBuilder(const ProjectView& project) : project_(project) {}

    ReviewSet build() {
        for (size_t i = 0; i < project_.numFunctions(); ++i) add(i);
        for (ReviewFile& file : set_.files) file.numLeftOut = numOverlapping(file.edits);
        return std::move(set_);
    }

  private:
    void add(size_t index) {
        const ReportFunction function = project_.report().function(index);
        const Verdict& verdict = function.verdict;
        std::vector<FileEdit> edits;
        if (verdict.planApplies) edits = verdict.edits;
        const bool hasOwn = !edits.empty();
        for (const ExtraEdit& extra : verdict.extra)
            edits.insert(edits.end(), extra.edits.begin(), extra.edits.end());
        if (edits.empty()) return;

        const size_t change = set_.changes.size();
        ReviewChange added;
        added.id = project_.idOf(index);
        added.function = index;
        added.file = fileOf(edits.front().file, edits, change);
        set_.files[added.file].changes.push_back(change);
        added.look = lookOf(hasOwn ? verdict.action : Action::Reconfigure, function.summary.mode);
        added.isSafe = isSafe(verdict, hasOwn);
        added.name = nameOf(function);
        added.title = titleOf(function, *set_.files[added.file].shown, hasOwn);
        if (!added.isSafe) added.question = questionOf(project_.report(), function);
        added.line = function.begin.line;
        set_.changes.push_back(std::move(added));
    }

    static bool isSafe(const Verdict& verdict, bool hasOwn) {
        const bool own = !hasOwn || verdict.applicability == Applicability::Safe;
        return own && std::all_of(verdict.extra.begin(), verdict.extra.end(), [](const auto& e) {
                   return e.edits.empty() || e.applicability == Applicability::Safe;
               });
    }

    size_t fileOf(FileId id, const std::vector<FileEdit>& edits, size_t change) {
        const auto [found, isNew] = index_.emplace(id, set_.files.size());
        if (isNew) {
            const auto& facts = project_.snapshot().program->files[id.index()];
            set_.files.push_back({id,
                                  facts->source->path(),
                                  std::make_shared<ShownText>(facts->source),
                                  {},
                                  {},
                                  {}});
        }
        ReviewFile& file = set_.files[found->second];
        for (const FileEdit& edit : edits) addEdit(file, textEdit(edit), change);
        return found->second;
    }

    // An edit that several functions need is one edit of all of them.
    static void addEdit(ReviewFile& file, const TextEdit& edit, size_t change) {
        const TextRange range{file.shown->fromFile(edit.cell, edit.range.begin),
                              file.shown->fromFile(edit.cell, edit.range.end)};
        for (PlacedEdit& known : file.edits)
            if (known.range == range && known.replacement == edit.replacement) {
                known.changes.push_back(change);
                return;
            }
        file.edits.push_back({range, edit.replacement, {change}});
        file.fileEdits.push_back(edit);
    }

    const ProjectView& project_;
    ReviewSet set_;
    std::map<FileId, size_t> index_;
};

}  // namespace

QString plainText(const Sentence& sentence) {
    QString text;
    for (const Phrase& phrase : sentence) text += phrase.text;
    return text;
}

std::shared_ptr<const ReviewSet> preparedSetOf(const ProjectView& project) {
    return project.derived<ReviewSet>(reviewSetOf);
}

ReviewSet reviewSetOf(const ProjectView& project) { return SetBuilder(project).build(); }

}  // namespace graphlift
