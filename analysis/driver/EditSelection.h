// Which of the offered edits a change of the project takes: what `diff` shows and `apply` writes.
// Follows the joint plan; what needs a review is taken only when asked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/driver/AnalysisHost.h"
#include "analysis/edit/TextEdit.h"

namespace graphlift {

struct SelectionRequest {
    std::vector<size_t> functions;  // indices in facts->functions; empty: all
    bool includeReview = false;
};

struct FileChange {
    FileId file;
    std::vector<TextEdit> edits;                        // in order of their places, each once
    std::vector<FunctionId> functions;                  // whose edits these are, in report order
    Applicability applicability = Applicability::Safe;  // NeedsReview when any of them does
};

/// One edit of one function that is taken.
struct TakenEdit {
    FunctionId function;
    Action action = Action::None;  // what it does; Reconfigure for one of the separate edits
    Rule rule = Rule::None;
    Applicability applicability = Applicability::Safe;
};

struct LeftEdit {
    FunctionId function;
    std::string why;
};

struct EditSelection {
    std::vector<FileChange> files;  // by path
    std::vector<TakenEdit> taken;   // in report order
    std::vector<LeftEdit> left;     // functions with an edit that is not taken, in report order
};

Result<EditSelection> selectEdits(const AnalysisSnapshot& snapshot,
                                  const SelectionRequest& request);

/// One offered edit: a function's own, or one of its separate ones.
struct OfferedEdit {
    size_t function = 0;          // index in facts->functions
    std::optional<size_t> extra;  // index in Verdict::extra
};

/// Exactly these, as a person ticked them: neither plan nor applicability is asked. Edits that a
/// function does not have are nothing.
Result<EditSelection> selectOffered(const AnalysisSnapshot& snapshot,
                                    const std::vector<OfferedEdit>& offered);

}  // namespace graphlift
