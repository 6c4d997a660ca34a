// The preconditions of a function as rows: what fails, what is not known (once for each reason),
// what holds (a group that holds as a whole folds to one row), what does not apply.
#pragma once

#include "ui/explain/Explanation.h"

namespace graphlift {

/// The section's row first.
std::vector<ExplainRow> answerRows(const ProjectView& project, const ReportFunction& function);

/// "train.py:62", in notebooks "train.ipynb:2:4" with the cell from 0.
QString placeTextOf(const ReportView& view, const SourceRange& where);
CodePlace placeOf(const ReportView& view, const SourceRange& where);

}  // namespace graphlift
