// Which of the offered edits a change of the project takes: what `diff` shows and `apply` writes.
// Follows the joint plan; what needs a review is taken only when asked.
#pragma once

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

struct LeftEdit {
    FunctionId function;
    std::string why;
};

struct EditSelection {
    std::vector<FileChange> files;  // by path
    std::vector<LeftEdit> left;     // functions with an edit that is not taken, in report order
};

Result<EditSelection> selectEdits(const AnalysisSnapshot& snapshot,
                                  const SelectionRequest& request);

}  // namespace graphlift
